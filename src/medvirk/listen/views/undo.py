"""What somebody did last on a page, kept in their session so that it can be undone and done again.

Only verbs and identifiers are kept, never words. Each interview has a memory of its own.
"""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

MOST = 50


@dataclass(frozen=True)
class Step:
    """Something that was done: ``verb`` on ``row``."""

    verb: str
    row: UUID


class Memory:
    """The steps on one page, newest last, and those that were undone."""

    def __init__(self, request: HttpRequest, page: UUID) -> None:
        self._session, self._key = request.session, f"undo-{page.hex}"
        kept = self._session.get(self._key, {})
        self._done = [Step(verb, UUID(row)) for verb, row in kept.get("done", ())]
        self._undone = [Step(verb, UUID(row)) for verb, row in kept.get("undone", ())]

    @property
    def last(self) -> Step | None:
        """What undo would undo."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """What would be done again."""
        return self._undone[-1] if self._undone else None

    def did(self, verb: str, row: UUID) -> None:
        """Remember a step. What was undone before it cannot be done again."""
        self._done, self._undone = [*self._done, Step(verb, row)], []
        self._keep()

    def forget(self) -> None:
        """Something was done that cannot be undone: start anew, so that undo never takes back something older."""
        self._done, self._undone = [], []
        self._keep()

    def step_back(self, *, kept: bool) -> None:
        """The last step is undone; ``kept`` when it can be done again."""
        step = self._done.pop()
        if kept:
            self._undone.append(step)
        self._keep()

    def step_on(self, *, kept: bool) -> None:
        """The step that was undone last is done again; ``kept`` when it can be undone again."""
        step = self._undone.pop()
        if kept:
            self._done.append(step)
        self._keep()

    def _keep(self) -> None:
        self._session[self._key] = {
            "done": [(step.verb, step.row.hex) for step in self._done[-MOST:]],
            "undone": [(step.verb, step.row.hex) for step in self._undone[-MOST:]],
        }
