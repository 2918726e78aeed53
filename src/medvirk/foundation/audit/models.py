"""The trail's lines."""

from django.db import models
from django.db.models.functions import Now

from medvirk.foundation.record import Record, Until, declare, holds_act


class AuditLine(Record):
    """Somebody did something, or was refused. Only ever added to."""

    at = models.DateTimeField(db_default=Now())
    verb = models.CharField(max_length=100)
    actor = models.UUIDField()
    actor_kind = models.CharField(max_length=10)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    evaluation = models.UUIDField(null=True)
    refused = models.BooleanField(default=False)
    details = models.JSONField(default=dict)

    kept = declare(
        "id subject_kind subject organisation evaluation refused details verb",
        at=holds_act("to show when something was done", Until.TRAIL),
        actor=holds_act("to show who did it", Until.TRAIL),
        actor_kind=holds_act("to show who did it", Until.TRAIL),
    )

    class Meta:
        indexes = [
            models.Index(fields=["evaluation", "at"], name="audit_by_evaluation"),
            models.Index(fields=["organisation", "at"], name="audit_by_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"
