"""Interviews: who was there by pseudonym, what they said yes to, and the sealed notes."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.audit import AuditPlace
from medvirk.foundation.record import Record, Until, declare, holds_act, holds_health, holds_role, holds_words
from medvirk.listen.enums import Audience, ContentLanguage, CrewPart, InterviewKind, Purpose
from medvirk.listen.models.evaluation import Evaluation, OfEvaluation
from medvirk.listen.models.guide import GuideVersion
from medvirk.people.models import Account


class Interview(OfEvaluation):
    """A group of 3 to 7, or one person who would rather talk alone.

    ``key`` opens what belongs to nobody in particular.
    """

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="interviews")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=12, choices=InterviewKind)
    audience = models.CharField(_("who is interviewed"), max_length=12, choices=Audience)
    language = models.CharField(_("language of the notes"), max_length=2, choices=ContentLanguage)
    day = models.DateField(_("day"))
    guide = models.ForeignKey(GuideVersion, null=True, on_delete=models.PROTECT, related_name="interviews")
    present = models.PositiveSmallIntegerField(_("how many took part"), null=True, blank=True)
    key = models.UUIDField(null=True)
    recorded_on = models.CharField(_("approved device"), max_length=200, blank=True)
    recorded_by = models.CharField(_("who recorded"), max_length=200, blank=True)
    recording_deleted_on = models.DateField(_("the recording was deleted on"), null=True, blank=True)
    #: Filled when the notes are handed in ("Lever"); from then on they never change.
    delivered_on = models.DateField(null=True)

    kept = declare(
        "id evaluation number kind audience language day guide present key recorded_on recording_deleted_on "
        "delivered_on",
        recorded_by=holds_act("who vouches for the recording"),
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "number"], name="one_interview_per_number"),
        ]

    def __str__(self) -> str:
        return f"interview {self.number}"


class OfInterview(Record):
    """A row that belongs to an interview."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE)

    class Meta:
        abstract = True

    @property
    def audit_place(self) -> AuditPlace:
        """Its evaluation's place."""
        evaluation: UUID = self.interview.evaluation_id
        return AuditPlace(self.interview.evaluation.organisation_id, evaluation)


class Crew(OfInterview):
    """One of the two interviewers: one asks, one writes."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="crew")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=CrewPart)

    kept = declare(
        "id interview",
        account=holds_role("who interviewed", Until.EVALUATION_ENDS),
        part=holds_role("who interviewed", Until.EVALUATION_ENDS),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["interview", "account"], name="on_the_crew_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.part}"


class Participant(OfInterview):
    """Somebody who told, by pseudonym. What they said is sealed to ``key``; withdrawing destroys it."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="participants")
    pseudonym = models.CharField(_("pseudonym"), max_length=40)
    key = models.UUIDField(null=True)
    withdrawn_on = models.DateField(null=True)
    #: After a withdrawal, the team goes through the passages that belong to nobody in particular.
    looked_through_on = models.DateField(null=True)

    kept = declare(
        "id key looked_through_on",
        interview=holds_health("which interview the person took part in"),
        pseudonym=holds_health("tells participants apart without a name"),
        withdrawn_on=holds_act("so that nothing more is used"),
    )

    class Meta:
        ordering = ["pseudonym"]
        constraints = [models.UniqueConstraint(fields=["interview", "pseudonym"], name="a_pseudonym_once")]

    def __str__(self) -> str:
        return self.pseudonym


class ConsentEvent(Record):
    """A participant says yes or no to one purpose, in a given text. Only ever added to; the state is derived."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    given = models.BooleanField()
    text_version = models.PositiveSmallIntegerField()
    text_language = models.CharField(max_length=2, choices=ContentLanguage)
    text_hash = models.CharField(max_length=64)
    day = models.DateField(auto_now_add=True)
    number = models.PositiveSmallIntegerField()

    kept = declare(
        "id text_version text_language text_hash number",
        participant=holds_health("what the person said yes to"),
        purpose=holds_health("what the person said yes to"),
        given=holds_health("what the person said yes to"),
        day=holds_act("when it was said"),
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["participant", "number"], name="consent_in_order")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.given}"


class Segment(OfInterview):
    """A piece of the notes: under a section of the guide, said by one participant or by nobody in particular.

    ``id`` comes from the device that wrote it, so that the same note sent twice is stored once.
    """

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="segments")
    section = models.UUIDField(null=True)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="segments")
    position = models.PositiveIntegerField()
    #: Which of a file's voices it is, by number; their names are never stored.
    voice = models.PositiveSmallIntegerField(null=True)
    #: "How many recognise this?", asked of the group.
    recognised = models.PositiveSmallIntegerField(null=True)

    kept = declare(
        "id interview section position voice recognised",
        participant=holds_health("so that what one person said can be taken out"),
    )

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"segment {self.position}"


class SegmentText(Record):
    """One version of a segment's text, sealed. Never changed after the notes are handed in.

    ``length`` counts Unicode code points; marks point into it, also when a tombstone stands in its place.
    """

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    fingerprint = models.CharField(max_length=64)
    length = models.PositiveIntegerField()
    written_by = models.UUIDField()
    #: The device that can read it too, until the notes are handed in; a hash of its public key.
    device = models.CharField(max_length=64, blank=True)

    kept = declare(
        "id segment number fingerprint length device",
        sealed=holds_words("to find out what could be better"),
        written_by=holds_act("who wrote it down"),
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["segment", "number"], name="one_text_per_number")]

    def __str__(self) -> str:
        return f"text {self.number} of {self.segment_id}"
