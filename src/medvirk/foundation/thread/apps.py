"""The thread as a Django app."""

from django.apps import AppConfig


class ThreadConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.foundation.thread"
    label = "thread"
