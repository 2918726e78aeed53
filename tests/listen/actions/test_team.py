"""Putting people on the team and taking them off it."""

import pytest

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.keys.models import EvaluationKey, Unlocked
from medvirk.listen import rules
from medvirk.listen.actions.team import add_to_team, remove_from_team
from medvirk.listen.models import Evaluation
from medvirk.people.enums import Role
from medvirk.people.queries import actor_for
from tests.factories import make_account, make_evaluation, make_interviewer, make_organisation, make_process_leader
from tests.listen.making import make_contact

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def evaluation() -> Evaluation:
    return make_evaluation()


def test_the_process_leader_puts_an_interviewer_on_the_team(evaluation: Evaluation) -> None:
    account = make_account((Role.INTERVIEWER, evaluation.organisation))
    add_to_team(evaluation.id, account, by=make_process_leader(evaluation))
    assert rules.is_team(actor_for(account), evaluation)


def test_nobody_employed_in_an_affected_service_comes_on_the_team(evaluation: Evaluation) -> None:
    service = evaluation.affected.get().service
    account = make_account((Role.INTERVIEWER, evaluation.organisation), employed_in=service)
    with pytest.raises(NotPossible):
        add_to_team(evaluation.id, account, by=make_process_leader(evaluation))
    assert not evaluation.team.filter(account=account).exists()


def test_nobody_from_another_organisation_comes_on_the_team(evaluation: Evaluation) -> None:
    account = make_account((Role.INTERVIEWER, make_organisation()))
    with pytest.raises(NotPossible):
        add_to_team(evaluation.id, account, by=make_process_leader(evaluation))


def test_nobody_is_on_the_team_twice(evaluation: Evaluation) -> None:
    leader = make_process_leader(evaluation)
    account = make_account((Role.INTERVIEWER, evaluation.organisation))
    add_to_team(evaluation.id, account, by=leader)
    with pytest.raises(NotPossible):
        add_to_team(evaluation.id, account, by=leader)


def test_only_the_process_leader_changes_the_team(evaluation: Evaluation) -> None:
    account = make_account((Role.INTERVIEWER, evaluation.organisation))
    leader = make_process_leader(evaluation)
    member = add_to_team(evaluation.id, account, by=leader)
    for actor in (make_interviewer(evaluation), make_contact(evaluation)):
        with pytest.raises(NotAllowed):
            add_to_team(evaluation.id, make_account(), by=actor)
        with pytest.raises(NotAllowed):
            remove_from_team(evaluation.id, member.id, by=actor)


def test_whoever_leaves_the_team_is_locked_out_at_once(evaluation: Evaluation) -> None:
    leader, interviewer = make_process_leader(evaluation), make_interviewer(evaluation)
    key = EvaluationKey.objects.create(evaluation=evaluation.id, public=b"p")
    Unlocked.objects.create(key=key, reader=interviewer.id, wrapped=b"w", until="2099-01-01T00:00Z")
    remove_from_team(evaluation.id, evaluation.team.get(account_id=interviewer.id).id, by=leader)
    assert not rules.is_team(interviewer, evaluation)
    assert not Unlocked.objects.exists()


def test_the_process_leader_stays(evaluation: Evaluation) -> None:
    leader = make_process_leader(evaluation)
    with pytest.raises(NotPossible):
        remove_from_team(evaluation.id, evaluation.team.get().id, by=leader)


def test_a_member_of_another_evaluation_is_not_found(evaluation: Evaluation) -> None:
    other = make_evaluation()
    make_interviewer(other)
    with pytest.raises(NotAllowed):
        remove_from_team(evaluation.id, other.team.get().id, by=make_process_leader(evaluation))
