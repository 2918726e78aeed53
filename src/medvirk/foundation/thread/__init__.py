"""The thread: voice → theme → finding → dialogue → decision → change.

A registry that lets numbers go up without an import going up. Each room registers, when the server starts,
a provider for its stations; the drawing and the conditions of an evaluation's steps read only this.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from medvirk.foundation.actor import Actor, Reason


class StationName(StrEnum):
    """The six stations, in the order in which a voice passes them."""

    TOLD = "told"
    THEMES = "themes"
    FINDINGS = "findings"
    DIALOGUE = "dialogue"
    DECIDED = "decided"
    DONE = "done"


@dataclass(frozen=True)
class Missing:
    """One thing that must be there before the evaluation can leave this station, and who does it."""

    what: Reason
    who: Reason
    url: str | None = None


@dataclass(frozen=True)
class Station:
    """How far the thread has come at one station, as this viewer may see it."""

    name: StationName
    #: A number in words, already through disclosure control: "31 har fortalt". Empty when nothing may be said.
    words: Reason = ""
    url: str | None = None
    missing: tuple[Missing, ...] = ()


Provider = Callable[[UUID, Actor], Station]
_providers: dict[StationName, Provider] = {}


class AlreadyRegistered(Exception):
    """Two rooms claim the same station. A fault in the code."""


def register(name: StationName, provider: Provider) -> None:
    """Let a room tell about a station. Called once, from the room's ``AppConfig.ready``."""
    if _providers.get(name, provider) is not provider:
        raise AlreadyRegistered(name)
    _providers[name] = provider


def station(name: StationName, evaluation: UUID, viewer: Actor) -> Station:
    """One station of an evaluation; a station that no room tells about is empty."""
    provider = _providers.get(name)
    return provider(evaluation, viewer) if provider else Station(name)


def stations(evaluation: UUID, viewer: Actor) -> Mapping[StationName, Station]:
    """All six stations of an evaluation, in order."""
    return {name: station(name, evaluation, viewer) for name in StationName}
