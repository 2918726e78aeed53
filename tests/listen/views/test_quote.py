"""The pages of quotes: the original beside the writer's version, with what may point to somebody."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import translation

from medvirk.listen.models import Excerpt, Finding, Quote
from tests.listen.gatherings import Gathering, make_gathering

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ORIGINAL = "Berit på rom 4 ringte meg 12. mars."


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def heard() -> Gathering:
    return make_gathering()


@pytest.fixture
def mark(heard: Gathering) -> Excerpt:
    return heard.mark(ORIGINAL, by=heard.speaker("Rogn"), counted=5)


@pytest.fixture
def finding(heard: Gathering, mark: Excerpt) -> Finding:
    return heard.finding("De ringer", mark)


def at(heard: Gathering, name: str, *args: UUID) -> str:
    return reverse(f"listen:{name}", args=[heard.id, *args])


def test_what_may_point_to_somebody_is_marked_with_advice(heard: Gathering, mark: Excerpt, finding: Finding) -> None:
    page = heard.work.browser().get(at(heard, "new_quote", finding.id, mark.id)).content.decode()
    assert "<mark>Berit" in page
    assert "<mark>12. mars" in page
    assert "Write who it is to the one who speaks" in page
    assert "You decide" in page


def test_the_commissioner_and_the_services_are_known_names(heard: Gathering, finding: Finding, mark: Excerpt) -> None:
    evaluation = heard.work.evaluation
    evaluation.commissioner.name = "Fjordvik kommune"
    evaluation.commissioner.save()
    quote = heard.quote(finding, mark, "Alle i fjordvik kjenner til det.")
    page = heard.work.browser().get(at(heard, "quote", quote.id)).content.decode()
    assert "<mark>fjordvik" in page


def test_a_quote_is_written_and_then_looked_at(heard: Gathering, mark: Excerpt, finding: Finding) -> None:
    client = heard.work.browser()
    answer = client.post(at(heard, "new_quote", finding.id, mark.id), {"text": "En som jobber der, ringte meg."})
    quote = Quote.objects.get()
    assert answer["Location"] == at(heard, "quote", quote.id)
    page = client.get(answer["Location"]).content.decode()
    assert ORIGINAL in page
    assert "En som jobber der, ringte meg." in page
    assert "Nothing is marked." in page


def test_a_quote_is_written_anew(heard: Gathering, mark: Excerpt, finding: Finding) -> None:
    quote, client = heard.quote(finding, mark), heard.work.browser()
    sent = {"text": "Noen ringte meg.", "revision": 1}
    assert client.post(at(heard, "quote", quote.id), sent).status_code == 302
    assert "Noen ringte meg." in client.get(at(heard, "quote", quote.id)).content.decode()
    slower = client.post(at(heard, "quote", quote.id), {"text": "Min tekst", "revision": 1}).content.decode()
    assert "Somebody has changed these words meanwhile" in slower
    assert "Min tekst" in slower


def test_a_quote_that_may_not_be_made_says_why_and_keeps_the_words(heard: Gathering) -> None:
    mark = heard.mark("Hun spurte.", by=heard.speaker("Selje", may_be_quoted=False))
    finding = heard.finding("Folk blir spurt", mark)
    page = heard.work.browser().post(at(heard, "new_quote", finding.id, mark.id), {"text": "Min tekst"})
    assert "not said yes to being quoted" in page.content.decode()
    assert "Min tekst" in page.content.decode()
    assert not Quote.objects.exists()


def test_what_is_empty_is_not_saved(heard: Gathering, mark: Excerpt, finding: Finding) -> None:
    assert heard.work.browser().post(at(heard, "new_quote", finding.id, mark.id), {"text": " "}).status_code == 200
    assert not Quote.objects.exists()


def test_a_second_quote_from_one_person_says_why_it_stays_in(heard: Gathering, finding: Finding, mark: Excerpt) -> None:
    heard.quote(finding, mark)
    second = heard.quote(finding, mark, "En gang til.")
    page = heard.work.browser().get(at(heard, "quote", second.id)).content.decode()
    assert "This quote stays in as it stands" in page
    assert "already be quoted under this finding" in page


def test_a_quote_is_removed_with_a_button_and_never_by_a_get(heard: Gathering, mark: Excerpt, finding: Finding) -> None:
    quote, client = heard.quote(finding, mark), heard.work.browser()
    assert client.get(at(heard, "remove_quote", quote.id)).status_code == 405
    assert Quote.objects.exists()
    assert client.post(at(heard, "remove_quote", quote.id))["Location"] == at(heard, "quotes", finding.id)
    assert not Quote.objects.exists()


def test_the_words_of_a_quote_are_defused_on_the_page(heard: Gathering, mark: Excerpt, finding: Finding) -> None:
    quote = heard.quote(finding, mark, "<script>alert(1)</script>")
    assert "<script>alert" not in heard.work.browser().get(at(heard, "quote", quote.id)).content.decode()
