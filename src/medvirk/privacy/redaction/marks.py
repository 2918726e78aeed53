"""What a suggestion is, and which of two that overlap is kept."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What the marked words may give away. Where two marks overlap, the one named first here is kept."""

    EMAIL = "email"
    NATIONAL_ID = "national_id"
    STREET = "street"
    DATE = "date"
    PHONE = "phone"
    STAFF_OR_WARD = "staff_or_ward"
    DRUG = "drug"
    PLACE = "place"
    NAME = "name"
    NUMBER = "number"


class Certainty(Enum):
    """How sure the mark is: a doubtful one may well be an ordinary word."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """A span of the text to look at: ``start`` to ``end`` (not included) in Unicode code points."""

    start: int
    end: int
    kind: Kind
    certainty: Certainty


def settled(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Return the suggestions in the order of the text, none overlapping: by certainty, then by kind."""
    certainties, kinds = list(Certainty), list(Kind)

    def rank(one: Suggestion) -> tuple[bool, int, int, int]:
        doubtful = certainties.index(one.certainty) == len(certainties) - 1
        return doubtful, kinds.index(one.kind), one.start - one.end, one.start

    kept: list[Suggestion] = []
    for one in sorted(suggestions, key=rank):
        at = bisect_left(kept, one.start, key=lambda other: other.end - 1)
        if at == len(kept) or one.end <= kept[at].start:
            kept.insert(at, one)
    return kept
