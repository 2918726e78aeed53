"""Roles, as other rooms may ask for them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person is in an organisation."""

    MUNICIPAL_CONTACT = "municipal_contact", _("Municipal contact")
    PROCESS_LEADER = "process_leader", _("Process leader")
    INTERVIEWER = "interviewer", _("Interviewer with lived experience")
    PROFESSIONAL_REVIEWER = "professional_reviewer", _("Professional reviewer")
    LIVED_REVIEWER = "lived_reviewer", _("Lived-experience reviewer")
    PANEL_MEMBER = "panel_member", _("Panel member")


#: Those who are asked to review what others want to release.
REVIEWERS = frozenset({Role.PROFESSIONAL_REVIEWER, Role.LIVED_REVIEWER})
