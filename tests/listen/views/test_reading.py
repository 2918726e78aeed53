"""The pages that ask for a passphrase, as somebody meets them in a browser without scripts."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from medvirk.foundation.actor import Actor
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.keys import store
from medvirk.foundation.keys.models import Unlocked
from medvirk.listen.models import Evaluation, Theme
from medvirk.listen.views.desk import cookie_name
from medvirk.privacy.sealing import Cost
from tests.factories import make_actor, make_evaluation, make_interviewer, make_process_leader
from tests.listen.making import make_contact, make_guide, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FIRST, SECOND = "fire gode ord her", "noen helt andre ord"


@pytest.fixture(autouse=True)
def _quick_and_in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(store, "COST", Cost(1, 8192))
    with translation.override("en"):
        yield


@pytest.fixture
def evaluation() -> Evaluation:
    made = make_evaluation(state="collecting")
    make_guide(made)
    return made


@pytest.fixture
def leader(evaluation: Evaluation) -> Actor:
    return make_process_leader(evaluation)


def address(evaluation: Evaluation, name: str = "reading") -> str:
    return reverse(f"listen:{name}", args=[evaluation.id])


def choose(client: Client, evaluation: Evaluation, passphrase: str, again: str | None = None) -> str:
    fields = {"passphrase": passphrase, "again": passphrase if again is None else again}
    return client.post(address(evaluation, "passphrase"), fields, follow=True).content.decode()


def test_two_readers_are_set_up_each_in_their_own_session(evaluation: Evaluation, leader: Actor) -> None:
    interviewer = make_interviewer(evaluation)
    first, second = signed_in(leader), signed_in(interviewer)
    assert "At least two must be able to read" in first.get(address(evaluation)).content.decode()
    assert "can read" in choose(first, evaluation, FIRST)
    assert "must let you in now" in choose(second, evaluation, SECOND)
    first.post(address(evaluation), {"passphrase": FIRST})
    page = first.get(address(evaluation)).content.decode()
    let_in = re.search(r'action="([^"]*let-in/)"', page)
    assert let_in
    assert "Nobody has to wait" in first.post(let_in[1], follow=True).content.decode()
    second.post(address(evaluation), {"passphrase": SECOND})
    assert "Unlocked for you" in second.get(address(evaluation)).content.decode()


@pytest.mark.parametrize(
    ("passphrase", "again", "says"),
    [
        ("kort", None, "too short"),
        ("aaaaaaaaaaaaaaaa", None, "same few characters"),
        ("abcabcdeabcabcde", None, "said over and over"),
        ("abcdefghijklmno", None, "follow each other"),
        ("passord12345678", None, "Many people use"),
        (FIRST, SECOND, "not the same"),
        ("", None, "required"),
    ],
)
def test_a_weak_passphrase_is_refused_with_advice(
    evaluation: Evaluation, leader: Actor, passphrase: str, again: str | None, says: str
) -> None:
    assert says in choose(signed_in(leader), evaluation, passphrase, again)
    assert not store.readers(evaluation.id)


def test_the_cookie_is_for_this_evaluation_alone_and_out_of_scripts_reach(
    evaluation: Evaluation, leader: Actor
) -> None:
    client = signed_in(leader)
    choose(client, evaluation, FIRST)
    cookie = client.post(address(evaluation), {"passphrase": FIRST}).cookies[cookie_name(evaluation.id)]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert evaluation.id.hex in cookie.key


def test_a_wrong_passphrase_gets_a_clear_message_and_a_refused_line(evaluation: Evaluation, leader: Actor) -> None:
    client = signed_in(leader)
    choose(client, evaluation, FIRST)
    page = client.post(address(evaluation), {"passphrase": SECOND}).content.decode()
    assert "That is not the passphrase" in page
    assert SECOND not in page
    assert AuditLine.objects.get(verb="listen.reading.unlocked").refused


def test_locking_asks_for_the_passphrase_again(evaluation: Evaluation, leader: Actor) -> None:
    client = signed_in(leader)
    choose(client, evaluation, FIRST)
    client.post(address(evaluation), {"passphrase": FIRST})
    client.post(address(evaluation, "lock"))
    assert "Unlock the notes" in client.get(address(evaluation, "themes")).content.decode()
    assert not Unlocked.objects.exists()


def test_a_page_that_is_locked_opens_where_one_was_going(evaluation: Evaluation, leader: Actor) -> None:
    client = signed_in(leader)
    choose(client, evaluation, FIRST)
    themes = address(evaluation, "themes")
    page = client.get(themes).content.decode()
    assert 'name="unlock-passphrase"' in page
    response = client.post(themes, {"unlock-passphrase": FIRST})
    assert response.headers["Location"] == themes
    assert 'name="unlock-passphrase"' not in client.get(themes).content.decode()


def test_a_wrong_passphrase_on_a_locked_page_can_be_tried_again(evaluation: Evaluation, leader: Actor) -> None:
    client = signed_in(leader)
    choose(client, evaluation, FIRST)
    page = client.post(address(evaluation, "themes"), {"unlock-passphrase": SECOND}).content.decode()
    assert "That is not the passphrase" in page
    assert "unlock-again" not in page
    page = client.post(address(evaluation, "themes"), {"unlock-passphrase": ""}).content.decode()
    assert "required" in page


def test_what_was_written_on_a_page_that_locked_itself_is_not_lost(evaluation: Evaluation, leader: Actor) -> None:
    client = signed_in(leader)
    choose(client, evaluation, FIRST)
    client.post(address(evaluation), {"passphrase": FIRST})
    Unlocked.objects.update(until=timezone.now() - timedelta(seconds=1))
    themes = address(evaluation, "themes")
    page = client.post(themes, {"name": "Å bli «hørt»"}).content.decode()
    assert 'name="name" value="Å bli «hørt»"' in page
    assert not Theme.objects.exists()
    again = client.post(themes, {"name": "Å bli «hørt»", "unlock-again": "1", "unlock-passphrase": SECOND})
    assert 'value="Å bli «hørt»"' in again.content.decode()
    client.post(themes, {"name": "Å bli «hørt»", "unlock-again": "1", "unlock-passphrase": FIRST})
    assert "Å bli «hørt»" in client.get(themes).content.decode()


@pytest.mark.parametrize("name", ["reading", "passphrase", "interviews", "interviewers_card", "new_interview"])
def test_outsiders_find_nothing(evaluation: Evaluation, name: str) -> None:
    for outsider in (make_actor(), make_contact(evaluation), make_process_leader(make_evaluation())):
        assert signed_in(outsider).get(address(evaluation, name)).status_code == 404
    assert Client().get(address(evaluation, name)).status_code == 404


def test_somebody_on_the_team_without_a_key_is_shown_how_to_get_one(evaluation: Evaluation, leader: Actor) -> None:
    response = signed_in(leader).get(address(evaluation, "themes"))
    assert response.headers["Location"] == address(evaluation)
