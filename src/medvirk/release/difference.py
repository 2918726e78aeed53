"""What has changed between two revisions of a text, word by word, for a person to read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: A word with the space after it: what is taken out or put in keeps its own spaces.
_WORD = re.compile(r"\s*\S+\s*|\s+")


class Change(StrEnum):
    """What happened to some words."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True)
class Piece:
    """Some words that stand, were taken out, or were put in."""

    change: Change
    text: str


def word_difference(old: str, new: str) -> list[Piece]:
    """Return the pieces in reading order: those that stand and were put in make ``new``, with those out ``old``."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [piece for step in steps for piece in _pieces(step, before, after)]


def _pieces(step: tuple[str, int, int, int, int], before: list[str], after: list[str]) -> Iterator[Piece]:
    tag, old_from, old_to, new_from, new_to = step
    if tag == "equal":
        yield Piece(Change.SAME, "".join(after[new_from:new_to]))
        return
    if old_to > old_from:
        yield Piece(Change.OUT, "".join(before[old_from:old_to]))
    if new_to > new_from:
        yield Piece(Change.IN, "".join(after[new_from:new_to]))
