"""The sealed contact list: whom to phone, and nothing about what they told."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from medvirk.foundation.actor import Actor, NotAllowed, NotPossible, system_actor
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.keys import store
from medvirk.foundation.keys.models import SealedKey
from medvirk.listen.actions import contact as actions
from medvirk.listen.models import ContactList, Evaluation, SealedContact
from medvirk.listen.queries.contact import Contact, contact_list_seen_by, contacts_read_at
from medvirk.listen.queries.reading import Desk
from medvirk.privacy.sealing import KeyPair, generate_key_pair
from tests.factories import make_evaluation, make_interviewer, make_process_leader
from tests.listen.making import make_contact, make_panel_member

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

PERSON = Contact("Kanari Fugl", "00 00 00 99", "etter klokka 12")


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def keys() -> KeyPair:
    return generate_key_pair()


@pytest.fixture
def evaluation(keys: KeyPair) -> Evaluation:
    from medvirk.foundation.keys.models import EvaluationKey

    evaluation = make_evaluation(state="recruiting", ends_on=in_days(90))
    EvaluationKey.objects.create(evaluation=evaluation.id, public=keys.public)
    return evaluation


@pytest.fixture
def leader(evaluation: Evaluation) -> Actor:
    return make_process_leader(evaluation)


@pytest.fixture
def contacts(evaluation: Evaluation, leader: Actor) -> ContactList:
    return actions.begin_contact_list(evaluation.id, in_days(60), by=leader)


def desk(evaluation: Evaluation, reader: Actor, keys: KeyPair) -> Desk:
    from tests.listen.making import make_reader

    if not store.readers(evaluation.id):
        make_reader(evaluation, reader)
    return Desk(evaluation, reader, keys, timezone.now())


def test_those_who_have_unlocked_read_what_the_team_wrote(
    evaluation: Evaluation, leader: Actor, contacts: ContactList, keys: KeyPair
) -> None:
    actions.add_contact(evaluation.id, PERSON, by=make_interviewer(evaluation))
    actions.add_contact(evaluation.id, Contact("Ask Bekk", "1"), by=leader)
    read = contacts_read_at(desk(evaluation, leader, keys))
    assert [row.contact.name for row in read] == ["Ask Bekk", "Kanari Fugl"]
    assert read[1].contact == PERSON


def test_nothing_readable_is_stored_or_told_in_the_trail(
    evaluation: Evaluation, leader: Actor, contacts: ContactList
) -> None:
    row = actions.add_contact(evaluation.id, PERSON, by=leader)
    assert b"Kanari" not in bytes(row.sealed)
    line = AuditLine.objects.get(verb="listen.contacts.added")
    assert "Kanari" not in str(line.details)
    assert line.subject == contacts.id


def test_the_list_is_tied_to_no_interview_and_no_pseudonym() -> None:
    related = {field.related_model for field in SealedContact._meta.get_fields() if field.is_relation}
    assert related == {Evaluation, ContactList}


def test_nobody_but_the_team_touches_the_list(evaluation: Evaluation, contacts: ContactList, keys: KeyPair) -> None:
    for actor in (make_contact(evaluation), make_panel_member(evaluation)):
        for refused in (
            lambda actor=actor: actions.add_contact(evaluation.id, PERSON, by=actor),
            lambda actor=actor: contact_list_seen_by(actor, evaluation),
            lambda actor=actor: contacts_read_at(desk(evaluation, actor, keys)),
            lambda actor=actor: actions.destroy_contact_list(evaluation.id, by=actor),
        ):
            with pytest.raises(NotAllowed):
                refused()


def test_the_team_without_a_key_cannot_read(evaluation: Evaluation, contacts: ContactList, keys: KeyPair) -> None:
    interviewer = make_interviewer(evaluation)
    desk(evaluation, make_interviewer(evaluation), keys)
    with pytest.raises(NotAllowed):
        contacts_read_at(Desk(evaluation, interviewer, keys, timezone.now()))


def test_a_destroyed_list_is_gone_for_good(
    evaluation: Evaluation, leader: Actor, contacts: ContactList, keys: KeyPair
) -> None:
    actions.add_contact(evaluation.id, PERSON, by=leader)
    actions.destroy_contact_list(evaluation.id, by=leader)
    assert not SealedKey.objects.exists()
    assert not SealedContact.objects.exists()
    assert contacts_read_at(desk(evaluation, leader, keys)) == []
    assert not contact_list_seen_by(leader, evaluation).is_open
    with pytest.raises(NotPossible):
        actions.add_contact(evaluation.id, PERSON, by=leader)


def test_a_passed_day_means_unreadable_at_once(
    evaluation: Evaluation, leader: Actor, contacts: ContactList, keys: KeyPair
) -> None:
    actions.add_contact(evaluation.id, PERSON, by=leader)
    ContactList.objects.update(destroyed_on=in_days(-1))
    assert contacts_read_at(desk(evaluation, leader, keys)) == []
    with pytest.raises(NotPossible):
        actions.add_contact(evaluation.id, PERSON, by=leader)


def test_the_system_destroys_lists_whose_day_has_passed_and_no_others(
    evaluation: Evaluation, leader: Actor, contacts: ContactList
) -> None:
    cleaner = system_actor("clean up")
    assert actions.lists_to_destroy() == []
    with pytest.raises(NotPossible):
        actions.destroy_passed_list(contacts, by=cleaner)
    ContactList.objects.update(destroyed_on=in_days(-1))
    (due,) = actions.lists_to_destroy()
    with pytest.raises(NotAllowed):
        actions.destroy_passed_list(due, by=leader)
    actions.destroy_passed_list(due, by=cleaner)
    assert not SealedKey.objects.exists()
    assert actions.lists_to_destroy() == []


def test_a_person_is_taken_off_the_list_by_those_who_read_it(
    evaluation: Evaluation, leader: Actor, contacts: ContactList, keys: KeyPair
) -> None:
    row = actions.add_contact(evaluation.id, PERSON, by=leader)
    with pytest.raises(NotAllowed):
        actions.remove_contact(evaluation.id, row.id, by=make_interviewer(evaluation))
    desk(evaluation, leader, keys)
    actions.remove_contact(evaluation.id, row.id, by=leader)
    with pytest.raises(NotAllowed):
        actions.remove_contact(evaluation.id, row.id, by=leader)


@pytest.mark.parametrize("day", [in_days(-1), in_days(91)])
def test_the_day_lies_ahead_and_not_after_the_evaluation(evaluation: Evaluation, leader: Actor, day: date) -> None:
    with pytest.raises(NotPossible):
        actions.begin_contact_list(evaluation.id, day, by=leader)


def test_the_day_comes_earlier_but_never_later(evaluation: Evaluation, leader: Actor, contacts: ContactList) -> None:
    assert actions.move_contact_list_day(evaluation.id, in_days(30), by=leader).destroyed_on == in_days(30)
    with pytest.raises(NotPossible):
        actions.move_contact_list_day(evaluation.id, in_days(31), by=leader)
    with pytest.raises(NotPossible):
        actions.begin_contact_list(evaluation.id, in_days(31), by=leader)


def test_a_list_needs_a_key_to_the_notes_first(leader: Actor) -> None:
    evaluation = make_evaluation(state="recruiting")
    with pytest.raises(NotPossible):
        actions.begin_contact_list(evaluation.id, in_days(10), by=make_process_leader(evaluation))
    with pytest.raises(NotPossible):
        actions.add_contact(evaluation.id, PERSON, by=make_process_leader(evaluation))
