"""Settings can only protect more, and the number of participants decides first."""

import pytest

from medvirk.privacy.disclosure import (
    Advice,
    Audience,
    Item,
    Limits,
    LimitTooLow,
    Reason,
    Refusal,
    what_may_leave,
)

SHARED, PUBLIC = Audience.SHARED, Audience.PUBLIC


def test_the_smallest_groups_are_six_and_eleven() -> None:
    assert Limits().smallest_group(SHARED) == 6
    assert Limits().smallest_group(PUBLIC) == 11
    assert Limits().smallest_base(SHARED) == Limits().smallest_base(PUBLIC) == 12


@pytest.mark.parametrize(("shared", "public"), [(5, 11), (6, 10), (0, 0), (-1, 11), (12, 11)])
def test_a_setting_never_lowers_a_limit(shared: int, public: int) -> None:
    with pytest.raises(LimitTooLow):
        Limits(shared=shared, public=public)


def test_a_setting_may_raise_a_limit_and_everything_follows() -> None:
    strict = Limits(shared=8, public=20)
    assert strict.smallest_base(PUBLIC) == 20
    assert not what_may_leave(7, strict).words
    assert what_may_leave(19, strict).refusal(Item.FIGURE, SHARED) == Refusal(Reason.TOO_FEW_PARTICIPANTS, 20)


ALLOWED: dict[int, dict[Audience, set[Item]]] = {
    5: {SHARED: set(), PUBLIC: set()},
    6: {SHARED: {Item.WORDS, Item.SERVICE_NAME}, PUBLIC: {Item.WORDS}},
    11: {SHARED: {Item.WORDS, Item.SERVICE_NAME}, PUBLIC: {Item.WORDS}},
    12: {SHARED: set(Item), PUBLIC: set(Item)},
}


@pytest.mark.parametrize("participants", ALLOWED)
@pytest.mark.parametrize("audience", Audience)
def test_what_may_leave_is_the_promised_table(participants: int, audience: Audience) -> None:
    allowance = what_may_leave(participants)
    assert {item for item in Item if allowance.refusal(item, audience) is None} == ALLOWED[participants][audience]


def test_a_refusal_says_how_many_it_takes() -> None:
    assert what_may_leave(3).refusal(Item.WORDS, PUBLIC) == Refusal(Reason.TOO_FEW_PARTICIPANTS, 6)
    assert what_may_leave(3).refusal(Item.QUOTE, SHARED) == Refusal(Reason.TOO_FEW_PARTICIPANTS, 12)


def test_where_nothing_can_leave_there_is_advice() -> None:
    assert what_may_leave(0).advice == (Advice.JOIN_OTHERS, Advice.DIALOGUE_WITHOUT_REPORT)
    assert what_may_leave(6).advice == ()
    assert what_may_leave(12).quotes_and_figures
    assert not what_may_leave(11).quotes_and_figures


def test_fewer_than_no_participants_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="participants"):
        what_may_leave(-1)
