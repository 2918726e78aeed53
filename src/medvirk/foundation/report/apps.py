"""Reports as a Django app."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.foundation.report"
    label = "report"
