"""The frame around every page, and the pages that say no."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override
from lxml import html
from pytest_django import Settings

from medvirk.foundation.actor import ANYBODY, Actor, ActorKind
from medvirk.foundation.ui import gallery, views

pytestmark = pytest.mark.urls("tests.foundation.ui.urls")
LANGUAGES = ("nb", "nn", "en")


def request(path: str = "/nb/", actor: Actor = ANYBODY) -> HttpRequest:
    made = RequestFactory().get(path)
    made.session = SessionStore()
    vars(made).update(_messages=FallbackStorage(made), actor=actor, resolver_match=None)
    return made


def tree(response: HttpResponse) -> html.HtmlElement:
    return html.document_fromstring(response.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("view", "status"),
    [
        (views.not_found, 404),
        (views.failed, 500),
        (views.form_expired, 403),
        (lambda r: views.not_possible(r, "Wait for the service."), 409),
    ],
)
def test_a_refusal_is_a_whole_page_in_the_readers_language(
    view: Callable[[HttpRequest], HttpResponse], status: int, language: str
) -> None:
    with override(language):
        response = view(request(f"/{language}/"))
    page = tree(response)
    assert response.status_code == status
    assert page.get("lang") == language
    assert len(page.findall(".//h1")) == 1
    assert page.findtext(".//h1", "").strip()


def test_not_possible_tells_the_reason() -> None:
    assert "Wait &lt;now&gt;." in views.not_possible(request(), "Wait <now>.").content.decode()


def test_the_failed_page_asks_nothing_of_the_database_or_the_frame() -> None:
    assert views.failed(HttpRequest()).status_code == 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gallery_shows_every_component_without_a_hole(language: str) -> None:
    with override(language):
        page = tree(gallery.show(request(f"/{language}/")))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert not [b for b in page.iter("button") if not b.text_content().strip()]
    assert not [e.tag for e in page.iter() if e.get("style") or e.get("onclick")]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_nothing_in_the_gallery_is_left_in_english(language: str) -> None:
    def words(code: str) -> set[str]:
        with override(code):
            page = tree(gallery.show(request(f"/{code}/")))
        for unsaid in page.findall(".//code") + page.findall(".//nav[@class='languages']"):
            unsaid.text, unsaid[:] = "", []
        return {" ".join(text.split()) for text in page.find("body").itertext() if len(text.strip()) > 3}

    alike = words("en") & words(language)
    assert alike <= {"medvirk", "bokmål", "nynorsk", "English", "116 123", "116 117", "1.3.2027"}


def test_the_language_switch_names_each_language_in_itself_and_marks_the_present_one() -> None:
    with override("nn"):
        links = tree(views.not_found(request("/nn/"))).findall(".//nav[@class='languages']//a")
    assert [(a.get("lang"), a.get("hreflang"), a.text) for a in links] == [
        ("nb", "nb", "bokmål"),
        ("nn", "nn", "nynorsk"),
        ("en", "en", "English"),
    ]
    assert [a.get("lang") for a in links if a.get("aria-current")] == ["nn"]


def test_somebody_signed_in_gets_out_by_a_form_and_not_by_a_link() -> None:
    somebody = Actor(uuid4(), ActorKind.PERSON)
    with override("en"):
        viewer = tree(views.not_found(request("/en/", somebody))).find(".//div[@class='viewer']")
    assert viewer.find("form").get("method") == "post"
    assert "Sign out" in viewer.text_content()
    assert "Sign in" not in viewer.text_content()


@pytest.mark.parametrize("demo", [True, False])
def test_the_demo_says_on_every_page_that_it_is_invented(demo: bool, settings: Settings) -> None:
    settings.DEMO = demo
    with override("en"):
        assert ("invented municipality" in views.not_found(request("/en/")).content.decode()) is demo


def test_the_title_says_first_that_something_must_be_put_right() -> None:
    source = "{% extends 'ui/base.html' %}{% block title %}Invite{% endblock %}{% block heading %}Invite{% endblock %}"
    with override("en"):
        page = engines["django"].from_string(source).render({"form": gallery.SampleForm({})}, request("/en/"))
    assert html.document_fromstring(page).findtext(".//title", "").strip() == "Error: Invite – Medvirk"


def test_an_empty_lead_leaves_no_hole() -> None:
    source = "{% extends 'ui/base.html' %}{% block heading %}Invite{% endblock %}"
    page = engines["django"].from_string(source).render({}, request("/en/"))
    assert '<div class="lead"></div>' in page


def test_a_sheet_of_paper_has_no_navigation() -> None:
    source = "{% extends 'ui/print.html' %}{% block heading %}Hørt – bestemt – gjort{% endblock %}"
    page = html.document_fromstring(engines["django"].from_string(source).render({}, request("/nb/")))
    assert page.find(".//nav") is None
    assert page.findtext(".//h1") == "Hørt – bestemt – gjort"
