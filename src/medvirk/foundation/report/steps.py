"""Progress that a person can watch."""

from collections.abc import Callable
from dataclasses import dataclass

type Progress = Callable[[int, int], None]


def unwatched(done: int, total: int) -> None:
    """Take note of nothing: for callers who do not watch."""


@dataclass
class Steps:
    """Tells `progress` how many of `total` steps are done; never backwards, never past the total."""

    total: int
    progress: Progress
    done: int = 0

    def step(self) -> None:
        """One more step is done."""
        self.done = min(self.done + 1, self.total)
        self.progress(self.done, self.total)
