"""Hide the cells of a table that would show a small group, and prove that nobody can work them out.

The attacker is taken to know every total, every cell that is shown, that cells are counts of people
(whole and not negative), and nothing more. A small cell (above 0 and below k) is safe when tables that
agree with all of that differ by at least k in it. By the duality of flows and cuts the same condition
means that no union of hidden cells whose sum can be worked out, and that has the small cell in it, has
fewer than k people: subtraction in several steps is covered too.

Bounds are whole numbers by themselves (the constraints of a two-way table are totally unimodular), so
a linear programme gives exact answers.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array

Cell = tuple[int, ...]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most people that a hidden cell can hold for all an attacker knows."""

    low: int
    high: int

    @property
    def spread(self) -> int:
        """Return how far apart the two are."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Exposure:
    """A small cell that can be worked out too closely, and how closely."""

    cell: Cell
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Suppression:
    """What to hide: small cells and others that give them away. Proved safe when ``exposed`` is empty."""

    primary: frozenset[Cell]
    secondary: frozenset[Cell]
    exposed: tuple[Exposure, ...]

    @property
    def hidden(self) -> frozenset[Cell]:
        """Return all cells to hide."""
        return self.primary | self.secondary


def suppress(counts: Counts, smallest: int) -> Suppression:
    """Return which cells of a one- or two-way table to hide so that no group below ``smallest`` shows.

    Where every total and its complement is 0 or at least ``smallest`` a safe answer exists and is
    found; else ``exposed`` says what no hiding of cells can protect.
    """
    table = _checked(counts)
    primary = _small(table, smallest)
    hidden = set(primary)
    while exposed := audit(table, hidden, smallest):
        more = _cheapest_cover(table, hidden, exposed[0].cell, smallest)
        if not more:
            hidden = _everything(table, hidden, smallest)
            break
        hidden |= more
    hidden = _without_needless(table, hidden, primary, smallest)
    return Suppression(frozenset(primary), frozenset(hidden - primary), audit(table, hidden, smallest))


def audit(counts: Counts, hidden: Collection[Cell], smallest: int) -> tuple[Exposure, ...]:
    """Return every hidden small cell that is not safe, the most exposed first; empty means proved.

    Witnesses first: two tables that differ enough and agree with what is shown. A linear programme
    only where no simple witness is found.
    """
    table, unknown = _checked(counts), set(hidden)
    exposed = []
    for cell in sorted(unknown & _small(table, smallest)):
        if _witnessed(table, unknown, cell).spread >= smallest:
            continue
        exact = exact_bounds(table, unknown, cell)
        if exact.spread < smallest:
            exposed.append(Exposure(cell, exact))
    return tuple(sorted(exposed, key=lambda exposure: (exposure.bounds.spread, exposure.cell)))


def exact_bounds(counts: Counts, hidden: Collection[Cell], cell: Cell) -> Bounds:
    """Return the exact bounds of a hidden cell, by a linear programme (HiGHS)."""
    table, unknown = _checked(counts), sorted(hidden)
    lines = [(axis, at) for axis in _axes(table) for at in range(table.shape[axis])] or [(-1, 0)]
    row_of = {line: number for number, line in enumerate(lines)}
    entries = [(row_of[line], column) for column, at in enumerate(unknown) for line in _lines_of(table, at)]
    rows, columns = zip(*entries, strict=True)
    matrix = coo_array((np.ones(len(entries)), (rows, columns)), shape=(len(lines), len(unknown))).tocsr()
    sums = matrix @ np.array([table[at] for at in unknown], dtype=float)
    wanted = np.array([float(at == cell) for at in unknown])
    low, high = (
        linprog(sign * wanted, A_eq=matrix, b_eq=sums, bounds=(0, None), method="highs").fun * sign for sign in (1, -1)
    )
    return Bounds(round(low), round(high))


def _checked(counts: Counts) -> Counts:
    """Return the table as whole numbers; ``ValueError`` unless it is one- or two-way and of people."""
    table = np.asarray(counts, dtype=np.int64)
    if table.ndim not in (1, 2) or (table < 0).any():
        raise ValueError("a table is one- or two-way and counts people")
    return table


def _axes(table: Counts) -> tuple[int, ...]:
    """Return the axes whose lines have totals of their own; a one-way table has one total alone."""
    return () if table.ndim == 1 else (0, 1)


def _lines_of(table: Counts, cell: Cell) -> list[tuple[int, int]]:
    """Return the lines (axis, position) whose totals a cell is part of."""
    return [(axis, cell[axis]) for axis in _axes(table)] or [(-1, 0)]


def _small(table: Counts, smallest: int) -> set[Cell]:
    """Return the cells with somebody in them, but fewer than ``smallest``."""
    return {tuple(map(int, at)) for at in np.argwhere((table > 0) & (table < smallest))}


def _witnessed(table: Counts, hidden: set[Cell], cell: Cell) -> Bounds:
    """Return bounds that are certainly reached, from tables that differ in two or four hidden cells."""
    up = down = 0
    for takes, gives in _exchanges(table, cell):
        if hidden.issuperset(takes) and hidden.issuperset(gives):
            up = max(up, int(min(table[at] for at in takes)))
            down = max(down, int(min(table[at] for at in (cell, *gives))))
    return Bounds(int(table[cell]) - down, int(table[cell]) + up)


def _exchanges(table: Counts, cell: Cell) -> Iterator[tuple[tuple[Cell, ...], tuple[Cell, ...]]]:
    """Yield cells that lose when ``cell`` gains people, and those that gain with it; totals stay."""
    if table.ndim == 1:
        for other in range(len(table)):
            if (other,) != cell:
                yield ((other,),), ()
        return
    row, column = cell
    for other_row, other_column in product(range(table.shape[0]), range(table.shape[1])):
        if other_row != row and other_column != column:
            yield ((row, other_column), (other_row, column)), ((other_row, other_column),)


def _cheapest_cover(table: Counts, hidden: set[Cell], cell: Cell, smallest: int) -> set[Cell]:
    """Return cells to hide so that ``cell`` gets another exchange: enough if possible, then fewest people.

    Empty cells are not used: somebody may know that they are empty.
    """
    best: tuple[int, int, tuple[Cell, ...]] | None = None
    for takes, gives in _exchanges(table, cell):
        new = tuple(at for at in (*takes, *gives) if at not in hidden)
        if not new or any(table[at] == 0 for at in new):
            continue
        spread = _witnessed(table, hidden | set(new), cell).spread
        offer = (-min(spread, smallest), sum(int(table[at]) for at in new), new)
        best = offer if best is None else min(best, offer)
    return set(best[2]) if best else set()


def _everything(table: Counts, hidden: set[Cell], smallest: int) -> set[Cell]:
    """Return all cells with somebody in them, and the empty ones too where those are not enough."""
    occupied = hidden | {tuple(map(int, at)) for at in np.argwhere(table > 0)}
    if not audit(table, occupied, smallest):
        return occupied
    return {tuple(map(int, at)) for at in np.ndindex(table.shape)}


def _without_needless(table: Counts, hidden: set[Cell], primary: set[Cell], smallest: int) -> set[Cell]:
    """Return the hidden cells without those that protect nothing: first empty ones, then the largest."""
    if audit(table, hidden, smallest):
        return hidden
    for cell in sorted(hidden - primary, key=lambda at: (table[at] > 0, -table[at], at)):
        if not audit(table, hidden - {cell}, smallest):
            hidden = hidden - {cell}
    return hidden
