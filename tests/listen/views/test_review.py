"""The hand-over, as the process leader meets it in a browser without scripts."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from medvirk.listen.actions.finding import Words, change_finding
from medvirk.listen.actions.review import send_to_review
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.review import outgoing
from medvirk.release.models import Sitting
from tests.factories import make_interviewer
from tests.listen.gatherings import Gathering, answer, make_gathering, make_reviewers

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NEWER = Words("works", None, "Folk blir godt tatt imot", "De blir spurt hvordan de har det.")
ASKED = {
    "lived_experience-person": "",
    "lived_experience-name": "Ragnhild Utenfra",
    "lived_experience-email": "ragnhild@example.org",
    "professional-person": "",
    "professional-name": "Olav Utenfra",
    "professional-email": "olav@example.org",
}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def heard() -> Gathering:
    return make_gathering()


def at(heard: Gathering, name: str, *args: UUID) -> str:
    return reverse(f"listen:{name}", args=[heard.id, *args])


def shown(heard: Gathering, name: str = "review") -> str:
    return heard.work.browser().get(at(heard, name)).content.decode()


def several(heard: Gathering) -> UUID:
    mark = heard.mark("Hun spurte.", by=heard.speaker("Rogn"), counted=7)
    finding = heard.finding("Folk blir tatt imot", mark)
    heard.quote(finding, mark)
    return finding.id


def test_each_item_says_whether_it_can_go_out_and_why_not(heard: Gathering) -> None:
    several(heard)
    heard.finding("To sa dette", heard.mark("Vi to.", counted=2))
    page = shown(heard)
    assert "2 texts can be sent" in page
    assert "Many have told this" in page
    assert "Only one or two people stand behind this" in page


def test_without_findings_the_page_says_how_to_begin(heard: Gathering) -> None:
    assert "Write the first finding" in shown(heard)


def test_two_reviewers_are_asked_by_name_and_mail(heard: Gathering) -> None:
    several(heard)
    response = heard.work.browser().post(at(heard, "choose_reviewers"), ASKED)
    assert response["Location"] == at(heard, "review")
    assert {seat.name for seat in Sitting.objects.get().seats.all()} == {"Ragnhild Utenfra", "Olav Utenfra"}
    page = shown(heard)
    assert "The reviewers have it now" in page
    assert "The reviewers have it<" in page.replace("\n", "")


def test_a_reviewer_that_is_missing_is_asked_for_and_the_rest_stays(heard: Gathering) -> None:
    several(heard)
    sent = {**ASKED, "professional-email": ""}
    page = heard.work.browser().post(at(heard, "choose_reviewers"), sent).content.decode()
    assert "Choose somebody from the pool, or write a name and an address." in page
    assert "Ragnhild Utenfra" in page
    assert not Sitting.objects.exists()
    assert mail.outbox == []


def test_two_reviews_at_once_are_refused_in_the_form(heard: Gathering) -> None:
    several(heard)
    client = heard.work.browser()
    client.post(at(heard, "choose_reviewers"), ASKED)
    page = client.post(at(heard, "choose_reviewers"), ASKED).content.decode()
    assert re.search("review is open already|nothing new", page)
    assert Sitting.objects.count() == 1


def test_newer_words_are_sent_with_a_button(heard: Gathering) -> None:
    finding = several(heard)
    desk = heard.work.desk
    sitting = send_to_review(known(heard.id), outgoing(desk), make_reviewers(), by=desk.reader)
    change_finding(heard.id, finding, 1, NEWER, by=desk.reader)
    assert "Newer words than the reviewers have" in shown(heard)
    heard.work.browser().post(at(heard, "send_again", finding))
    assert "Newer words than the reviewers have" not in shown(heard)
    answer(sitting)
    assert "Is out already" in shown(heard)


def test_after_a_no_the_writer_reads_the_remarks_where_they_write(heard: Gathering) -> None:
    finding = several(heard)
    desk = heard.work.desk
    answer(send_to_review(known(heard.id), outgoing(desk), make_reviewers(), by=desk.reader), yes=False)
    client = heard.work.browser()
    assert "A reviewer said no" in client.get(at(heard, "finding", finding)).content.decode()
    assert "Skriv det mildere." in client.get(at(heard, "write_finding", finding)).content.decode()


def test_in_another_step_one_looks_ahead_and_sends_nothing() -> None:
    heard = make_gathering("collecting")
    several(heard)
    assert "Findings are sent in the step" in shown(heard)
    assert "Findings are sent in the step" in shown(heard, "choose_reviewers")
    page = heard.work.browser().post(at(heard, "choose_reviewers"), ASKED).content.decode()
    assert "Findings are sent in the step" in page
    assert not Sitting.objects.exists()


def test_a_reader_who_does_not_lead_does_not_find_the_hand_over(heard: Gathering) -> None:
    finding = several(heard)
    client = heard.work.browser(heard.work.reader(make_interviewer(heard.work.evaluation)))
    for address in (at(heard, "review"), at(heard, "choose_reviewers")):
        assert client.get(address).status_code == 404
    assert client.post(at(heard, "send_again", finding)).status_code == 404
