"""The key store's tables. Owners are bare UUIDs: nothing here says who or what they are."""

from django.db import models

from medvirk.foundation.record import Record, Until, declare, holds_act, holds_health


class SealedKey(Record):
    """A key pair whose private half is sealed to another key pair: a participant's or an interview's.

    Destroying the row makes everything sealed to it unreadable at once. The main database knows it by ``id``.
    """

    owner = models.UUIDField(unique=True)
    public = models.BinaryField()
    sealed_private = models.BinaryField()
    sealed_to = models.UUIDField()

    kept = declare(
        "id public sealed_to",
        owner=holds_health("finds the key to what one participant said"),
        sealed_private=holds_health("opens what one participant said", sealed=True),
    )

    def __str__(self) -> str:
        return f"key {self.id}"


class EvaluationKey(Record):
    """An evaluation's key pair. Its private half exists only as readers' wraps.

    A new generation is made after a reader leaves.
    """

    evaluation = models.UUIDField()
    generation = models.PositiveSmallIntegerField(default=1)
    public = models.BinaryField()

    kept = declare("id evaluation generation public")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "generation"], name="one_key_per_generation")]

    def __str__(self) -> str:
        return f"key {self.generation} of {self.evaluation}"


class ReaderWrap(Record):
    """One reader's way to the evaluation's private key: a passphrase opens their own key, and that opens it.

    A key pair of their own lets a reader choose a passphrase alone, before somebody who can already read
    lets them in; ``sealed_private`` is empty until then.
    """

    key = models.ForeignKey(EvaluationKey, on_delete=models.CASCADE, related_name="wraps")
    reader = models.UUIDField()
    public = models.BinaryField()
    wrapped = models.BinaryField()
    sealed_private = models.BinaryField(blank=True, default=b"")

    kept = declare(
        "id key public",
        reader=holds_act("who can open the notes"),
        wrapped=holds_act("opens the reader's own key with their passphrase"),
        sealed_private=holds_act("opens the notes with the reader's own key"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "reader"], name="one_wrap_per_reader")]

    def __str__(self) -> str:
        return f"wrap of {self.key_id}"

    @property
    def ready(self) -> bool:
        """True when somebody who could read has let them in."""
        return bool(self.sealed_private)


class Unlocked(Record):
    """The private key while a reader works, wrapped by the key in their cookie. Locking deletes the row."""

    key = models.ForeignKey(EvaluationKey, on_delete=models.CASCADE, related_name="unlocked")
    reader = models.UUIDField()
    wrapped = models.BinaryField()
    until = models.DateTimeField()

    kept = declare(
        "id key",
        reader=holds_act("who has unlocked", Until.USED),
        wrapped=holds_act("opens the notes with the cookie's key", Until.USED),
        until=holds_act("when it locks by itself", Until.USED),
    )

    def __str__(self) -> str:
        return f"unlocked until {self.until:%H:%M}"
