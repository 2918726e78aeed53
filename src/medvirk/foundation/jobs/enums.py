"""What can be said about a job."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class JobState(TextChoices):
    """How far a job has come."""

    WAITING = "waiting", pgettext_lazy("job", "Waits for its turn")
    RUNNING = "running", pgettext_lazy("job", "Is being made")
    DONE = "done", pgettext_lazy("job", "Is ready")
    FAILED = "failed", pgettext_lazy("job", "Could not be made")
