"""Words that other rooms may use about decisions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DecisionKind(TextChoices):
    """What the municipality decides about a finding."""

    MEASURE = "measure", _("A measure")
    KEEP = "keep", _("We keep this")
    NO = "no", _("No, with a reason")


class MeasureState(TextChoices):
    """Where a measure stands."""

    PLANNED = "planned", pgettext_lazy("measure", "Planned")
    UNDER_WAY = "under_way", pgettext_lazy("measure", "Under way")
    DONE = "done", pgettext_lazy("measure", "Done")
    GIVEN_UP = "given_up", pgettext_lazy("measure", "Given up, with a reason")
