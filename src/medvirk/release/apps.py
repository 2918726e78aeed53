"""The room as a Django app."""

from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.release"
    label = "release"
