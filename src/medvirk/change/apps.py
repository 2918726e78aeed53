"""The room as a Django app."""

from typing import Any
from uuid import UUID

from django.apps import AppConfig


class ChangeConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.change"
    label = "change"

    def ready(self) -> None:
        """Tell the thread about the last two stations, and the job desk about the report's files."""
        from medvirk.change.report.files import KINDS
        from medvirk.change.stations import decided, done
        from medvirk.foundation.jobs import work
        from medvirk.foundation.thread import StationName, register
        from medvirk.release import signals

        register(StationName.DECIDED, decided)
        register(StationName.DONE, done)
        for kind, make in KINDS.items():
            work.register(kind, make)
        signals.items_withdrawn.connect(take_back, dispatch_uid="change.take_back")


def take_back(sender: object, evaluation: UUID, **_news: Any) -> None:
    """What was withdrawn is not in the final report any more."""
    from medvirk.change.actions.report import take_back

    take_back(evaluation)
