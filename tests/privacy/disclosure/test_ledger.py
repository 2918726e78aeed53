"""Two releases, laid side by side, show no small group; nor does a withdrawal."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medvirk.privacy.disclosure import Audience, Base, Ledger, Reason, Refusal

SHARED, PUBLIC = Audience.SHARED, Audience.PUBLIC
SPRING = (date(2026, 1, 1), date(2026, 6, 30))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def base(
    size: int,
    population: str = "home",
    subgroup: tuple[str, ...] = (),
    period: tuple[date, date] = YEAR,
    people: frozenset[str] | None = None,
) -> Base:
    return Base(frozenset(population.split()), frozenset(subgroup), *period, size, people)


def ids(*numbers: int) -> frozenset[str]:
    return frozenset(map(str, numbers))


ISSUED = Ledger().with_released("first", base(40), PUBLIC)


@pytest.mark.parametrize(
    ("later", "answer"),
    [
        (base(40), None),
        (base(41), Refusal(Reason.DIFFERS_TOO_LITTLE, 11)),
        (base(39), Refusal(Reason.DIFFERS_TOO_LITTLE, 11)),
        (base(51), None),
        (base(29), None),
        (base(35, subgroup=("next of kin",)), Refusal(Reason.DIFFERS_TOO_LITTLE, 11)),
        (base(35, period=SPRING), Refusal(Reason.DIFFERS_TOO_LITTLE, 11)),
        (base(45, population="home day"), Refusal(Reason.DIFFERS_TOO_LITTLE, 11)),
        (base(39, population="day"), None),
        (base(39, period=(date(2027, 1, 1), date(2027, 12, 31))), None),
    ],
)
def test_bases_of_two_releases_differ_by_nobody_or_by_enough(later: Base, answer: Refusal | None) -> None:
    assert ISSUED.refusal(later, PUBLIC) == answer


def test_the_limit_is_that_of_the_audience_which_sees_both() -> None:
    assert ISSUED.refusal(base(47), SHARED) is None
    assert ISSUED.refusal(base(47), PUBLIC) == Refusal(Reason.DIFFERS_TOO_LITTLE, 11)
    inside = Ledger().with_released("first", base(40), SHARED)
    assert inside.refusal(base(45), PUBLIC) == Refusal(Reason.DIFFERS_TOO_LITTLE, 6)


def test_one_person_exchanged_for_another_is_seen_where_ids_are_kept() -> None:
    before, after = ids(*range(20)), ids(*range(1, 21))
    ledger = Ledger().with_released("first", base(20, people=before), PUBLIC)
    refused = ledger.refusal(base(20, people=after), PUBLIC)
    assert refused == Refusal(Reason.DIFFERS_TOO_LITTLE, 11)


def test_people_that_are_part_of_others_are_compared_whatever_they_are_called() -> None:
    ledger = Ledger().with_released("first", base(20, people=ids(*range(20))), PUBLIC)
    assert ledger.refusal(base(22, population="day", people=ids(*range(22))), PUBLIC) is not None
    assert ledger.refusal(base(22, population="day", people=ids(*range(5, 27))), PUBLIC) is None


def test_after_a_withdrawal_nothing_is_issued_on_those_left() -> None:
    everybody = base(20, people=ids(*range(20)))
    ledger = Ledger().with_released("first", everybody, PUBLIC)
    taken = ledger.with_taken_out([entry.figure for entry in ledger.resting_on("7")])
    left = base(19, people=ids(*range(20)) - {"7"})
    assert taken.refusal(left, PUBLIC) == Refusal(Reason.TAKEN_OUT, 11)
    assert taken.refusal(everybody, PUBLIC) == Refusal(Reason.TAKEN_OUT)
    assert taken.refusal(base(20), PUBLIC) == Refusal(Reason.TAKEN_OUT)
    assert taken.refusal(base(40), PUBLIC) is None


def test_figures_that_rest_on_a_person_are_found_and_taken_out_once() -> None:
    ledger = (
        Ledger()
        .with_released("hers", base(20, people=ids(*range(20))), PUBLIC)
        .with_released("others", base(20, "day", people=ids(*range(30, 50))), PUBLIC)
        .with_released("unknown", base(20, "night"), PUBLIC)
    )
    assert [entry.figure for entry in ledger.resting_on("7")] == ["hers", "unknown"]
    taken = ledger.with_taken_out({"hers"})
    assert [entry.figure for entry in taken.resting_on("7")] == ["unknown"]
    assert taken.with_taken_out({"unknown"}).resting_on("7") == ()
    assert len(taken.entries) == 3


@given(st.lists(st.sets(st.integers(0, 40), min_size=12), min_size=2, max_size=6))
def test_no_two_released_bases_leave_a_small_group_between_them(drawn: list[set[int]]) -> None:
    ledger = Ledger()
    for number, people in enumerate(drawn):
        candidate = base(len(people), people=ids(*people))
        if ledger.refusal(candidate, PUBLIC) is None:
            ledger = ledger.with_released(number, candidate, PUBLIC)
    for one in ledger.entries:
        for other in ledger.entries:
            left = (one.base.people or frozenset()) - (other.base.people or frozenset())
            assert not 0 < len(left) < 11


def test_a_base_is_a_part_of_itself_and_of_a_wider_one() -> None:
    narrow = base(20, subgroup=("young",), period=SPRING)
    assert narrow.within(narrow)
    assert narrow.within(base(40))
    assert not base(40).within(narrow)
    assert not replace(narrow, last=date(2027, 1, 1)).within(base(40))
