"""The kinds of work there are. Each room registers its own when the server starts."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Order:
    """What a worker is told: which row, in which language, and for whom. Never any text."""

    subject: UUID
    language: str
    made_for: UUID


@dataclass(frozen=True)
class Made:
    """The file that came of it."""

    content: bytes
    file_name: str
    media_type: str


Work = Callable[[Order, Progress], Made]
_works: dict[str, Work] = {}


class UnknownWork(Exception):
    """Nobody has registered this kind. A fault in the code."""


class AlreadyRegistered(Exception):
    """Two rooms claim the same kind. A fault in the code."""


def register(kind: str, work: Work) -> None:
    """Let a room do this kind of work; called once, from the room's ``AppConfig.ready``."""
    if _works.get(kind, work) is not work:
        raise AlreadyRegistered(kind)
    _works[kind] = work


def work_of(kind: str) -> Work:
    """What is done for a job of this kind."""
    if kind not in _works:
        raise UnknownWork(kind)
    return _works[kind]
