"""An attacker who tries every possible table learns of no small group."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from medvirk.privacy.disclosure import Bounds, audit, suppress
from medvirk.privacy.disclosure.suppression import Cell, exact_bounds

Table = NDArray[np.int64]
K = 3


def tables_that_agree(table: Table, hidden: Sequence[Cell]) -> Iterator[tuple[int, ...]]:
    """Yield every filling of the hidden cells that agrees with the totals; plain search, no cleverness."""
    axes = [(axis, at) for axis in range(table.ndim) for at in range(table.shape[axis])]
    lines = axes if table.ndim == 2 else []
    left = {line: sum(int(table[cell]) for cell in hidden if cell[line[0]] == line[1]) for line in lines}
    whole = sum(int(table[cell]) for cell in hidden)

    def fill(number: int, room: dict[tuple[int, int], int], total: int) -> Iterator[tuple[int, ...]]:
        if number == len(hidden):
            if total == 0 and not any(room.values()):
                yield ()
            return
        mine = [line for line in lines if hidden[number][line[0]] == line[1]]
        for people in range(min([total, *(room[line] for line in mine)]) + 1):
            after = room | {line: room[line] - people for line in mine}
            for rest in fill(number + 1, after, total - people):
                yield (people, *rest)

    yield from fill(0, left, whole)


def exposed_groups(table: Table, hidden: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """Return every group of hidden cells that can be worked out to be a small group."""
    possible = np.array(list(tables_that_agree(table, hidden)))
    found = []
    for size in range(1, len(hidden) + 1):
        for chosen in combinations(range(len(hidden)), size):
            sums = possible[:, chosen].sum(axis=1)
            if sums.min() == sums.max() and 0 < sums[0] < K:
                found.append(tuple(hidden[number] for number in chosen))
    return found


def totals_pass(table: Table) -> bool:
    """Say whether every total and what it leaves out is empty or large enough."""
    totals = [int(total) for axis in (0, 1) for total in table.sum(axis=axis)] if table.ndim == 2 else []
    everybody = int(table.sum())
    return all(left == 0 or left >= K for total in (*totals, everybody) for left in (total, everybody - total))


def small_tables(rows: int, columns: int) -> st.SearchStrategy[Table]:
    """Return tables of a few people."""
    numbers = st.lists(st.integers(0, 5), min_size=rows * columns, max_size=rows * columns)
    return numbers.map(lambda line: np.array(line, dtype=np.int64).reshape(rows, columns))


@settings(max_examples=60, deadline=None)
@given(st.one_of(small_tables(2, 2), small_tables(2, 3), small_tables(3, 3)))
def test_the_attacker_finds_no_small_group_in_a_two_way_table(table: Table) -> None:
    assume(totals_pass(table))
    chosen = suppress(table, K)
    assert chosen.exposed == ()
    hidden = sorted(chosen.hidden)
    assume(len(hidden) <= 8)
    if hidden:
        assert exposed_groups(table, hidden) == []
        possible = np.array(list(tables_that_agree(table, hidden)))
        for number, cell in enumerate(hidden):
            if cell in chosen.primary:
                assert np.ptp(possible[:, number]) >= K


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=2, max_size=6))
def test_the_attacker_finds_no_small_group_in_a_one_way_table(people: list[int]) -> None:
    table = np.array(people, dtype=np.int64)
    assume(totals_pass(table))
    chosen = suppress(table, K)
    small = [number for number in people if 0 < number < K]
    if chosen.exposed:
        assert small
        return
    hidden = sorted(chosen.hidden)
    if hidden:
        assert exposed_groups(table, hidden) == []


@settings(max_examples=40, deadline=None)
@given(small_tables(3, 3), st.data())
def test_the_exact_bounds_are_those_of_the_plain_search(table: Table, data: st.DataObject) -> None:
    cells = list(product(range(3), range(3)))
    hidden = sorted(data.draw(st.sets(st.sampled_from(cells), min_size=1, max_size=6)))
    possible = np.array(list(tables_that_agree(table, hidden)))
    for number, cell in enumerate(hidden):
        expected = Bounds(int(possible[:, number].min()), int(possible[:, number].max()))
        assert exact_bounds(table, hidden, cell) == expected


def test_with_the_guard_off_the_attacker_succeeds() -> None:
    table = np.array([[4, 1, 5], [6, 7, 8], [3, 5, 4]])
    small_alone = [(0, 1)]
    assert exposed_groups(table, small_alone) == [((0, 1),)]
    assert audit(table, small_alone, K)[0].bounds == Bounds(1, 1)


def test_two_hidden_cells_that_are_few_together_are_exposed() -> None:
    table = np.array([1, 1, 9])
    assert exposed_groups(table, [(0,), (1,)]) == [((0,), (1,))]
    assert [exposure.cell for exposure in audit(table, {(0,), (1,)}, K)] == [(0,), (1,)]
    assert suppress(table, K).secondary == {(2,)}


def test_a_group_found_by_adding_and_taking_away_lines_is_seen() -> None:
    """Two rows less a column leave a small union; no single line shows it."""
    table = np.array([[9, 1, 0], [9, 0, 1], [0, 4, 4]])
    hidden = {(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 1), (2, 2)}
    assert exposed_groups(table, sorted(hidden))
    assert audit(table, hidden, K)


def test_a_lone_small_cell_in_a_one_way_table_cannot_be_protected() -> None:
    assert [exposure.cell for exposure in suppress(np.array([2, 0]), K).exposed] == [(0,)]


def test_nothing_small_hides_nothing() -> None:
    chosen = suppress(np.array([[5, 0], [0, 9]]), K)
    assert (chosen.hidden, chosen.exposed) == (frozenset(), ())


def test_what_is_hidden_needlessly_is_shown_again() -> None:
    table = np.array([[1, 9, 9, 9], [9, 1, 9, 9], [9, 9, 9, 9]])
    chosen = suppress(table, K)
    for cell in chosen.secondary:
        assert audit(table, chosen.hidden - {cell}, K)


@pytest.mark.parametrize(
    ("counts", "empty_hidden"),
    [
        ([[0, 1, 0, 4], [2, 2, 4, 0], [2, 0, 3, 1]], False),
        ([[0, 1, 3, 0], [0, 4, 0, 0], [4, 1, 0, 0]], True),
    ],
)
def test_where_no_exchange_helps_more_is_hidden_until_it_is_safe(counts: list[list[int]], empty_hidden: bool) -> None:
    table = np.array(counts)
    chosen = suppress(table, K)
    assert chosen.exposed == ()
    assert exposed_groups(table, sorted(chosen.hidden)) == []
    assert any(table[cell] == 0 for cell in chosen.hidden) is empty_hidden


@pytest.mark.parametrize("counts", [np.zeros((2, 2, 2)), np.array([-1, 4]), np.array(5)])
def test_only_tables_of_people_are_taken(counts: Table) -> None:
    with pytest.raises(ValueError, match="table"):
        suppress(counts, K)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_larger_tables_are_proved_safe_with_the_real_limit(seed: int) -> None:
    table = np.random.default_rng(seed).poisson(14, (7, 6))
    chosen = suppress(table, 11)
    assert chosen.exposed == ()
    for cell in chosen.primary:
        assert exact_bounds(table, chosen.hidden, cell).spread >= 11
