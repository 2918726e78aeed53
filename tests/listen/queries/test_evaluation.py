"""Who finds which evaluation, and what comes next on its page."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.utils import translation

from medvirk.foundation import thread
from medvirk.foundation.actor import ANYBODY, Actor, NotAllowed
from medvirk.foundation.thread import Missing, Station, StationName
from medvirk.listen.models import Evaluation
from medvirk.listen.queries import evaluation as queries
from medvirk.people.enums import Role
from tests.factories import make_actor, make_evaluation, make_organisation, make_process_leader
from tests.listen.making import bring_to, make_contact, make_interview, make_panel_member

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """What is missing is told in the reader's language; here the reader is English."""
    with translation.override("en"):
        yield


def test_parties_find_it_and_nobody_else() -> None:
    evaluation = make_evaluation()
    for actor in (make_process_leader(evaluation), make_contact(evaluation), make_panel_member(evaluation)):
        assert queries.evaluation_for(actor, evaluation.id) == evaluation
    stranger = make_actor((Role.PANEL_MEMBER, make_organisation()))
    for actor, wanted in ((stranger, evaluation.id), (ANYBODY, evaluation.id), (stranger, uuid4())):
        with pytest.raises(NotAllowed):
            queries.evaluation_for(actor, wanted)


def test_nobody_has_no_evaluations() -> None:
    make_evaluation()
    assert queries.evaluations_of(ANYBODY) == []


def test_those_under_way_come_first() -> None:
    first = make_evaluation(title="A, over", state="closed")
    second = make_evaluation(title="B, under way", commissioner=first.commissioner)
    found = queries.evaluations_of(make_contact(first))
    assert found == [second, first]


def test_the_next_step_is_ones_own_or_else_somebody_elses() -> None:
    evaluation = bring_to("draft", make_evaluation())
    evaluation.agreements.all().delete()
    panel, contact, leader = make_panel_member(evaluation), make_contact(evaluation), make_process_leader(evaluation)

    def next_for(viewer: Actor) -> Missing:
        found = queries.overview_of(Evaluation.objects.get(id=evaluation.id), viewer, {}).next
        assert found
        return found

    assert "users’ side" in str(next_for(panel).what)
    assert "professionals’ side" in str(next_for(contact).what)
    assert next_for(leader).url is None


def test_a_station_that_was_asked_is_not_asked_again() -> None:
    evaluation = make_evaluation(state="dialogue")
    wants = Missing("this is missing", "somebody")
    stations = {StationName.DIALOGUE: Station(StationName.DIALOGUE, missing=(wants,))}
    assert queries.overview_of(evaluation, make_process_leader(evaluation), stations).next == wants


def test_a_stopped_evaluation_has_no_next_step() -> None:
    evaluation = make_evaluation(state="stopped")
    overview = queries.overview_of(evaluation, make_process_leader(evaluation), {})
    assert (overview.step, overview.transition, overview.next) == (0, None, None)


def test_stations_that_it_has_not_come_to_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[StationName] = []

    def provider(name: StationName) -> thread.Provider:
        def tell(evaluation: object, viewer: Actor) -> Station:
            asked.append(name)
            return Station(name)

        return tell

    for name in StationName:
        monkeypatch.setitem(thread._providers, name, provider(name))
    queries.thread_of(make_evaluation(state="dialogue"), ANYBODY)
    assert asked == [StationName.TOLD, StationName.THEMES, StationName.FINDINGS, StationName.DIALOGUE]


def test_the_public_finds_what_is_public_and_nothing_else() -> None:
    public, under_way = make_evaluation(state="closed"), make_evaluation(state="dialogue")
    for evaluation in (public, under_way):
        make_interview(evaluation, present=12)
    assert [shown.id for shown in queries.public_evaluations(ANYBODY)] == [public.id]
    assert queries.public_evaluation(ANYBODY, public) == public
    with pytest.raises(NotAllowed):
        queries.public_evaluation(ANYBODY, under_way)


@pytest.mark.parametrize(("present", "named"), [(11, False), (12, True)])
def test_the_title_is_public_when_the_service_may_be_named(present: int, named: bool) -> None:
    evaluation = make_evaluation(state="closed", title="Hverdagen i Tunet", planned_participants=30)
    make_interview(evaluation, present=present)
    assert ("Tunet" in queries.public_title(evaluation)) is named
