"""Who can open the notes: passphrases, letting in, unlocking and locking."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.keys import store
from medvirk.listen.actions import reading as actions
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.reading import desk_for, readers_seen_by
from medvirk.people.models import Employment
from medvirk.people.queries import actor_for
from medvirk.privacy.sealing import Cost
from tests.factories import make_actor, make_evaluation, make_interviewer, make_process_leader
from tests.listen.evenings import account_of
from tests.listen.making import make_contact

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FIRST, SECOND = "fire gode ord her", "noen helt andre ord"


@pytest.fixture(autouse=True)
def _quick_and_in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(store, "COST", Cost(1, 8192))
    with translation.override("en"):
        yield


def test_two_readers_set_up_each_with_their_own_passphrase() -> None:
    evaluation = make_evaluation()
    leader, interviewer = make_process_leader(evaluation), make_interviewer(evaluation)
    actions.choose_passphrase(evaluation.id, FIRST, by=leader)
    actions.choose_passphrase(evaluation.id, SECOND, by=interviewer)
    with pytest.raises(NotPossible, match="let in"):
        actions.unlock(evaluation.id, SECOND, by=interviewer)
    secret = actions.unlock(evaluation.id, FIRST, by=leader)
    desk = desk_for(leader, known(evaluation.id), secret)
    assert desk is not None
    actions.let_in(evaluation.id, interviewer.id, desk.keys, by=leader)
    assert actions.unlock(evaluation.id, SECOND, by=interviewer)
    assert readers_seen_by(leader, known(evaluation.id)).still_needed == 0


def test_a_passphrase_is_chosen_once() -> None:
    evaluation = make_evaluation()
    leader = make_process_leader(evaluation)
    actions.choose_passphrase(evaluation.id, FIRST, by=leader)
    with pytest.raises(NotPossible, match="before"):
        actions.choose_passphrase(evaluation.id, SECOND, by=leader)


def test_a_wrong_passphrase_leaves_a_refused_line() -> None:
    evaluation = make_evaluation()
    leader = make_process_leader(evaluation)
    actions.choose_passphrase(evaluation.id, FIRST, by=leader)
    with pytest.raises(NotPossible, match="not the passphrase"):
        actions.unlock(evaluation.id, SECOND, by=leader)
    line = AuditLine.objects.get(verb="listen.reading.unlocked")
    assert line.refused
    assert line.actor == leader.id
    assert SECOND not in str(line.details)


def test_many_wrong_passphrases_close_the_door_for_a_while() -> None:
    evaluation = make_evaluation()
    leader = make_process_leader(evaluation)
    actions.choose_passphrase(evaluation.id, FIRST, by=leader)
    for _ in range(actions.MOST_TRIES):
        with pytest.raises(NotPossible, match="not the passphrase"):
            actions.unlock(evaluation.id, SECOND, by=leader)
    with pytest.raises(NotPossible, match="many wrong tries"):
        actions.unlock(evaluation.id, FIRST, by=leader)
    AuditLine.objects.update(at=timezone.now() - actions.TRIES_COUNT_FOR - timedelta(seconds=1))
    assert actions.unlock(evaluation.id, FIRST, by=leader)


def test_the_service_and_strangers_get_no_key() -> None:
    evaluation = make_evaluation()
    for outsider in (make_contact(evaluation), make_actor(), make_process_leader(make_evaluation())):
        with pytest.raises(NotAllowed):
            actions.choose_passphrase(evaluation.id, FIRST, by=outsider)
    assert not store.readers(evaluation.id)


def test_a_reader_who_becomes_employed_in_the_service_is_shut_out() -> None:
    evaluation = make_evaluation()
    leader = make_process_leader(evaluation)
    actions.choose_passphrase(evaluation.id, FIRST, by=leader)
    secret = actions.unlock(evaluation.id, FIRST, by=leader)
    account = account_of(leader)
    Employment.objects.create(account=account, service=evaluation.affected.get().service)
    employed = actor_for(account)
    with pytest.raises(NotAllowed):
        desk_for(employed, known(evaluation.id), secret)
    with pytest.raises(NotAllowed):
        actions.unlock(evaluation.id, FIRST, by=employed)


def test_only_a_reader_lets_others_in_and_only_the_team() -> None:
    evaluation = make_evaluation()
    leader, interviewer = make_process_leader(evaluation), make_interviewer(evaluation)
    actions.choose_passphrase(evaluation.id, FIRST, by=leader)
    actions.choose_passphrase(evaluation.id, SECOND, by=interviewer)
    keys = store.reading_keys(evaluation.id, leader.id, store.unlock(evaluation.id, leader.id, FIRST))
    assert keys is not None
    with pytest.raises(NotAllowed):
        actions.let_in(evaluation.id, interviewer.id, keys, by=interviewer)
    evaluation.team.filter(account_id=interviewer.id).delete()
    with pytest.raises(NotAllowed):
        actions.let_in(evaluation.id, interviewer.id, keys, by=leader)


def test_locking_closes_the_desk() -> None:
    evaluation = make_evaluation()
    leader = make_process_leader(evaluation)
    actions.choose_passphrase(evaluation.id, FIRST, by=leader)
    secret = actions.unlock(evaluation.id, FIRST, by=leader)
    actions.lock(evaluation.id, by=leader)
    assert desk_for(leader, known(evaluation.id), secret) is None


def test_after_the_end_date_nobody_reads() -> None:
    evaluation = make_evaluation()
    leader = make_process_leader(evaluation)
    actions.choose_passphrase(evaluation.id, FIRST, by=leader)
    secret = actions.unlock(evaluation.id, FIRST, by=leader)
    Evaluation.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotAllowed):
        desk_for(leader, known(evaluation.id), secret)
