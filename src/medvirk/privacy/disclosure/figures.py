"""When a figure may be shown: one by one, by subgroup, and in a table of two ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from medvirk.privacy.disclosure.audiences import DEFAULT_LIMITS, Audience, Limits
from medvirk.privacy.disclosure.refusals import Reason, Refusal
from medvirk.privacy.disclosure.suppression import suppress


class Form(Enum):
    """How a figure is said: nobody and everybody are said in words, never as a number."""

    NUMBER = "number"
    NONE = "none"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Part:
    """``count`` of ``base`` people; ``ValueError`` unless 0 <= count <= base."""

    count: int
    base: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.base:
            raise ValueError("a count lies between none and its base")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that may be shown. ``count`` and ``base`` are given for a number only."""

    form: Form
    count: int | None = None
    base: int | None = None

    @property
    def percent(self) -> int | None:
        """Return the share in whole per cent (halves up), or ``None`` where the figure is said in words.

        A percentage is the same figure in other clothes: it needs the same base and the same limits.
        """
        if self.count is None or not self.base:
            return None
        return (200 * self.count + self.base) // (2 * self.base)


def decide_figure(part: Part, audience: Audience, limits: Limits = DEFAULT_LIMITS) -> Figure | Refusal:
    """Return the figure, or why not: base at least 12, those in it and those left out 0 or at least k."""
    smallest = limits.smallest_group(audience)
    if part.base < limits.smallest_base(audience):
        return Refusal(Reason.BASE_TOO_SMALL, limits.smallest_base(audience))
    if part.count in (0, part.base):
        return Figure(Form.ALL if part.count else Form.NONE)
    if part.count < smallest:
        return Refusal(Reason.COUNT_TOO_SMALL, smallest)
    if part.base - part.count < smallest:
        return Refusal(Reason.REST_TOO_SMALL, smallest)
    return Figure(Form.NUMBER, part.count, part.base)


def decide_subgroups(
    parts: Mapping[str, Part], audience: Audience, limits: Limits = DEFAULT_LIMITS
) -> dict[str, Figure | Refusal]:
    """Return, for each subgroup of one division (by age, say), its figure or why it is hidden.

    The subgroups share nobody, and the whole is taken to be known. So what is hidden must be safe when
    it is taken together: the hidden subgroups are joined by the smallest of the others until together
    they pass the rule for a figure, and none of them is found by taking the others away (all but any
    one are at least k people). An empty subgroup hides nobody and is left out of this. The base of a
    hidden subgroup must not be shown elsewhere either; for one of at least k people it does no harm.
    """
    decided = {name: decide_figure(part, audience, limits) for name, part in parts.items()}
    hidden = {name for name, answer in decided.items() if isinstance(answer, Refusal) and parts[name].base}
    shown = sorted(set(decided) - hidden, key=lambda name: (parts[name].base, name))
    shown = [name for name in shown if parts[name].base]
    while hidden and shown and not _safe_together([parts[name] for name in hidden], audience, limits):
        name = shown.pop(0)
        hidden.add(name)
        decided[name] = Refusal(Reason.FOUND_BY_SUBTRACTION)
    return decided


def decide_two_way(
    counts: Sequence[Sequence[int]], audience: Audience, limits: Limits = DEFAULT_LIMITS
) -> list[list[int | Refusal]] | Refusal:
    """Return a table of two ways with its unsafe cells hidden, or why the table as a whole may not leave.

    ``counts`` are people, rows by columns; the totals are taken to be shown beside it. The table leaves
    only when every total passes: at least 12 people in all, each total 0 or at least k (and so is what
    it leaves out, being made of the other totals). Then hiding every cell is always safe, and hiding
    fewer is proved cell by cell.
    """
    table = np.asarray(counts, dtype=np.int64)
    smallest = limits.smallest_group(audience)
    if table.sum() < limits.smallest_base(audience):
        return Refusal(Reason.BASE_TOO_SMALL, limits.smallest_base(audience))
    totals = np.concatenate([table.sum(axis=0), table.sum(axis=1)])
    if any(0 < people < smallest for people in totals):
        return Refusal(Reason.MARGIN_TOO_SMALL, smallest)
    hidden = suppress(table, smallest)
    small, others = Refusal(Reason.SMALL_CELL, smallest), Refusal(Reason.FOUND_BY_SUBTRACTION)
    because = dict.fromkeys(hidden.secondary, others) | dict.fromkeys(hidden.primary, small)
    return [
        [because.get((row, column), int(people)) for column, people in enumerate(line)]
        for row, line in enumerate(table)
    ]


def _safe_together(hidden: Sequence[Part], audience: Audience, limits: Limits) -> bool:
    """Say whether hidden subgroups are safe when somebody subtracts all that is shown from the whole."""
    whole = Part(sum(part.count for part in hidden), sum(part.base for part in hidden))
    largest = max(part.base for part in hidden)
    enough_others = whole.base - largest >= limits.smallest_group(audience)
    return enough_others and isinstance(decide_figure(whole, audience, limits), Figure)
