"""The audit trail as a Django app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.foundation.audit"
    label = "audit"
