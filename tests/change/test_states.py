"""What decisions, measures, the final report and the feedback need."""

from datetime import date, timedelta
from typing import Any

import pytest

from medvirk.change import states
from medvirk.change.enums import DecisionKind, MeasureState
from medvirk.change.models import Feedback, FinalReport
from medvirk.foundation.actor import NotPossible
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from tests.change.making import REASON

S = EvaluationState
TODAY = date(2026, 6, 3)
WHOLE: dict[str, Any] = {
    "title": "Åpent kjøkken",
    "what_changes": "Det er åpent.",
    "for_whom": "Alle",
    "how_seen": "Vi teller.",
    "owner": "Enhetsleder",
    "due": TODAY,
    "look_again_on": TODAY,
    "text": REASON,
}


def an_evaluation(state: str, **fields: Any) -> Evaluation:
    return Evaluation(state=state, **fields)


@pytest.mark.parametrize("kind", DecisionKind.values)
def test_a_decision_has_all_that_its_kind_needs(kind: str) -> None:
    states.check_answers(kind, WHOLE)
    for field, _what in states.NEEDS[kind]:
        lacking = {**WHOLE, field: None if field in ("due", "look_again_on") else "  "}
        assert set(states.missing_answers(kind, lacking)) == {field}
        with pytest.raises(NotPossible):
            states.check_answers(kind, lacking)


def test_a_no_tells_why_in_whole_sentences() -> None:
    assert states.missing_answers(DecisionKind.NO, {"text": "Nei."}) == {"text": states.TOO_SHORT}
    assert not states.missing_answers(DecisionKind.KEEP, {**WHOLE, "text": "Turen."})


@pytest.mark.parametrize("state", S.values)
def test_decisions_are_made_after_the_dialogue(state: str) -> None:
    can = state in (S.FINAL_REPORT, S.FOLLOW_UP)
    assert states.can_decide(an_evaluation(state), report_is_out=False, is_decided=False) is can
    if can:
        states.check_decide(an_evaluation(state), report_is_out=False, is_decided=True)
    else:
        with pytest.raises(NotPossible):
            states.check_decide(an_evaluation(state), report_is_out=False, is_decided=False)


def test_what_stands_in_the_report_is_not_changed_but_what_came_later_is_answered() -> None:
    evaluation = an_evaluation(S.FOLLOW_UP)
    states.check_decide(evaluation, report_is_out=True, is_decided=False)
    with pytest.raises(NotPossible):
        states.check_decide(evaluation, report_is_out=True, is_decided=True)


@pytest.mark.parametrize("state", S.values)
def test_measures_are_followed_also_after_the_evaluation_is_closed(state: str) -> None:
    assert states.can_follow(an_evaluation(state)) is (state in (S.FINAL_REPORT, S.FOLLOW_UP, S.CLOSED))


def test_news_is_about_what_has_happened() -> None:
    evaluation = an_evaluation(S.FOLLOW_UP)
    news: dict[str, Any] = {"on": TODAY, "today": TODAY, "state": MeasureState.DONE, "text": "Ferdig."}
    states.check_update(evaluation, **news)
    for change in (
        {"on": TODAY + timedelta(days=1)},
        {"state": MeasureState.GIVEN_UP},
    ):
        with pytest.raises(NotPossible):
            states.check_update(evaluation, **{**news, **change})
    states.check_update(evaluation, **{**news, "state": MeasureState.GIVEN_UP, "text": REASON})
    with pytest.raises(NotPossible):
        states.check_update(an_evaluation(S.DIALOGUE), **news)


def test_nothing_goes_to_everybody_before_the_dialogue_is_over() -> None:
    states.check_release(an_evaluation(S.FINAL_REPORT))
    with pytest.raises(NotPossible):
        states.check_release(an_evaluation(S.DIALOGUE))


@pytest.mark.parametrize(
    ("state", "undecided", "waits", "can"),
    [
        (S.FINAL_REPORT, 0, False, True),
        (S.FOLLOW_UP, 0, False, True),
        (S.FINAL_REPORT, 1, False, False),
        (S.FINAL_REPORT, 0, True, False),
        (S.DIALOGUE, 0, False, False),
    ],
)
def test_the_report_waits_for_reviewers_and_decisions(state: str, undecided: int, waits: bool, can: bool) -> None:
    if can:
        states.check_report(an_evaluation(state), undecided=undecided, waits_for_review=waits)
        return
    with pytest.raises(NotPossible):
        states.check_report(an_evaluation(state), undecided=undecided, waits_for_review=waits)


def test_a_report_and_a_page_are_out_when_they_have_a_date() -> None:
    assert not states.is_out(None)
    assert not states.is_out(FinalReport())
    assert states.is_out(FinalReport(published_on=TODAY))
    assert not states.is_public(None)
    assert not states.is_public(Feedback())
    assert states.is_public(Feedback(published_on=TODAY))


@pytest.mark.parametrize(
    ("state", "intro", "can"),
    [(S.FOLLOW_UP, "Takk.", True), (S.CLOSED, "Takk.", True), (S.FOLLOW_UP, " ", False), (S.DIALOGUE, "Takk.", False)],
)
def test_the_page_opens_in_the_follow_up_with_a_word_to_those_who_told(state: str, intro: str, can: bool) -> None:
    if can:
        states.check_feed_back(an_evaluation(state), intro)
        return
    with pytest.raises(NotPossible):
        states.check_feed_back(an_evaluation(state), intro)


@pytest.mark.parametrize(
    ("fields", "can"),
    [
        ({}, True),
        ({"sheet_place": "Tavla", "sheet_on": TODAY}, True),
        ({"sheet_place": "Tavla"}, False),
        ({"told_on": TODAY}, False),
        ({"told_place": "Kaféen", "told_on": TODAY + timedelta(days=1)}, False),
    ],
)
def test_a_sheet_and_a_meeting_have_both_place_and_date(fields: dict[str, Any], can: bool) -> None:
    if can:
        states.check_told(Feedback(**fields), TODAY)
        return
    with pytest.raises(NotPossible):
        states.check_told(Feedback(**fields), TODAY)


def test_no_words_are_taken_when_nobody_can_open_them_any_more() -> None:
    assert states.takes_words(an_evaluation(S.CLOSED, ends_on=date(2999, 1, 1)))
    assert not states.takes_words(an_evaluation(S.CLOSED, ends_on=date(2000, 1, 1)))
