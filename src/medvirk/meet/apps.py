"""The room as a Django app."""

from django.apps import AppConfig


class MeetConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.meet"
    label = "meet"

    def ready(self) -> None:
        """Tell the thread about the dialogue."""
        from medvirk.foundation.thread import StationName, register
        from medvirk.meet.stations import dialogue

        register(StationName.DIALOGUE, dialogue)
