"""Jobs as a Django app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.foundation.jobs"
    label = "jobs"
