"""How many have told, as each may know it."""

from typing import Any

import pytest

from medvirk.foundation.actor import ANYBODY, Actor
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from medvirk.listen.stations.told import told
from tests.factories import make_evaluation, make_interviewer
from tests.listen.making import make_contact, make_interview

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

S = EvaluationState


def words(evaluation: Evaluation, viewer: Actor) -> str:
    return str(told(evaluation.id, viewer).words)


def make_told(state: str, *present: int, **fields: Any) -> Evaluation:
    evaluation = make_evaluation(state=state, **fields)
    for number, people in enumerate(present, start=1):
        make_interview(evaluation, present=people, number=number)
    return evaluation


@pytest.mark.parametrize(
    ("people", "for_parties", "for_all"), [(5, False, False), (6, True, False), (11, True, False), (12, True, True)]
)
def test_a_number_is_told_only_to_those_whom_it_may_reach(people: int, for_parties: bool, for_all: bool) -> None:
    evaluation = make_told(S.DIALOGUE, people)
    assert str(people) in words(evaluation, make_interviewer(evaluation))
    assert (str(people) in words(evaluation, make_contact(evaluation))) is for_parties
    assert (str(people) in words(evaluation, ANYBODY)) is for_all
    assert words(evaluation, ANYBODY)


def test_a_small_plan_keeps_the_number_in() -> None:
    evaluation = make_told(S.DIALOGUE, 12, planned_participants=5)
    assert "12" not in words(evaluation, make_contact(evaluation))


def test_a_number_that_still_grows_is_for_the_team_alone() -> None:
    evaluation = make_told(S.COLLECTING, 7, 6)
    assert "13" in words(evaluation, make_interviewer(evaluation))
    assert not any(letter.isdigit() for letter in words(evaluation, make_contact(evaluation)))


def test_notes_that_are_not_handed_in_do_not_count() -> None:
    evaluation = make_told(S.COLLECTING, 7)
    make_interview(evaluation, present=6, number=2, delivered=False)
    assert "7" in words(evaluation, make_interviewer(evaluation))


def test_nothing_is_said_before_the_interviews() -> None:
    evaluation = make_told(S.RECRUITING)
    station = told(evaluation.id, make_interviewer(evaluation))
    assert (station.words, station.missing) == ("", ())


def test_the_team_alone_is_led_to_the_interviews() -> None:
    evaluation = make_told(S.COLLECTING)
    team, contact = (told(evaluation.id, make(evaluation)) for make in (make_interviewer, make_contact))
    assert team.url
    assert contact.url is None
    assert [bool(item.url) for item in (*team.missing, *contact.missing)] == [True, False]
