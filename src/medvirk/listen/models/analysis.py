"""Analysis: themes, marked excerpts, findings and quotes. Their words are sealed until they are released."""

from django.db import models

from medvirk.foundation.record import Record, declare, holds_act, holds_health, holds_words
from medvirk.listen.enums import ContentLanguage, FindingKind
from medvirk.listen.models.evaluation import Evaluation, OfEvaluation
from medvirk.listen.models.interview import Participant, SegmentText


class Theme(OfEvaluation):
    """A theme in the evaluation's tree. Its name is sealed: it can say more than it seems to."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="themes")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    position = models.PositiveSmallIntegerField()
    sealed_name = models.BinaryField()
    #: Counts up each time the name is changed, so that an old name cannot be put back in its place.
    revision = models.PositiveSmallIntegerField(default=1)

    kept = declare("id evaluation parent position revision", sealed_name=holds_words("what people talked about"))

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"theme {self.position}"


class Excerpt(OfEvaluation):
    """A marked span of notes, under one or more themes. ``start`` and ``end`` count Unicode code points."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="excerpts")
    text = models.ForeignKey(SegmentText, on_delete=models.PROTECT, related_name="excerpts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    themes = models.ManyToManyField(Theme, related_name="excerpts")
    #: Whom it speaks for, where that is known; else ``counted``, where somebody counted.
    people = models.ManyToManyField(Participant, related_name="+")
    counted = models.PositiveSmallIntegerField(null=True)
    sealed_memo = models.BinaryField(blank=True, default=b"")
    marked_by = models.UUIDField()
    #: Taken away by "undo"; kept so that it can be put back.
    removed = models.BooleanField(default=False)

    kept = declare(
        "id evaluation text start end themes counted removed",
        people=holds_health("how many stand behind it, never who"),
        sealed_memo=holds_words("what the one who marked it thought"),
        marked_by=holds_act("who marked what"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="an_excerpt_has_text")
        ]
        indexes = [models.Index(fields=["text", "start"], name="excerpts_along_a_text")]

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


class Finding(OfEvaluation):
    """Something that people told: it works, it could be better, or a suggestion.

    Whether it is out is ``release``'s to say.
    """

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=12, choices=FindingKind)
    theme = models.ForeignKey(Theme, null=True, on_delete=models.PROTECT, related_name="findings")
    excerpts = models.ManyToManyField(Excerpt, related_name="findings")
    position = models.PositiveSmallIntegerField()
    #: Born in the dialogue conference, not in an interview.
    from_conference = models.BooleanField(default=False)
    #: How many recognised it when the conference was asked; only for findings that were born there.
    counted = models.PositiveSmallIntegerField(null=True)
    #: The users' side may set a finding aside; the reason is kept.
    set_aside_because = models.TextField(blank=True)

    kept = declare("id evaluation kind theme excerpts position from_conference counted set_aside_because")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"finding {self.position}"


class FindingRevision(Record):
    """One revision of a finding's words in one language."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="revisions")
    language = models.CharField(max_length=2, choices=ContentLanguage)
    number = models.PositiveSmallIntegerField()
    sealed_title = models.BinaryField()
    sealed_text = models.BinaryField()
    written_by = models.UUIDField()

    kept = declare(
        "id finding language number",
        sealed_title=holds_words("what people told, gathered"),
        sealed_text=holds_words("what people told, gathered"),
        written_by=holds_act("who wrote it; the writer does not review it"),
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "language", "number"], name="one_finding_text_per_number")
        ]

    def __str__(self) -> str:
        return f"revision {self.number} of {self.finding_id}"


class Quote(OfEvaluation):
    """A rewritten excerpt that can stand alone under a finding."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="quotes")
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="quotes")
    excerpt = models.ForeignKey(Excerpt, on_delete=models.PROTECT, related_name="quotes")
    position = models.PositiveSmallIntegerField()

    kept = declare("id evaluation finding excerpt position")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"quote {self.position}"


class QuoteRevision(Record):
    """One revision of a quote's words."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="revisions")
    language = models.CharField(max_length=2, choices=ContentLanguage)
    number = models.PositiveSmallIntegerField()
    sealed_text = models.BinaryField()
    written_by = models.UUIDField()

    kept = declare(
        "id quote language number",
        sealed_text=holds_words("one person's words, rewritten so that they can stand alone"),
        written_by=holds_act("who rewrote it; the writer does not review it"),
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["quote", "language", "number"], name="one_quote_text_per_number")
        ]

    def __str__(self) -> str:
        return f"revision {self.number} of {self.quote_id}"
