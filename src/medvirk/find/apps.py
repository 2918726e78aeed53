"""The room as a Django app."""

from django.apps import AppConfig


class FindConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.find"
    label = "find"
