"""Words that other rooms may use about organisations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """What sort of organisation it is."""

    MUNICIPALITY = "municipality", _("Municipality")
    USER_ORGANISATION = "user_organisation", _("User organisation")
    NEXT_OF_KIN_ORGANISATION = "next_of_kin_organisation", _("Next-of-kin organisation")
    USER_RUN_CENTRE = "user_run_centre", _("User-run centre")
    COMPETENCE_CENTRE = "competence_centre", _("Competence centre")
