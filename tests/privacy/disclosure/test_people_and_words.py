"""How many stand behind a finding is never more than the evidence carries, and leaves as a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medvirk.privacy.disclosure import (
    Audience,
    HowMany,
    Manner,
    Reason,
    Refusal,
    Standing,
    Voice,
    Wording,
    how_many,
    standing_behind,
    words_for,
)

NAMES = ["Myr", "Foss", "Lyng", "Tare", "Osp"]
SHARED, PUBLIC = Audience.SHARED, Audience.PUBLIC


def known(*names: str, interview: str = "a", number: int | None = None) -> Voice:
    return Voice(interview, frozenset(names), number)


@pytest.mark.parametrize(
    ("voices", "people"),
    [
        ([], None),
        ([known()], None),
        ([known("Myr")], 1),
        ([known("Myr"), known("Myr", "Foss")], 2),
        ([known(number=3), known(number=4)], 4),
        ([known("Myr", number=4)], 4),
        ([known("Myr", "Foss", "Lyng", number=2)], 3),
        ([known("Myr"), known(number=4)], 4),
        ([known(number=3), known(number=4, interview="b")], 7),
        ([known("Myr", number=3), known("Myr", interview="b")], 3),
        ([known("Myr"), known("Myr", interview="b")], 1),
        ([known("Myr", number=3), known(interview="b")], 3),
        ([known(number=0)], 0),
    ],
)
def test_unknown_people_combine_by_maximum_within_and_by_sum_between(voices: list[Voice], people: int | None) -> None:
    assert standing_behind(voices, 6).people == people


def test_interviews_where_nobody_counted_are_told_apart() -> None:
    voices = [known("Myr"), known(interview="b"), known(interview="b"), known(interview="c")]
    assert standing_behind(voices, 6) == Standing(people=1, interviews=3, of_interviews=6, uncounted=2)


def test_impossible_numbers_are_mistakes() -> None:
    with pytest.raises(ValueError, match="people"):
        known(number=-1)
    with pytest.raises(ValueError, match="interviews"):
        standing_behind([known(), known(interview="b")], 1)


@st.composite
def interviews(draw: st.DrawFn) -> tuple[list[Voice], int]:
    """Return voices, and how many people truly spoke; every person took part in one interview."""
    voices, spoke = [], 0
    for number in range(draw(st.integers(1, 4))):
        present = [f"{name} {number}" for name in NAMES]
        truth: set[str] = set()
        for _ in range(draw(st.integers(1, 4))):
            speakers = draw(st.sets(st.sampled_from(present), min_size=1))
            truth |= speakers
            named = frozenset(draw(st.sets(st.sampled_from(sorted(speakers)))))
            counted = draw(st.sampled_from([None, len(speakers)]))
            voices.append(Voice(number, named, counted))
        spoke += len(truth)
    return voices, spoke


@given(interviews())
def test_never_more_people_than_truly_spoke(held: tuple[list[Voice], int]) -> None:
    voices, spoke = held
    assert (standing_behind(voices, 4).people or 0) <= spoke


@given(interviews())
def test_the_order_of_marks_does_not_matter(held: tuple[list[Voice], int]) -> None:
    voices, _ = held
    assert standing_behind(voices, 4) == standing_behind(voices[::-1], 4)


@pytest.mark.parametrize(
    ("people", "word"),
    [(3, HowMany.SOME), (4, HowMany.SOME), (5, HowMany.SEVERAL), (9, HowMany.SEVERAL), (10, HowMany.MANY)],
)
def test_the_word_follows_the_share(people: int, word: HowMany) -> None:
    assert how_many(people, 20) is word


def test_nearly_all_is_as_far_as_words_go() -> None:
    assert how_many(16, 20) is HowMany.NEARLY_ALL
    assert how_many(20, 20) is HowMany.NEARLY_ALL
    with pytest.raises(ValueError, match="took part"):
        how_many(21, 20)


@pytest.mark.parametrize("people", [0, 1, 2])
def test_one_or_two_people_leave_only_in_words_they_approved(people: int) -> None:
    standing = Standing(people, 1, 4)
    assert words_for(standing, 13, SHARED) == Refusal(Reason.TOO_FEW_BEHIND, 3)
    assert words_for(standing, 13, SHARED, own_words_approved=True) == Wording(Manner.OWN_WORDS_APPROVED)


def test_three_people_are_some() -> None:
    assert words_for(Standing(3, 1, 4), 13, PUBLIC) == Wording(Manner.HOW_MANY, HowMany.SOME)


def test_a_count_beyond_the_participants_is_read_as_all_of_them() -> None:
    assert words_for(Standing(15, 3, 4), 13, PUBLIC) == Wording(Manner.HOW_MANY, HowMany.NEARLY_ALL)


def test_where_nobody_counted_interviews_are_said() -> None:
    said = words_for(Standing(None, 4, 6), 13, SHARED)
    assert said == Wording(Manner.IN_INTERVIEWS, interviews=4, of_interviews=6)
    assert words_for(Standing(None, 2, 6), 13, SHARED) == Refusal(Reason.NOT_COUNTED, 3)


def test_a_finding_that_nobody_is_behind_does_not_leave_even_when_approved() -> None:
    refused = words_for(Standing(None, 0, 6), 13, SHARED, own_words_approved=True)
    assert refused == Refusal(Reason.NOBODY_BEHIND)


def test_too_few_participants_stop_approved_words_too() -> None:
    refused = words_for(Standing(5, 1, 1), 5, SHARED, own_words_approved=True)
    assert refused == Refusal(Reason.TOO_FEW_PARTICIPANTS, 6)
