"""What a conference needs before it is planned, run and held."""

from datetime import date

import pytest

from medvirk.foundation.actor import NotPossible
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from medvirk.meet import states
from medvirk.meet.enums import Outcome
from medvirk.meet.models import Conference

S = EvaluationState
EARLY, LATE = date(2026, 5, 12), date(2026, 5, 20)


def an_evaluation(state: str) -> Evaluation:
    return Evaluation(state=state)


@pytest.mark.parametrize("state", S.values)
def test_a_conference_is_planned_from_the_process_report_until_the_dialogue_is_over(state: str) -> None:
    can = state in (S.PROCESS_REPORT, S.DIALOGUE)
    assert states.can_plan(an_evaluation(state), None) is can
    if can:
        states.check_plan(an_evaluation(state), None)
    else:
        with pytest.raises(NotPossible):
            states.check_plan(an_evaluation(state), None)


def test_the_plan_stands_when_the_conference_has_been_held() -> None:
    with pytest.raises(NotPossible):
        states.check_plan(an_evaluation(S.DIALOGUE), Conference(held_on=LATE))


def test_the_users_meet_before_the_conference() -> None:
    states.check_order(EARLY, LATE)
    for beforehand, conference in ((LATE, EARLY), (LATE, LATE)):
        with pytest.raises(NotPossible):
            states.check_order(beforehand, conference)


@pytest.mark.parametrize("state", S.values)
def test_what_is_said_is_written_down_during_the_dialogue_only(state: str) -> None:
    assert states.can_write_down(an_evaluation(state), Conference()) is (state == S.DIALOGUE)


def test_nothing_is_written_down_without_a_conference() -> None:
    states.check_write_down(an_evaluation(S.DIALOGUE), Conference())
    for evaluation, conference in ((an_evaluation(S.DIALOGUE), None), (an_evaluation(S.FINAL_REPORT), Conference())):
        with pytest.raises(NotPossible):
            states.check_write_down(evaluation, conference)


@pytest.mark.parametrize(
    ("outcome", "missing"),
    [
        (Outcome.RECOGNISED, set()),
        (Outcome.WITH_CHANGES, {"new_title", "new_text"}),
        (Outcome.SEEN_DIFFERENTLY, {"users_words", "staff_words"}),
    ],
)
def test_each_answer_of_the_dialogue_needs_its_words(outcome: Outcome, missing: set[str]) -> None:
    assert set(states.missing_words(outcome, {})) == missing
    assert not states.missing_words(outcome, dict.fromkeys(missing, "noe"))
    if missing:
        with pytest.raises(NotPossible):
            states.check_words(outcome, dict.fromkeys(missing, "  "))
    states.check_words(outcome, dict.fromkeys(missing, "noe"))


def test_a_conference_is_held_on_its_day_or_later_and_once() -> None:
    states.check_hold(Conference(day=EARLY), LATE)
    states.check_hold(Conference(day=LATE), LATE)
    for conference, today in ((Conference(day=LATE), EARLY), (Conference(day=EARLY, held_on=EARLY), LATE)):
        with pytest.raises(NotPossible):
            states.check_hold(conference, today)


@pytest.mark.parametrize("state", S.values)
def test_a_finding_is_set_aside_from_the_dialogue_until_the_report(state: str) -> None:
    assert states.can_set_aside(an_evaluation(state)) is (state in (S.DIALOGUE, S.FINAL_REPORT))


def test_setting_aside_needs_a_reason_that_others_understand() -> None:
    states.check_set_aside(an_evaluation(S.DIALOGUE), "Vi kjenner oss ikke igjen i dette.")
    for state, reason in ((S.DIALOGUE, "Nei."), (S.COLLECTING, "Vi kjenner oss ikke igjen i dette.")):
        with pytest.raises(NotPossible):
            states.check_set_aside(an_evaluation(state), reason)
