"""Which pages lie under an evaluation, for whom and when."""

import pytest
from django.urls import reverse

from medvirk.listen.enums import EvaluationState
from medvirk.listen.queries.places import places_for
from tests.factories import make_evaluation, make_interviewer
from tests.listen.making import make_contact, make_panel_member

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

TEAM_ONLY = ("reading", "interviews", "marking_start", "findings")


@pytest.mark.parametrize("state", list(EvaluationState))
def test_the_commissioner_and_the_panel_are_never_led_to_what_is_the_teams(state: str) -> None:
    evaluation = make_evaluation(state=state)
    closed = {reverse(f"listen:{name}", args=[evaluation.id]) for name in TEAM_ONLY}
    for viewer in (make_contact(evaluation), make_panel_member(evaluation)):
        assert not closed & {place.url for place in places_for(viewer, evaluation)}


def test_pages_open_as_the_evaluation_goes_on() -> None:
    evaluation = make_evaluation()
    interviewer = make_interviewer(evaluation)
    seen = []
    for state in ("draft", "anchored", "collecting", "process_report"):
        evaluation.state = state
        seen.append(len(places_for(interviewer, evaluation)))
    assert seen == sorted(set(seen))
