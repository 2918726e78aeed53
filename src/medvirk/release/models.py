"""Sittings, candidates, the two reviewers and their answers, and the frozen snapshots of what left.

Evaluations, findings and quotes are bare UUIDs here: the rooms that wrote them call this one.
"""

from collections.abc import Mapping
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medvirk.find.models import Organisation
from medvirk.foundation.audit import AuditPlace
from medvirk.foundation.record import (
    Record,
    Until,
    declare,
    holds_act,
    holds_contact,
    holds_health,
    holds_role,
    holds_words,
)
from medvirk.people.models import Account
from medvirk.release.enums import CandidateState, ItemKind, ReviewSide, SeatState, SittingState, Zone
from medvirk.release.messages import who_stands_behind


class PoolMember(Record):
    """Somebody who can review for others, across organisations."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="review_pool")
    side = models.CharField(max_length=20, choices=ReviewSide)
    active = models.BooleanField(default=True)

    kept = declare(
        "id active",
        account=holds_role("who can be asked to review"),
        side=holds_role("which side they speak from"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "side"], name="in_the_pool_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.side}"

    @property
    def audit_place(self) -> AuditPlace:
        """The pool belongs to everybody."""
        return AuditPlace()


class Sitting(Record):
    """All items that two reviewers look at together: one evaluation, one zone."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    evaluation = models.UUIDField(db_index=True)
    evaluation_title = models.CharField(max_length=120)
    language = models.CharField(max_length=2)
    zone = models.CharField(max_length=10, choices=Zone)
    participants = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=SittingState, default=SittingState.OPEN)
    opened_by = models.UUIDField()
    opened_on = models.DateField(auto_now_add=True)
    #: Finished or cancelled. The links open nothing any more some time after it.
    ended_on = models.DateField(null=True)
    #: Accounts of the evaluation's team and ids of affected services: they never review it.
    barred_accounts = models.JSONField(default=list)
    affected_services = models.JSONField(default=list)
    #: Who is quoted how often, by opaque ids, sealed like the candidates: asked again when the quotes leave.
    sealed_uses = models.BinaryField(default=b"")

    #: The links of a sitting that was opened a moment ago, by side: known to this instance alone, never stored.
    links: Mapping[str, str] = {}

    kept = declare(
        "id organisation evaluation evaluation_title language zone participants state opened_on ended_on "
        "affected_services",
        sealed_uses=holds_health("so that nobody is quoted more often than others", sealed=True),
        opened_by=holds_act("who asked for the review"),
        barred_accounts=holds_role("keeps the team from reviewing its own work", Until.EVALUATION_ENDS),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "zone"], condition=Q(state="open"), name="one_open_sitting_per_zone"
            )
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_title} {self.zone}"

    @property
    def audit_place(self) -> AuditPlace:
        """The evaluating organisation, the evaluation."""
        return AuditPlace(self.organisation_id, self.evaluation)

    @property
    def is_open(self) -> bool:
        """True while the reviewers can answer."""
        return self.state == SittingState.OPEN

    @property
    def barred(self) -> frozenset[UUID]:
        """Accounts that never review it."""
        return frozenset(UUID(account) for account in self.barred_accounts)

    @property
    def affected(self) -> frozenset[UUID]:
        """The services it is about."""
        return frozenset(UUID(service) for service in self.affected_services)


class OfSitting(Record):
    """A row that belongs to a sitting."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE)

    class Meta:
        abstract = True

    @property
    def audit_place(self) -> AuditPlace:
        """Its sitting's place."""
        return self.sitting.audit_place


