"""Words that other rooms may use about what leaves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Zone(TextChoices):
    """How far something has come out."""

    SHARED = "shared", _("Those invited to the dialogue")
    PUBLIC = "public", _("Everybody")


class ItemKind(TextChoices):
    """What sort of thing leaves."""

    FINDING = "finding", _("Finding")
    QUOTE = "quote", _("Quote")
    FIGURE = "figure", _("Figure")
    WORDS = "words", _("Words")  # what somebody wrote in a conference or about a measure


class ReviewSide(TextChoices):
    """The two reviewers, on equal footing."""

    LIVED_EXPERIENCE = "lived_experience", _("Reviewer with lived experience")
    PROFESSIONAL = "professional", _("Professional reviewer")


class SittingState(TextChoices):
    """How far a sitting has come."""

    OPEN = "open", pgettext_lazy("sitting", "Open")
    FINISHED = "finished", pgettext_lazy("sitting", "Finished")
    CANCELLED = "cancelled", pgettext_lazy("sitting", "Cancelled")


class CandidateState(TextChoices):
    """What has become of one item in a sitting."""

    WAITING = "waiting", pgettext_lazy("candidate", "Waits for an answer")
    RELEASED = "released", pgettext_lazy("candidate", "Released")
    REFUSED = "refused", pgettext_lazy("candidate", "Stays in")
    REPLACED = "replaced", pgettext_lazy("candidate", "Changed by the team")
    WITHDRAWN = "withdrawn", pgettext_lazy("candidate", "Taken back")


class SeatState(TextChoices):
    """Whether a reviewer's turn has come."""

    STANDBY = "standby", pgettext_lazy("seat", "Substitute")
    SITTING = "sitting", pgettext_lazy("seat", "Reviews")
    REPLACED = "replaced", pgettext_lazy("seat", "Replaced")
