"""The station "themes" of the thread."""

from uuid import UUID

from medvirk.foundation.actor import Actor
from medvirk.foundation.thread import Station, StationName


def themes(evaluation: UUID, viewer: Actor) -> Station:
    """How far the thread has come with themes, as this viewer may see it."""
    return Station(StationName.THEMES)
