"""The user interface as a Django app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.foundation.ui"
    label = "ui"

    def ready(self) -> None:
        """Give Django's fields our words."""
        from medvirk.foundation.ui.forms import speak_plainly

        speak_plainly()
