"""The room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.people"
    label = "people"
