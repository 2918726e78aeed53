"""Writes to the sealed contact list: whom to phone, pay and invite. It is tied to nobody's pseudonym.

The list has a key pair of its own. Anybody on the team can add; only those who have unlocked can read; when the
key is destroyed, on its date or before, nobody can.
"""

import json
from dataclasses import asdict
from datetime import date
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, NotPossible, check, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, states
from medvirk.listen.actions.evaluation import locked
from medvirk.listen.models import ContactList, Evaluation, SealedContact
from medvirk.listen.queries.contact import Contact, place_of
from medvirk.privacy.sealing import seal

NOT_BEGUN = _("There is no contact list yet. The process leader begins it.")
GONE = _("The contact list has been destroyed, so nothing more can be written on it.")


@audit.action("listen.contacts.begun")
def begin_contact_list(evaluation_id: UUID, destroyed_on: date, *, by: Actor) -> ContactList:
    """Begin the list, with a key of its own and the day on which it is destroyed."""
    evaluation = locked(evaluation_id)
    require(rules.may_plan(by, evaluation))
    states.check_open(evaluation, states.Work.CONTACTS)
    check(not ContactList.objects.filter(evaluation=evaluation).exists(), _("There is a contact list already."))
    _check_day(evaluation, destroyed_on)
    check(store.has_key(evaluation.id), _("Somebody on the team must choose a passphrase to the notes first."))
    row = ContactList(evaluation=evaluation, destroyed_on=destroyed_on)
    row.key = store.new_sealed_key(row.id, evaluation.id).id
    row.save()
    audit.record(by, row)
    return row


@audit.action("listen.contacts.day_moved")
def move_contact_list_day(evaluation_id: UUID, destroyed_on: date, *, by: Actor) -> ContactList:
    """Destroy the list on another day; never later than what is written, for people have been told."""
    evaluation = locked(evaluation_id)
    require(rules.may_plan(by, evaluation))
    row = _open_list(evaluation)
    _check_day(evaluation, destroyed_on)
    check(destroyed_on <= row.destroyed_on, _("People have been told the day. It can come earlier, not later."))
    row.destroyed_on = destroyed_on
    row.save(update_fields=["destroyed_on"])
    audit.record(by, row)
    return row


@audit.action("listen.contacts.added")
def add_contact(evaluation_id: UUID, contact: Contact, *, by: Actor) -> SealedContact:
    """Seal a person's name and number to the list's key. The trail says that it was done, not for whom."""
    evaluation = locked(evaluation_id)
    require(rules.may_write_contacts(by, evaluation))
    states.check_open(evaluation, states.Work.CONTACTS)
    contacts = _open_list(evaluation)
    row = SealedContact(id=uuid4(), evaluation=evaluation, contact_list=contacts)
    words = json.dumps(asdict(contact), ensure_ascii=False)
    row.sealed = seal(words, place_of(evaluation.id, row.id), store.public_key_of(_key(contacts)))
    row.save()
    audit.record(by, contacts)
    return row


@audit.action("listen.contacts.removed")
def remove_contact(evaluation_id: UUID, contact_id: UUID, *, by: Actor) -> None:
    """Take a person off the list."""
    evaluation = locked(evaluation_id)
    require(rules.may_read_contacts(by, evaluation))
    row = SealedContact.objects.filter(evaluation=evaluation, id=contact_id).first()
    if row is None:
        raise NotAllowed
    audit.record(by, row.contact_list)
    row.delete()


@audit.action("listen.contacts.destroyed")
def destroy_contact_list(evaluation_id: UUID, *, by: Actor) -> None:
    """Destroy the list's key and its entries, for good. Key first: a broken run leaves nothing readable."""
    evaluation = locked(evaluation_id)
    require(rules.may_plan(by, evaluation))
    _destroy(_open_list(evaluation), by)


@audit.action("listen.contacts.destroyed")
def destroy_passed_list(contact_list: ContactList, *, by: Actor) -> None:
    """Destroy a list whose day has come; for the system, which acts when nobody does."""
    require(rules.may_clean_up(by))
    check(states.list_is_past(contact_list), _("The day of this list has not come yet."))
    _destroy(contact_list, by)


def lists_to_destroy() -> list[ContactList]:
    """Lists whose day has passed and whose key is still there."""
    return list(ContactList.objects.filter(key__isnull=False, destroyed_on__lt=timezone.localdate()))


def _destroy(contact_list: ContactList, by: Actor) -> None:
    store.destroy(_key(contact_list))
    contact_list.entries.all().delete()
    contact_list.key = None
    contact_list.save(update_fields=["key"])
    audit.record(by, contact_list)


def _open_list(evaluation: Evaluation) -> ContactList:
    row = ContactList.objects.select_for_update().filter(evaluation=evaluation).first()
    if row is None:
        raise NotPossible(NOT_BEGUN)
    check(row.key is not None and not states.list_is_past(row), GONE)
    return row


def _key(contact_list: ContactList) -> UUID:
    if contact_list.key is None:
        raise store.NoKey
    return contact_list.key


def _check_day(evaluation: Evaluation, day: date) -> None:
    check(day >= timezone.localdate(), _("The day must lie ahead."))
    late = _("The list cannot live longer than the evaluation. Choose its end date or an earlier day.")
    check(evaluation.ends_on is None or day <= evaluation.ends_on, late)