class Seat(OfSitting):
    """One reviewer's place. A secret in their link opens the candidates; only its hash and public key are stored."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="seats")
    side = models.CharField(max_length=20, choices=ReviewSide)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="seats")
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    public_key = models.BinaryField()
    state = models.CharField(max_length=10, choices=SeatState, default=SeatState.SITTING)
    mailed_on = models.DateField(auto_now_add=True)
    answer_by = models.DateField(null=True)
    sent_on = models.DateField(null=True)

    kept = declare(
        "id sitting secret_hash public_key state mailed_on answer_by",
        sent_on=holds_act("who has answered"),
        side=holds_role("which side the reviewer speaks from", Until.EVALUATION_ENDS),
        account=holds_role("who reviews", Until.EVALUATION_ENDS),
        name=holds_contact("who reviews", Until.EVALUATION_ENDS),
        email=holds_contact("to send the link", Until.EVALUATION_ENDS),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "side"], condition=Q(state="sitting"), name="one_seat_per_side"),
            models.UniqueConstraint(
                fields=["sitting", "side"], condition=Q(state="standby"), name="one_substitute_per_side"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} in {self.sitting_id}"


class Candidate(OfSitting):
    """One revision of one item, sealed to the two reviewers until both have said yes."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="candidates")
    kind = models.CharField(max_length=10, choices=ItemKind)
    #: The finding, quote, … that it is a revision of, and the finding it belongs under.
    subject = models.UUIDField()
    parent = models.UUIDField(null=True)
    revision = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2)
    author = models.UUIDField()
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=CandidateState, default=CandidateState.WAITING)
    #: What disclosure control allows to be said beside it, in plain values: {"how_many": "many"}.
    allowed = models.JSONField(default=dict)
    sealed_content = models.BinaryField()
    #: Why it stayed in although both said yes: the value of a reason or hindrance.
    stays_because = models.CharField(max_length=30, blank=True)

    kept = declare(
        "id sitting kind subject parent revision language position state allowed stays_because",
        author=holds_act("the author does not review it"),
        sealed_content=holds_words("what the reviewers look at"),
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "kind", "subject", "revision", "language"],
                name="a_revision_once_per_sitting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"


class Verdict(Record):
    """One reviewer's yes or no to one candidate, each alone. A no carries a remark to the author."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="verdicts")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="verdicts")
    yes = models.BooleanField()
    sealed_remark = models.BinaryField(blank=True, default=b"")
    #: Counts up each time the answer is changed, so that an old remark cannot be put back in its place.
    text_version = models.PositiveSmallIntegerField(default=0)

    kept = declare(
        "id candidate text_version",
        seat=holds_act("who answered"),
        yes=holds_act("what they answered"),
        sealed_remark=holds_words("why not, to the author"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["candidate", "seat"], name="one_verdict_per_seat")]

    def __str__(self) -> str:
        return "yes" if self.yes else "no"


class Released(Record):
    """A frozen snapshot of what left: these words, at this revision, to this zone."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    evaluation = models.UUIDField(db_index=True)
    zone = models.CharField(max_length=10, choices=Zone)
    kind = models.CharField(max_length=10, choices=ItemKind)
    subject = models.UUIDField()
    parent = models.UUIDField(null=True)
    revision = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2)
    position = models.PositiveSmallIntegerField()
    content = models.JSONField()
    allowed = models.JSONField(default=dict)
    on = models.DateField(auto_now_add=True)
    #: A newer revision, a withdrawal or a recall takes it out of use; the row stays so that recalls can be listed.
    ended_on = models.DateField(null=True)

    kept = declare(
        "id organisation evaluation zone kind subject parent revision language position allowed on ended_on",
        content=holds_words("what two reviewers have said may be shown", Until.ARCHIVED, sealed=False),
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "kind", "subject", "language"],
                condition=Q(ended_on=None),
                name="one_released_text_in_use",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.zone}"

    @property
    def audit_place(self) -> AuditPlace:
        """The evaluating organisation, the evaluation."""
        return AuditPlace(self.organisation_id, self.evaluation)

    @property
    def stands_behind(self) -> str:
        """How many stand behind it, as a sentence in the reader's language; empty where nothing is said."""
        return who_stands_behind(self.allowed)


class LedgerEntry(Record):
    """The respondent base of a released figure, so that the next one cannot reveal the difference.

    ``figure`` is the item's subject; ``population`` and ``subgroup`` are lists of words.
    """

    evaluation = models.UUIDField(db_index=True)
    zone = models.CharField(max_length=10, choices=Zone)
    figure = models.UUIDField()
    population = models.JSONField()
    subgroup = models.JSONField(default=list)
    first = models.DateField()
    last = models.DateField()
    size = models.PositiveIntegerField()
    taken_out_on = models.DateField(null=True)

    kept = declare("id evaluation zone figure population subgroup first last size taken_out_on")

    def __str__(self) -> str:
        return f"{self.figure} {self.size}"
