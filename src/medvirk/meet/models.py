"""Dialogue conferences and what they said of each finding."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.audit import AuditPlace
from medvirk.foundation.record import Record, Until, declare, holds_act
from medvirk.listen.models import Evaluation, Finding
from medvirk.meet.enums import Outcome


class Conference(Record):
    """A dialogue conference about an evaluation's released findings, with a meeting for users beforehand."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="conference")
    day = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=200)
    users_meeting_day = models.DateField(_("the users meet beforehand on"))
    users_meeting_place = models.CharField(_("where the users meet"), max_length=200)
    #: Invitations go to everybody in the service, not only to those who took part.
    invitation = models.TextField(_("how everybody in the services is invited"))
    programme = models.TextField(_("programme"), blank=True)
    held_on = models.DateField(null=True)
    #: In words ("about forty"), so that no small group of those who came is counted.
    who_came = models.CharField(_("who came, in words"), max_length=200, blank=True)

    kept = declare(
        "id evaluation day place users_meeting_day users_meeting_place invitation programme held_on who_came"
    )

    def __str__(self) -> str:
        return f"{self.day}"

    @property
    def audit_place(self) -> AuditPlace:
        """Its evaluation's place."""
        evaluation: UUID = self.evaluation_id
        return AuditPlace(self.evaluation.organisation_id, evaluation)


class Discussion(Record):
    """What the conference said of one finding, with both sides' words. Their way out to the public is ``release``."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="discussions")
    finding = models.OneToOneField(Finding, on_delete=models.CASCADE, related_name="discussion")
    #: The released revision that was on the table.
    revision = models.PositiveSmallIntegerField()
    outcome = models.CharField(_("what the dialogue said"), max_length=20, choices=Outcome)
    users_words = models.TextField(_("what the users said"), blank=True)
    staff_words = models.TextField(_("what the staff said"), blank=True)
    #: Counts up when what was written down is changed, so that only words that reviewers have seen get out.
    version = models.PositiveSmallIntegerField(default=1)
    written_by = models.UUIDField()

    kept = declare(
        "id conference finding revision outcome users_words staff_words version",
        written_by=holds_act("who wrote it down", Until.ARCHIVED),
    )

    def __str__(self) -> str:
        return self.outcome

    @property
    def audit_place(self) -> AuditPlace:
        """Its conference's place."""
        return self.conference.audit_place
