"""Why something may not leave, as a value that a page can put into words."""

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """Reasons for a refusal; the values are stable and may be stored."""

    TOO_FEW_PARTICIPANTS = "too_few_participants"
    """The evaluation has too few participants for this; ``needed`` says how many it takes."""
    NOBODY_BEHIND = "nobody_behind"
    """No marked passage stands behind the finding."""
    TOO_FEW_BEHIND = "too_few_behind"
    """One or two people said it: only in words that they themselves have approved."""
    NOT_COUNTED = "not_counted"
    """Nobody counted, and it came up in too few interviews to be sure of enough people."""
    BASE_TOO_SMALL = "base_too_small"
    """Too few people answered for a figure."""
    COUNT_TOO_SMALL = "count_too_small"
    """Those the figure counts are too few."""
    REST_TOO_SMALL = "rest_too_small"
    """Those the figure leaves out are too few: the rest of the base could be found by subtraction."""
    MARGIN_TOO_SMALL = "margin_too_small"
    """A total of the table is too small, or too close to the whole, for any cell to be shown."""
    SMALL_CELL = "small_cell"
    """The cell itself is too small."""
    FOUND_BY_SUBTRACTION = "found_by_subtraction"
    """Large enough by itself, but hidden because a hidden one could be found by subtraction."""
    DIFFERS_TOO_LITTLE = "differs_too_little"
    """An earlier release has nearly the same people: the difference between the two is a small group."""
    TAKEN_OUT = "taken_out"
    """A figure on these people was taken out after a withdrawal and is not issued again on those left."""
    QUOTED_IN_FINDING = "quoted_in_finding"
    """The same person, as far as can be known, is already quoted under this finding."""
    QUOTED_ENOUGH = "quoted_enough"
    """The same person, as far as can be known, is already quoted as often as a report allows."""
    TOO_LARGE_A_SHARE = "too_large_a_share"
    """One person would supply more than a third of the report's quotes."""
    TOO_MANY_ATTRIBUTES = "too_many_attributes"
    """The quote says more than one thing about who spoke."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no, its reason, and the number it takes (people, interviews, quotes) where a number would help."""

    reason: Reason
    needed: int | None = None
