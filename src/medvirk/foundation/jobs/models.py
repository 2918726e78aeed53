"""Jobs: what is made, for whom, how far it has come, and the file that came of it."""

from django.db import models
from django.utils import timezone

from medvirk.foundation.jobs.enums import JobState
from medvirk.foundation.record import Record, Until, declare, holds_act


class Job(Record):
    """One piece of long work. ``attempt`` counts its starts and is the token of the worker that holds it."""

    kind = models.CharField(max_length=60)
    #: The row that it is about; the worker fetches everything else itself.
    subject = models.UUIDField()
    language = models.CharField(max_length=2)
    made_for = models.UUIDField()
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    attempt = models.PositiveSmallIntegerField(default=0)
    task = models.CharField(max_length=64, blank=True)
    touched_at = models.DateTimeField(default=timezone.now)
    #: Nothing can be fetched after it, whether or not the clean-up has run. Empty: as long as its subject.
    until = models.DateTimeField(null=True)
    result = models.BinaryField(default=b"")
    file_name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=100, blank=True)

    kept = declare(
        "id kind subject language state done total attempt task touched_at until result file_name media_type",
        made_for=holds_act("so that only those who asked for it can fetch it", Until.USED),
    )

    class Meta:
        indexes = [models.Index(fields=["kind", "subject"], name="jobs_by_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def is_over(self) -> bool:
        """True when nothing more will happen to it."""
        return self.state in (JobState.DONE, JobState.FAILED)
