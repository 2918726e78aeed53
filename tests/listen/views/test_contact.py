"""The pages of the contact list."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medvirk.foundation.actor import Actor
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.keys import store
from medvirk.listen.models import ContactList, Evaluation, SealedContact
from medvirk.listen.views.desk import cookie_name
from medvirk.privacy.sealing import Cost
from tests.factories import make_evaluation, make_interviewer, make_process_leader
from tests.listen.making import make_contact, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

#: Guessing costs nothing here, so that the tests are quick.
CHEAP = Cost(operations=1, memory=8192)
PERSON = {"name": "Kanari Fugl", "phone": "00 00 00 99", "note": ""}


@pytest.fixture
def evaluation() -> Evaluation:
    return make_evaluation(state="recruiting", ends_on=timezone.localdate() + timedelta(days=90))


@pytest.fixture
def leader(evaluation: Evaluation) -> Actor:
    return make_process_leader(evaluation)


@pytest.fixture
def client(evaluation: Evaluation, leader: Actor) -> Client:
    with patch.object(store, "COST", CHEAP):
        store.add_reader(evaluation.id, leader.id, "en lang setning om fugler")
    client = signed_in(leader)
    day = timezone.localdate() + timedelta(days=60)
    client.post(reverse("listen:contacts_day", args=[evaluation.id]), {"destroyed_on": day.isoformat()})
    return client


def unlock(client: Client, evaluation: Evaluation, reader: Actor) -> None:
    client.cookies[cookie_name(evaluation.id)] = store.unlock(evaluation.id, reader.id, "en lang setning om fugler")


def test_somebody_is_sealed_onto_the_list_and_read_by_those_who_unlock(
    client: Client, evaluation: Evaluation, leader: Actor
) -> None:
    contacts, read = (reverse(f"listen:{name}", args=[evaluation.id]) for name in ("contacts", "read_contacts"))
    assert "Kanari" not in client.post(contacts, PERSON, follow=True).content.decode()
    assert "Kanari" not in client.get(read).content.decode()
    unlock(client, evaluation, leader)
    assert "Kanari" in client.get(read).content.decode()
    assert AuditLine.objects.filter(verb="listen.notes.read", details={"page": "contacts"}).count() == 1
    remove = reverse("listen:remove_contact", args=[evaluation.id, SealedContact.objects.get().id])
    assert "Kanari" not in client.post(remove, follow=True).content.decode()


def test_an_interviewer_adds_but_does_not_read(client: Client, evaluation: Evaluation) -> None:
    other = signed_in(make_interviewer(evaluation))
    assert other.post(reverse("listen:contacts", args=[evaluation.id]), PERSON).status_code == 302
    assert (
        "Kanari" not in other.get(reverse("listen:read_contacts", args=[evaluation.id]), follow=True).content.decode()
    )
    assert other.get(reverse("listen:contacts_day", args=[evaluation.id])).status_code == 404


def test_the_commissioner_never_comes_near_it(client: Client, evaluation: Evaluation) -> None:
    contact = signed_in(make_contact(evaluation))
    for name in ("contacts", "contacts_day", "read_contacts"):
        assert contact.get(reverse(f"listen:{name}", args=[evaluation.id])).status_code == 404
    assert contact.post(reverse("listen:destroy_contacts", args=[evaluation.id])).status_code == 404


def test_destroying_it_is_one_button(client: Client, evaluation: Evaluation) -> None:
    client.post(reverse("listen:contacts", args=[evaluation.id]), PERSON)
    client.post(reverse("listen:destroy_contacts", args=[evaluation.id]))
    assert ContactList.objects.get().key is None
    assert not SealedContact.objects.exists()
    assert client.get(reverse("listen:contacts", args=[evaluation.id])).status_code == 200


def test_a_day_that_makes_no_sense_is_told(client: Client, evaluation: Evaluation) -> None:
    address = reverse("listen:contacts_day", args=[evaluation.id])
    for day in ("", "i morgen", "2001-01-01"):
        assert client.post(address, {"destroyed_on": day}).context["form"].errors


def test_reading_asks_the_database_the_same_few_times(
    client: Client,
    evaluation: Evaluation,
    leader: Actor,
    django_assert_max_num_queries: Any,
) -> None:
    counted = []
    for size in (1, 6):
        for _ in range(size):
            client.post(reverse("listen:contacts", args=[evaluation.id]), PERSON)
        unlock(client, evaluation, leader)
        with django_assert_max_num_queries(15) as queries:
            client.get(reverse("listen:read_contacts", args=[evaluation.id]))
        counted.append(len(queries))
    assert counted[0] == counted[1]
