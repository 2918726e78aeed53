"""Decisions, measures with their updates, feedback to those who spoke, and the final report."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from medvirk.change.enums import DecisionKind, MeasureState
from medvirk.foundation.audit import AuditPlace
from medvirk.foundation.record import Record, Until, declare, holds_act, holds_words
from medvirk.listen.models import Evaluation, Finding


class Decision(Record):
    """The municipality's answer to one standing finding: a measure, a "we keep this", or a no with its reason."""

    finding = models.OneToOneField(Finding, on_delete=models.CASCADE, related_name="decision")
    kind = models.CharField(_("decision"), max_length=10, choices=DecisionKind)
    #: For a no: why, and what there is instead. For "we keep this": what is kept.
    text = models.TextField(_("in words"), blank=True)
    owner = models.CharField(_("who owns it (function)"), max_length=200, blank=True)
    look_again_on = models.DateField(_("date to look again"), null=True, blank=True)
    decided_by = models.UUIDField()
    decided_on = models.DateField(auto_now_add=True)

    kept = declare(
        "id finding kind text owner look_again_on decided_on",
        decided_by=holds_act("who decided", Until.ARCHIVED),
    )

    def __str__(self) -> str:
        return self.kind

    @property
    def audit_place(self) -> AuditPlace:
        """Its evaluation's place."""
        evaluation: UUID = self.finding.evaluation_id
        return AuditPlace(self.finding.evaluation.organisation_id, evaluation)


class Measure(Record):
    """What is done about a finding: by whom, until when, for whom, and how we shall see it."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="measure")
    title = models.CharField(_("measure"), max_length=160)
    what_changes = models.TextField(_("what it is to change"))
    for_whom = models.CharField(_("for whom"), max_length=200)
    how_seen = models.TextField(_("how we shall see it"))
    owner = models.CharField(_("owner (function)"), max_length=200)
    due = models.DateField(_("due date"))
    state = models.CharField(_("status"), max_length=10, choices=MeasureState, default=MeasureState.PLANNED)

    kept = declare("id decision title what_changes for_whom how_seen owner due state")

    def __str__(self) -> str:
        return self.title

    @property
    def audit_place(self) -> AuditPlace:
        """Its decision's place."""
        return self.decision.audit_place


class Update(Record):
    """News about a measure."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="updates")
    on = models.DateField(_("date"))
    state = models.CharField(_("status"), max_length=10, choices=MeasureState)
    text = models.TextField(_("what has happened"))
    written_by = models.UUIDField()

    kept = declare("id measure on state text", written_by=holds_act("who wrote it", Until.ARCHIVED))

    class Meta:
        ordering = ["on"]

    def __str__(self) -> str:
        return f"{self.on} {self.state}"


class NotDone(Record):
    """A participant says that a measure is not done. The tick reaches the owner at once; the words go by the door.

    The day only, no address, no account; the words are sealed to the evaluation until released.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="not_done")
    day = models.DateField(auto_now_add=True)
    sealed_words = models.BinaryField(blank=True, default=b"")

    kept = declare("id measure day", sealed_words=holds_words("what is missing, in the participant's words"))

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}"

    @property
    def audit_place(self) -> AuditPlace:
        """Its measure's place."""
        return self.measure.audit_place


class DailyKey(Record):
    """The key under which wrong codes are counted today. Yesterday's is deleted, and with it what it could tell."""

    day = models.DateField(unique=True)
    key = models.BinaryField()

    kept = declare("id day key")

    def __str__(self) -> str:
        return f"{self.day}"


class WrongCode(Record):
    """Somebody gave a code that is not the evaluation's. ``sender`` hides the address under the day's key."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    sender = models.CharField(max_length=64)

    kept = declare("id evaluation day", sender=holds_act("to stop guessing; gone the next day", Until.USED))

    class Meta:
        indexes = [models.Index(fields=["day", "sender"], name="wrong_codes_by_sender")]

    def __str__(self) -> str:
        return f"{self.day}"


class Feedback(Record):
    """How those who spoke hear what came of it: page, printed sheet at a named place, one meeting told aloud."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="feedback")
    intro = models.TextField(_("introduction"), blank=True)
    published_on = models.DateField(null=True)
    sheet_place = models.CharField(_("where the printed sheet hangs"), max_length=200, blank=True)
    sheet_on = models.DateField(_("the sheet was hung up on"), null=True, blank=True)
    told_place = models.CharField(_("where it was told aloud"), max_length=200, blank=True)
    told_on = models.DateField(_("it was told aloud on"), null=True, blank=True)

    kept = declare("id evaluation intro published_on sheet_place sheet_on told_place told_on")

    def __str__(self) -> str:
        return f"feedback {self.evaluation_id}"

    @property
    def audit_place(self) -> AuditPlace:
        """Its evaluation's place."""
        evaluation: UUID = self.evaluation_id
        return AuditPlace(self.evaluation.organisation_id, evaluation)


class FinalReport(Record):
    """The final report as it was published: its content frozen, from which web page, PDF and Word are made."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="final_report")
    content = models.JSONField(default=dict)
    #: The released texts that it was made from, so that a recall finds it.
    sources = models.JSONField(default=list)
    #: What has been laid before the reviewers for everybody: each finding's revision, and whether it was sent.
    considered = models.JSONField(default=dict)
    published_on = models.DateField(null=True)

    kept = declare(
        "id evaluation sources considered published_on",
        content=holds_words("what came of it, as it was published", Until.ARCHIVED, sealed=False),
    )

    def __str__(self) -> str:
        return f"report {self.evaluation_id}"

    @property
    def audit_place(self) -> AuditPlace:
        """Its evaluation's place."""
        evaluation: UUID = self.evaluation_id
        return AuditPlace(self.evaluation.organisation_id, evaluation)
