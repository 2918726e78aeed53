"""Starting an evaluation, taking it further, stopping it."""

import pytest
from django.db import IntegrityError, transaction

from medvirk.find.models import Organisation, Service
from medvirk.foundation.actor import ANYBODY, Actor, NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.listen.actions.evaluation import Beginning, advance_evaluation, start_evaluation, stop_evaluation
from medvirk.listen.enums import EvaluationState, TeamPart
from medvirk.listen.models import AffectedService, Evaluation
from medvirk.people.enums import Role
from tests.factories import (
    make_actor,
    make_evaluation,
    make_interviewer,
    make_organisation,
    make_process_leader,
    make_service,
)
from tests.listen.making import bring_to, make_contact, make_panel_member

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def centre() -> Organisation:
    return make_organisation("competence_centre")


@pytest.fixture
def leader(centre: Organisation) -> Actor:
    return make_actor((Role.PROCESS_LEADER, centre))


def beginning(centre: Organisation, *services: Service, commissioner: Organisation | None = None) -> Beginning:
    chosen = services or (make_service(),)
    return Beginning(centre, commissioner or chosen[0].organisation, chosen, "Hverdagen", "nn")


def test_whoever_starts_an_evaluation_leads_it(centre: Organisation, leader: Actor) -> None:
    evaluation = start_evaluation(beginning(centre, make_service(), make_service()), by=leader)
    assert (evaluation.state, evaluation.language) == (EvaluationState.DRAFT, "nn")
    assert evaluation.affected.count() == 2
    member = evaluation.team.get()
    assert (member.account_id, member.part) == (leader.id, TeamPart.PROCESS_LEADER)


def test_every_evaluation_has_a_code_of_its_own(centre: Organisation, leader: Actor) -> None:
    codes = {start_evaluation(beginning(centre), by=leader).code for _ in range(5)}
    assert len(codes) == 5


def test_only_a_process_leader_of_the_organisation_starts_it(centre: Organisation) -> None:
    elsewhere = make_actor((Role.PROCESS_LEADER, make_organisation()))
    interviewer = make_actor((Role.INTERVIEWER, centre))
    for actor in (elsewhere, interviewer, ANYBODY):
        with pytest.raises(NotAllowed):
            start_evaluation(beginning(centre), by=actor)
    assert not Evaluation.objects.exists()


def test_the_evaluator_never_evaluates_its_own_service(centre: Organisation, leader: Actor) -> None:
    own = make_service(centre)
    with pytest.raises(NotPossible):
        start_evaluation(beginning(centre, make_service(), own), by=leader)
    with pytest.raises(NotPossible):
        start_evaluation(beginning(centre, make_service(), commissioner=centre), by=leader)
    assert not Evaluation.objects.exists()
    assert AuditLine.objects.filter(refused=True).count() == 2


def test_the_database_itself_refuses_an_own_service() -> None:
    evaluation = make_evaluation()
    own = make_service(evaluation.organisation)
    with pytest.raises(IntegrityError), transaction.atomic():
        AffectedService.objects.create(evaluation=evaluation, service=own)
    with pytest.raises(IntegrityError), transaction.atomic():
        evaluation.affected.update(owner=evaluation.organisation)
    with pytest.raises(IntegrityError), transaction.atomic():
        AffectedService.objects.bulk_create([AffectedService(evaluation=evaluation, service=own)])


def test_nobody_leads_an_evaluation_of_the_service_they_are_employed_in(centre: Organisation) -> None:
    service = make_service()
    employed = make_actor((Role.PROCESS_LEADER, centre), employed_in=service)
    with pytest.raises(NotPossible):
        start_evaluation(beginning(centre, service), by=employed)
    assert not Evaluation.objects.exists()


def test_the_process_leader_takes_it_to_its_next_step_when_everything_is_there() -> None:
    evaluation = bring_to("draft", make_evaluation())
    advance_evaluation(evaluation.id, by=make_process_leader(evaluation))
    evaluation.refresh_from_db()
    assert evaluation.state == EvaluationState.ANCHORED
    line = AuditLine.objects.get(verb="listen.evaluation.advanced")
    assert line.details == {"before": "draft", "after": "anchored"}


def test_it_stays_where_it_is_while_something_is_missing() -> None:
    evaluation = make_evaluation()
    with pytest.raises(NotPossible):
        advance_evaluation(evaluation.id, by=make_process_leader(evaluation))
    evaluation.refresh_from_db()
    assert evaluation.state == EvaluationState.DRAFT


def test_nobody_but_the_process_leader_advances_or_stops_it() -> None:
    evaluation = bring_to("draft", make_evaluation())
    for actor in (make_interviewer(evaluation), make_contact(evaluation), make_panel_member(evaluation), ANYBODY):
        with pytest.raises(NotAllowed):
            advance_evaluation(evaluation.id, by=actor)
        with pytest.raises(NotAllowed):
            stop_evaluation(evaluation.id, "Det ble for få.", by=actor)


def test_an_evaluation_that_does_not_exist_is_refused_like_one_that_is_hidden() -> None:
    evaluation = make_evaluation()
    leader = make_process_leader(evaluation)
    gone = evaluation.id
    evaluation.delete()
    with pytest.raises(NotAllowed):
        advance_evaluation(gone, by=leader)


def test_stopping_needs_a_reason_and_is_for_good() -> None:
    evaluation = make_evaluation()
    leader = make_process_leader(evaluation)
    with pytest.raises(NotPossible):
        stop_evaluation(evaluation.id, "  ", by=leader)
    stop_evaluation(evaluation.id, " Det ble for få. ", by=leader)
    evaluation.refresh_from_db()
    assert (evaluation.state, evaluation.stopped_because) == (EvaluationState.STOPPED, "Det ble for få.")
    for again in (advance_evaluation, stop_evaluation):
        with pytest.raises(NotPossible):
            again(evaluation.id, *(["Nei."] if again is stop_evaluation else []), by=leader)
