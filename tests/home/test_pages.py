"""The pages that everybody may see."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories import make_account

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["home:front", "home:about", "home:accessibility", "home:privacy"])
def test_every_page_is_in_the_readers_language(client: Client, language: str, page: str) -> None:
    with translation.override(language):
        path = reverse(page)
    answer = client.get(path)
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_the_front_door_opens_in_the_language_that_was_used_last(client: Client) -> None:
    client.get("/nn/")
    assert client.get("/")["Location"] == "/nn/"


def test_the_front_door_asks_the_browser_at_the_first_visit(client: Client) -> None:
    assert client.get("/", headers={"accept-language": "en-GB"})["Location"] == "/en/"
    assert Client().get("/", headers={"accept-language": "fr"})["Location"] == "/nb/"


def test_the_switch_keeps_the_page(client: Client) -> None:
    page = client.get("/nb/om/").content.decode()
    assert 'href="/nn/om/"' in page
    assert 'href="/en/about/"' in page


def test_a_page_that_is_not_there_and_one_that_is_hidden_look_the_same(client: Client) -> None:
    nowhere = client.get("/nb/finnes-ikke/")
    hidden = client.get(f"/nb{reverse('listen:evaluation', args=['00000000-0000-0000-0000-000000000000'])[3:]}")
    assert (nowhere.status_code, hidden.status_code) == (404, 404)
    assert "<h1>" in nowhere.content.decode()


def test_nothing_may_be_loaded_from_elsewhere(client: Client) -> None:
    policy = client.get("/nb/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("signed_in", [False, True])
def test_the_front_page_takes_few_queries(client: Client, signed_in: bool, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    if signed_in:
        client.force_login(make_account())
    with django_assert_max_num_queries(15):
        client.get("/nb/")
