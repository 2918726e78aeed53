"""The room as a Django app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.home"
    label = "home"
