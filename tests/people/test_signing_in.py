"""Signing in by a one-time link or code."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medvirk.foundation.actor import ANYBODY, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.people import actions
from medvirk.people.models import Account
from tests.factories import make_account

pytestmark = pytest.mark.django_db


def ask_for_a_link(client: Client, account: Account) -> tuple[str, str]:
    client.post(reverse("people:sign_in"), {"email": account.email})
    body = str(mail.outbox[-1].body)
    link, code = re.search(r"http\S+", body), re.search(r"^\d{6}$", body, re.M)
    assert link
    assert code
    return link.group(), code.group()


def signed_in(client: Client) -> bool:
    return client.get(reverse("people:me")).status_code == 200


def test_the_link_signs_in_once(client: Client) -> None:
    link, _ = ask_for_a_link(client, make_account())
    assert client.post(link).status_code == 302
    assert signed_in(client)
    assert Client().post(link).status_code == 409


def test_opening_the_link_does_not_use_it(client: Client) -> None:
    link, _ = ask_for_a_link(client, make_account())
    for _ in range(3):
        assert Client().get(link).status_code == 200
    assert client.post(link).status_code == 302


def test_the_code_signs_in_the_browser_that_asked(client: Client) -> None:
    _, code = ask_for_a_link(client, make_account())
    stranger = Client()
    stranger.post(reverse("people:enter_code"), {"code": code})
    assert not signed_in(stranger)
    client.post(reverse("people:enter_code"), {"code": f"{code[:3]} {code[3:]}"})
    assert signed_in(client)


def test_five_wrong_codes_close_the_ticket(client: Client) -> None:
    _, code = ask_for_a_link(client, make_account())
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        client.post(reverse("people:enter_code"), {"code": wrong})
    client.post(reverse("people:enter_code"), {"code": code})
    assert not signed_in(client)


def test_an_old_link_says_what_to_do(client: Client) -> None:
    account = make_account()
    ticket = actions.make_ticket(account, open_for=timedelta(seconds=-1))
    page = client.post(ticket.path)
    assert page.status_code == 409
    assert "ny" in page.content.decode()


def test_an_unknown_address_gets_the_same_answer(client: Client) -> None:
    known = client.post(reverse("people:sign_in"), {"email": make_account().email})
    unknown = Client().post(reverse("people:sign_in"), {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 1


def test_nobodys_mailbox_can_be_filled(client: Client) -> None:
    account = make_account()
    for _ in range(8):
        client.post(reverse("people:sign_in"), {"email": account.email})
    assert len(mail.outbox) == actions.MOST_TICKETS


def test_an_account_that_is_closed_cannot_sign_in() -> None:
    account = make_account()
    ticket = actions.make_ticket(account)
    Account.objects.filter(id=account.id).update(is_active=False)
    with pytest.raises(NotPossible):
        actions.use_link(ticket.secret, by=ANYBODY)


def test_secrets_are_not_stored() -> None:
    ticket = actions.make_ticket(make_account())
    stored = f"{ticket.row.link_hash} {ticket.row.code_hash}"
    assert ticket.secret not in stored
    assert ticket.code not in stored


def test_signing_in_and_being_refused_are_in_the_trail() -> None:
    ticket = actions.make_ticket(make_account())
    actions.use_link(ticket.secret, by=ANYBODY)
    with pytest.raises(NotPossible):
        actions.use_link(ticket.secret, by=ANYBODY)
    assert list(AuditLine.objects.order_by("at").values_list("verb", "refused")) == [
        ("people.account.signed_in", False),
        ("people.account.signed_in", True),
    ]


def test_the_mail_is_in_the_readers_language(client: Client) -> None:
    ask_for_a_link(client, make_account(language="nn"))
    assert "Vegen din inn" in mail.outbox[-1].subject


def test_tickets_end_by_themselves() -> None:
    ticket = actions.make_ticket(make_account()).row
    assert ticket.is_open(timezone.now())
    assert not ticket.is_open(timezone.now() + timedelta(minutes=31))


def test_signing_out_forgets_the_browser(client: Client) -> None:
    link, _ = ask_for_a_link(client, make_account())
    client.post(link)
    client.post(reverse("people:sign_out"))
    assert not signed_in(client)
