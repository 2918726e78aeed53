"""The pages of findings, as a reader meets them in a browser without scripts."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from medvirk.foundation.audit.models import AuditLine
from medvirk.listen.models import Finding
from tests.factories import make_actor, make_interviewer
from tests.listen.desks import counted_queries
from tests.listen.gatherings import CANARY, Gathering, make_gathering
from tests.listen.making import make_contact, make_panel_member, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WRITTEN = {"kind": "works", "title": "Folk blir tatt imot", "text": "De blir spurt hvordan de har det."}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def heard() -> Gathering:
    return make_gathering()


def at(heard: Gathering, name: str, *args: UUID) -> str:
    return reverse(f"listen:{name}", args=[heard.id, *args])


def shown(heard: Gathering, name: str, *args: UUID) -> str:
    answer = heard.work.browser().get(at(heard, name, *args))
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def full(heard: Gathering, number: int = 0) -> tuple[Finding, Any, Any]:
    """A finding with a mark and a quote."""
    mark = heard.mark("Hun spurte hvordan jeg hadde det.", by=heard.speaker(f"Rogn {number}"), counted=6)
    finding = heard.finding(f"Folk blir tatt imot {number}", mark)
    return finding, mark, heard.quote(finding, mark)


def test_an_empty_list_says_how_to_begin(heard: Gathering) -> None:
    assert "There are no findings yet" in shown(heard, "findings")


def test_the_team_sees_the_number_and_the_word_that_others_read(heard: Gathering) -> None:
    full(heard)
    page = shown(heard, "findings")
    assert "6 people stand behind this" in page
    assert "Several have told this" in page
    assert "Draft" in page


def test_a_finding_is_written_and_then_its_marks_are_gathered(heard: Gathering) -> None:
    mark = heard.mark("Hun spurte.", counted=5)
    client = heard.work.browser()
    answer = client.post(at(heard, "new_finding"), {**WRITTEN, "theme": str(heard.theme)})
    finding = Finding.objects.get()
    assert answer["Location"] == at(heard, "gather", finding.id)
    assert "Hun spurte." in client.get(answer["Location"]).content.decode()
    answer = client.post(at(heard, "gather", finding.id), {"excerpts": [str(mark.id)]})
    assert answer["Location"] == at(heard, "finding", finding.id)
    assert "5 people stand behind this" in client.get(answer["Location"]).content.decode()


def test_a_mark_under_two_themes_counts_once(heard: Gathering) -> None:
    mark = heard.mark("Hun spurte.", counted=5)
    finding = heard.finding()
    heard.work.browser().post(at(heard, "gather", finding.id), {"excerpts": [str(mark.id), str(mark.id)]})
    assert finding.excerpts.count() == 1


def test_leaving_every_mark_out_gathers_nothing(heard: Gathering) -> None:
    finding = heard.finding("Folk sitter sammen", heard.mark("Vi satt sammen.", counted=3))
    assert heard.work.browser().post(at(heard, "gather", finding.id), {}).status_code == 302
    assert finding.excerpts.count() == 0


def test_a_mark_that_is_not_there_is_refused_and_nothing_is_lost(heard: Gathering) -> None:
    mark, finding = heard.mark("Hun spurte.", counted=5), heard.finding()
    sent = {"excerpts": [str(mark.id), "tull"]}
    page = heard.work.browser().post(at(heard, "gather", finding.id), sent).content.decode()
    assert "This mark is gone" in page
    assert f'value="{mark.id}" id="e-{heard.theme}-{mark.id}" checked' in page


def test_what_is_missing_is_said_and_what_was_written_stays(heard: Gathering) -> None:
    page = heard.work.browser().post(at(heard, "new_finding"), {**WRITTEN, "kind": ""}).content.decode()
    assert "De blir spurt hvordan de har det." in page
    assert not Finding.objects.exists()


def test_somebody_who_was_slower_keeps_their_words_on_the_page(heard: Gathering) -> None:
    finding, client = heard.finding(), heard.work.browser()
    assert client.post(at(heard, "write_finding", finding.id), {**WRITTEN, "revision": 1}).status_code == 302
    page = client.post(at(heard, "write_finding", finding.id), {**WRITTEN, "revision": 1, "title": "Min tittel"})
    assert "Somebody has changed these words meanwhile" in page.content.decode()
    assert "Min tittel" in page.content.decode()


def test_a_hard_text_is_said_to_be_hard(heard: Gathering) -> None:
    hard = "Tjenestetilbudet karakteriseres av gjennomgripende kommunikasjonsutfordringer mellom forvaltningsnivåene"
    finding = heard.finding(text=hard)
    assert "This is hard to read" in shown(heard, "finding", finding.id)
    easy = heard.finding(text="Vi fikk te. Det var fint.")
    assert "This is easy enough to read" in shown(heard, "finding", easy.id)


def test_the_marks_of_a_finding_are_shown_and_reading_them_leaves_a_line(heard: Gathering) -> None:
    finding, _mark, _quote = full(heard)
    assert CANARY in shown(heard, "finding", finding.id)
    page = shown(heard, "quotes", finding.id)
    assert "Hun spurte hvordan jeg hadde det." in page
    assert "Make a quote of this" in page
    assert AuditLine.objects.filter(verb="listen.notes.read", details={"page": "quotes"}).exists()


def test_somebody_who_said_no_is_not_offered_for_quoting(heard: Gathering) -> None:
    mark = heard.mark("Hun spurte.", by=heard.speaker("Rogn", may_be_quoted=False), counted=5)
    page = shown(heard, "quotes", heard.finding("Folk blir spurt", mark).id)
    assert "Make a quote of this" not in page
    assert "has not said yes to it" in page


def test_findings_are_moved_with_a_button(heard: Gathering) -> None:
    first, second = heard.finding("Den første"), heard.finding("Den andre")
    heard.work.browser().post(at(heard, "move_finding", second.id), {"step": "up"})
    assert list(Finding.objects.values_list("id", flat=True)) == [second.id, first.id]


def test_a_get_moves_and_removes_nothing(heard: Gathering) -> None:
    finding, client = heard.finding(), heard.work.browser()
    for name in ("move_finding", "remove_finding"):
        assert client.get(at(heard, name, finding.id)).status_code == 405
    assert Finding.objects.count() == 1


def test_a_draft_is_removed_with_a_button(heard: Gathering) -> None:
    finding = heard.finding()
    heard.work.browser().post(at(heard, "remove_finding", finding.id))
    assert not Finding.objects.exists()


PAGES = [
    "findings",
    "new_finding",
    "finding",
    "quotes",
    "write_finding",
    "gather",
    "review",
    "choose_reviewers",
    "quote",
    "new_quote",
]


@pytest.mark.parametrize("name", PAGES)
def test_nobody_outside_the_team_finds_the_pages(heard: Gathering, name: str) -> None:
    finding, mark, quote = full(heard)
    args = {"quote": [quote.id], "new_quote": [finding.id, mark.id]}.get(name, [finding.id])
    address = at(heard, name, *([] if name in ("findings", "new_finding", "review", "choose_reviewers") else args))
    for actor in (make_contact(heard.work.evaluation), make_panel_member(heard.work.evaluation), make_actor()):
        answer = signed_in(actor).get(address)
        assert answer.status_code == 404
        assert CANARY not in answer.content.decode()


@pytest.mark.parametrize("name", ["findings", "review"])
def test_while_the_notes_are_locked_the_page_asks_for_the_passphrase(heard: Gathering, name: str) -> None:
    full(heard)
    page = signed_in(heard.work.leader).get(at(heard, name)).content.decode()
    assert CANARY not in page
    assert "passphrase" in page


def test_what_was_written_on_a_page_that_was_locked_meanwhile_travels_along(heard: Gathering) -> None:
    page = signed_in(heard.work.leader).post(at(heard, "new_finding"), WRITTEN).content.decode()
    assert "De blir spurt hvordan de har det." in page
    assert not Finding.objects.exists()


def test_an_interviewer_without_a_key_is_sent_to_where_one_is_made(heard: Gathering) -> None:
    answer = signed_in(make_interviewer(heard.work.evaluation)).get(at(heard, "findings"))
    assert answer["Location"] == at(heard, "reading")


def test_a_finding_of_another_evaluation_is_not_found(heard: Gathering) -> None:
    theirs = make_gathering().finding()
    for finding in (theirs.id, uuid4()):
        for name in ("finding", "write_finding", "gather"):
            assert heard.work.browser().get(at(heard, name, finding)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_every_page_asks_the_database_as_often_for_many_as_for_few(heard: Gathering, name: str) -> None:
    asked = []
    for number in range(3):
        finding, mark, quote = full(heard, number)
        args = {"quote": [quote.id], "new_quote": [finding.id, mark.id]}.get(name, [finding.id])
        address = at(heard, name, *([] if name in ("findings", "new_finding", "review", "choose_reviewers") else args))
        client = heard.work.browser()
        with counted_queries() as queries:
            assert client.get(address).status_code == 200
        asked.append([sql for sql in queries if "SAVEPOINT" not in sql])
    counts = [len(queries) for queries in asked]
    assert counts[1:] == counts[:-1]
    assert counts[0] <= 15
