"""The key store as a Django app."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.foundation.keys"
    label = "keys"
