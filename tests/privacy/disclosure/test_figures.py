"""A figure shows no group that is too small, alone, by subgroup or in a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medvirk.privacy.disclosure import (
    Audience,
    Figure,
    Form,
    Limits,
    Part,
    Reason,
    Refusal,
    decide_figure,
    decide_subgroups,
    decide_two_way,
)

SHARED, PUBLIC = Audience.SHARED, Audience.PUBLIC
PARTS = st.integers(0, 40).flatmap(lambda base: st.builds(Part, st.integers(0, base), st.just(base)))


@pytest.mark.parametrize(
    ("count", "base", "audience", "answer"),
    [
        (6, 11, SHARED, Refusal(Reason.BASE_TOO_SMALL, 12)),
        (0, 11, SHARED, Refusal(Reason.BASE_TOO_SMALL, 12)),
        (6, 12, SHARED, Figure(Form.NUMBER, 6, 12)),
        (5, 12, SHARED, Refusal(Reason.COUNT_TOO_SMALL, 6)),
        (7, 12, SHARED, Refusal(Reason.REST_TOO_SMALL, 6)),
        (0, 12, SHARED, Figure(Form.NONE)),
        (12, 12, PUBLIC, Figure(Form.ALL)),
        (11, 22, PUBLIC, Figure(Form.NUMBER, 11, 22)),
        (10, 22, PUBLIC, Refusal(Reason.COUNT_TOO_SMALL, 11)),
        (12, 22, PUBLIC, Refusal(Reason.REST_TOO_SMALL, 11)),
    ],
)
def test_a_figure_needs_its_base_and_both_sides(
    count: int, base: int, audience: Audience, answer: Figure | Refusal
) -> None:
    assert decide_figure(Part(count, base), audience) == answer


def test_a_raised_limit_raises_the_base() -> None:
    refused = decide_figure(Part(0, 19), PUBLIC, Limits(public=20))
    assert refused == Refusal(Reason.BASE_TOO_SMALL, 20)


def test_percentages_are_whole_and_nobody_and_everybody_have_none() -> None:
    assert Figure(Form.NUMBER, 11, 24).percent == 46
    assert Figure(Form.NUMBER, 12, 24).percent == 50
    assert Figure(Form.NUMBER, 25, 200).percent == 13
    assert Figure(Form.ALL).percent is None
    assert Figure(Form.NUMBER, 0, 0).percent is None


def test_a_count_outside_its_base_is_a_mistake() -> None:
    for count, base in ((-1, 5), (6, 5)):
        with pytest.raises(ValueError, match="count"):
            Part(count, base)


def test_one_hidden_subgroup_takes_another_with_it() -> None:
    decided = decide_subgroups({"a": Part(20, 40), "b": Part(3, 12), "c": Part(15, 30)}, PUBLIC)
    assert decided == {
        "a": Figure(Form.NUMBER, 20, 40),
        "b": Refusal(Reason.COUNT_TOO_SMALL, 11),
        "c": Refusal(Reason.FOUND_BY_SUBTRACTION),
    }


def test_an_empty_subgroup_hides_nobody() -> None:
    decided = decide_subgroups({"a": Part(20, 40), "b": Part(0, 0)}, PUBLIC)
    assert decided == {"a": Figure(Form.NUMBER, 20, 40), "b": Refusal(Reason.BASE_TOO_SMALL, 12)}
    decided = decide_subgroups({"a": Part(20, 40), "b": Part(0, 0), "c": Part(1, 12)}, PUBLIC)
    assert not any(isinstance(answer, Figure) for answer in decided.values())


@given(st.dictionaries(st.sampled_from("abcdefg"), PARTS, min_size=1), st.sampled_from(Audience))
def test_no_subgroup_is_found_by_subtracting_those_shown(parts: dict[str, Part], audience: Audience) -> None:
    decided = decide_subgroups(parts, audience)
    smallest = Limits().smallest_group(audience)
    shown = {name for name, answer in decided.items() if isinstance(answer, Figure)}
    hidden = [parts[name] for name in parts if name not in shown and parts[name].base]
    assert all(isinstance(decide_figure(parts[name], audience), Figure) for name in shown)
    if not shown or not hidden:
        return
    left = Part(sum(part.count for part in hidden), sum(part.base for part in hidden))
    assert left.base >= 12
    assert left.count == 0 or left.count >= smallest
    assert left.base == left.count or left.base - left.count >= smallest
    for part in hidden:
        others = left.base - part.base
        assert others >= smallest
        if 0 < left.count < left.base and part.base >= smallest:
            lowest, highest = max(0, left.count - others), min(part.base, left.count)
            assert highest - lowest >= smallest


def test_a_table_hides_the_small_cell_and_what_gives_it_away() -> None:
    table = decide_two_way([[20, 3, 15], [30, 12, 14]], PUBLIC)
    assert table == [
        [20, Refusal(Reason.SMALL_CELL, 11), Refusal(Reason.FOUND_BY_SUBTRACTION)],
        [30, Refusal(Reason.FOUND_BY_SUBTRACTION), Refusal(Reason.FOUND_BY_SUBTRACTION)],
    ]


def test_a_table_with_nothing_small_is_shown_whole() -> None:
    assert decide_two_way([[20, 13], [0, 14]], PUBLIC) == [[20, 13], [0, 14]]


def test_a_table_on_too_few_people_does_not_leave() -> None:
    assert decide_two_way([[6, 0], [0, 5]], SHARED) == Refusal(Reason.BASE_TOO_SMALL, 12)


@pytest.mark.parametrize("counts", [[[6, 3], [2, 1]], [[40, 3], [30, 4]]])
def test_a_table_with_a_small_total_does_not_leave(counts: list[list[int]]) -> None:
    refused = decide_two_way(counts, PUBLIC if counts[0][0] == 40 else SHARED)
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.MARGIN_TOO_SMALL
