"""The room as a Django app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.demo"
    label = "demo"
