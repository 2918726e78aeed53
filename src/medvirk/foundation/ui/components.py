"""The values that components take when a string is not enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from medvirk.foundation.actor import Reason


class ButtonKind(StrEnum):
    """How much a button asks for attention. One primary button on a page, at most."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"
    DANGER = "danger"


class CalloutKind(StrEnum):
    """What a framed message is about."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


class Tone(StrEnum):
    """The mood of a tag. The words carry the meaning; the colour only repeats it."""

    NEUTRAL = "neutral"
    GOOD = "good"
    WAITING = "waiting"
    NO = "no"


class StepState(StrEnum):
    """Where one step of a longer walk is."""

    DONE = "done"
    CURRENT = "current"
    COMING = "coming"


@dataclass(frozen=True)
class Step:
    """One step of a longer walk."""

    label: Reason
    state: StepState
    url: str | None = None


#: The words of a breadcrumb and where it leads; the page that is open leads nowhere.
Crumb = tuple[Reason, str | None]


def walk(labels: Sequence[Reason], current: int) -> list[Step]:
    """Steps with everything before ``current`` done and everything after it to come.

    ``current`` counts from nought; the length of ``labels`` means that the whole walk is done.
    """
    return [Step(label, _state(place, current)) for place, label in enumerate(labels)]


def _state(place: int, current: int) -> StepState:
    if place == current:
        return StepState.CURRENT
    return StepState.DONE if place < current else StepState.COMING
