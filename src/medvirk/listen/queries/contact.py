"""Reads of the sealed contact list."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from medvirk.foundation.actor import Actor, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, states
from medvirk.listen.models import ContactList, Evaluation, SealedContact
from medvirk.listen.queries.reading import Desk
from medvirk.privacy.sealing import KeyPair, Place, open_sealed


@dataclass(frozen=True)
class Contact:
    """A person to phone. Nothing here says what they told, or whether they told at all."""

    name: str
    phone: str
    note: str = ""


def place_of(evaluation: UUID, contact: UUID) -> Place:
    """Where a contact's words are sealed to open, and nowhere else."""
    return Place(evaluation, "sealedcontact", contact, "sealed", 0)


@dataclass(frozen=True)
class ListState:
    """The list from outside: whether it is there, when it is destroyed, how many stand on it."""

    destroyed_on: date | None
    is_open: bool
    entries: int


@dataclass(frozen=True)
class ReadContact:
    """One person on the list, opened."""

    id: UUID
    contact: Contact


def contact_list_seen_by(viewer: Actor, evaluation: Evaluation) -> ListState:
    """The list from outside, for the team."""
    require(rules.may_write_contacts(viewer, evaluation))
    found = ContactList.objects.filter(evaluation=evaluation).first()
    if found is None:
        return ListState(None, False, 0)
    return ListState(
        found.destroyed_on, found.key is not None and not states.list_is_past(found), found.entries.count()
    )


def contacts_read_at(desk: Desk) -> list[ReadContact]:
    """Everybody on the list, by name. Empty when the list is not begun, destroyed, or its day has passed."""
    require(rules.may_read_contacts(desk.reader, desk.evaluation))
    found = ContactList.objects.filter(evaluation=desk.evaluation).first()
    if found is None or found.key is None or states.list_is_past(found):
        return []
    keys = store.open_sealed_key(found.key, desk.keys)
    opened = [_opened(row, keys) for row in found.entries.all()]
    return sorted(opened, key=lambda read: read.contact.name.casefold())


def _opened(row: SealedContact, keys: KeyPair) -> ReadContact:
    words = open_sealed(bytes(row.sealed), place_of(row.evaluation_id, row.id), keys)
    return ReadContact(row.id, Contact(**json.loads(words)))
