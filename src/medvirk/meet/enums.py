"""Words that other rooms may use about the dialogue."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What the dialogue says of a finding. None of them deletes it."""

    RECOGNISED = "recognised", _("Recognised")
    WITH_CHANGES = "with_changes", _("Recognised with changes")
    SEEN_DIFFERENTLY = "seen_differently", _("Seen differently")
