"""Marked spans of a text, as pieces that a page can show, and where given words stand in a text.

All offsets count Unicode code points, as Python does. Nothing here knows the database or a page.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """From ``start`` up to, not including, ``end``. ``ValueError`` for a span without text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("a span begins in the text and holds at least one code point")

    def fits(self, length: int) -> bool:
        """True when a text of this length holds all of it."""
        return self.end <= length


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text without borders inside. ``numbers``: the marks that cover it; ``opens``: those that begin."""

    words: str
    numbers: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()


def runs(words: str, marks: Iterable[tuple[int, Span]]) -> list[Run]:
    """Cut a text where marks begin and end, so that marks that overlap need no nesting.

    ``marks`` are numbers with their spans. Put together, the pieces are the text, unchanged. A span that goes
    beyond the text covers what there is of it.
    """
    inside = [(number, span) for number, span in marks if span.start < len(words)]
    borders = {0, len(words)} | {border for _, span in inside for border in (span.start, span.end)}
    cuts = sorted(border for border in borders if border <= len(words))
    return [_run(words, begins, ends, inside) for begins, ends in pairwise(cuts)]


def _run(words: str, begins: int, ends: int, marks: list[tuple[int, Span]]) -> Run:
    covering = tuple(number for number, span in marks if span.start <= begins and ends <= span.end)
    opening = tuple(number for number, span in marks if span.start == begins)
    return Run(words[begins:ends], covering, opening)


def find(words: str, wanted: str) -> list[Span]:
    """Every place where the wanted words stand; how they are broken into lines makes no difference."""
    pieces = wanted.split()
    if not pieces:
        return []
    pattern = r"\s+".join(re.escape(piece) for piece in pieces)
    return [Span(found.start(), found.end()) for found in re.finditer(pattern, words)]


def says_the_same(one: str, other: str) -> bool:
    """True when two texts differ in nothing but how they are broken into lines."""
    return one.split() == other.split()
