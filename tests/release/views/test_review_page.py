"""The page behind the link: what a reviewer sees, how they answer, and what never happens by itself."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from medvirk.foundation.audit.models import AuditLine
from medvirk.people.models import Account, Employment
from medvirk.release import actions
from medvirk.release.enums import ItemKind, SeatState, Zone
from medvirk.release.models import Released, Seat, Sitting, Verdict
from tests.release.making import (
    LIVED,
    PROFESSIONAL,
    make_door,
    make_figure,
    make_item,
    make_pool_member,
    make_quote,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def address(secret: str, language: str = "nb") -> str:
    with translation.override(language):
        return reverse("release:sit", args=[secret])


def filled_in(sitting: Sitting, answer: str = "yes", remark: str = "", do: str = "send") -> dict[str, str]:
    waiting = sitting.candidates.filter(state="waiting")
    answers = {f"answer_{candidate.id.hex}": answer for candidate in waiting}
    return {"do": do, **answers, **{f"remark_{candidate.id.hex}": remark for candidate in waiting}}


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_everything_that_would_go_out_is_on_one_page_quotes_under_their_finding(client: Client) -> None:
    door = make_door()
    first, second = make_item(position=1), make_item(position=2)
    under_first = make_quote(first, "Myr", position=3)
    sitting = door.open(second, under_first, first)
    page = text_of(client.get(address(sitting.links[LIVED])))
    places = [page.index(item.content["text"]) for item in (first, under_first, second)]
    assert places == sorted(places)
    for value in (*first.content.values(), *under_first.content.values(), "Mange har fortalt dette"):
        assert value in page
    assert "3 av 3" in page


def test_the_audience_is_told_in_plain_words(client: Client) -> None:
    door = make_door()
    item = make_item()
    shared = text_of(client.get(address(door.open(item).links[LIVED])))
    public = text_of(client.get(address(door.open(item, zone=Zone.PUBLIC).links[LIVED])))
    assert "brukerpanelet" in shared
    assert "brukerpanelet" not in public
    assert "alle lese" in public


def test_a_get_never_answers(client: Client) -> None:
    door = make_door()
    sitting = door.open(make_item())
    for query in ("", "?do=send", "?" + "&".join(f"{k}={v}" for k, v in filled_in(sitting).items())):
        assert client.get(address(sitting.links[LIVED]) + query).status_code == 200
        assert client.head(address(sitting.links[LIVED]) + query).status_code == 200
    assert not Verdict.objects.exists()
    assert not Seat.objects.exclude(sent_on=None).exists()
    assert set(AuditLine.objects.values_list("verb", flat=True)) == {"release.sitting.opened", "release.seat.read"}


def test_the_page_is_never_cached_and_no_answer_is_chosen_beforehand(client: Client) -> None:
    sitting = make_door().open(make_item())
    response = client.get(address(sitting.links[LIVED]))
    assert "no-store" in response["Cache-Control"]
    assert "checked" not in text_of(response)


def test_answers_are_kept_and_come_back(client: Client) -> None:
    sitting = make_door().open(make_item(), make_item())
    candidate = sitting.candidates.all()[0]
    path = address(sitting.links[LIVED])
    values = {"do": "keep", f"answer_{candidate.id.hex}": "no", f"remark_{candidate.id.hex}": "Dette er for nært."}
    assert client.post(path, values).status_code == 302
    page = text_of(client.get(path))
    assert "Dette er for nært." in page
    assert page.count("checked") == 1
    assert not Seat.objects.exclude(sent_on=None).exists()


def test_the_other_reviewer_sees_none_of_it(client: Client) -> None:
    sitting = make_door().open(make_item())
    client.post(address(sitting.links[LIVED]), filled_in(sitting, "no", "Dette er for nært.", "send"))
    page = text_of(client.get(address(sitting.links[PROFESSIONAL])))
    assert "Dette er for nært." not in page
    assert "checked" not in page


def test_two_people_on_two_browsers_let_an_item_out() -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item)
    for side in (LIVED, PROFESSIONAL):
        browser = Client(enforce_csrf_checks=True)
        path = address(sitting.links[side])
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text_of(browser.get(path)))
        assert token
        values = {**filled_in(sitting), "csrfmiddlewaretoken": token[1]}
        assert browser.post(path, values).status_code == 302
    assert Released.objects.get().subject == item.subject


def test_without_the_forms_own_token_nothing_is_answered() -> None:
    sitting = make_door().open(make_item())
    response = Client(enforce_csrf_checks=True).post(address(sitting.links[LIVED]), filled_in(sitting))
    assert response.status_code == 403
    assert not Verdict.objects.exists()


def test_a_missing_answer_or_reason_is_said_and_nothing_is_lost(client: Client) -> None:
    sitting = make_door().open(make_item(), make_item())
    first, second = sitting.candidates.all()
    path = address(sitting.links[LIVED])
    values = {"do": "send", f"answer_{first.id.hex}": "no", f"remark_{second.id.hex}": "Det jeg skrev"}
    response = client.post(path, values)
    assert response.status_code == 200
    page = text_of(response)
    assert "Det jeg skrev" in page
    assert "Svar ja eller nei." in page
    assert "Skriv noen ord om hva som må bli annerledes." in page
    assert not Seat.objects.exclude(sent_on=None).exists()


def test_what_was_changed_meanwhile_is_asked_about_before_sending(client: Client) -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item)
    old_form = filled_in(sitting)
    actions.replace_candidate(sitting.id, replace(item, revision=2, content={"text": "Nye ord"}), by=door.leader)
    response = client.post(address(sitting.links[LIVED]), old_form)
    assert response.status_code == 200
    assert "Nye ord" in text_of(response)
    assert not Verdict.objects.exists()


def test_the_difference_to_the_earlier_words_is_shown(client: Client) -> None:
    door = make_door()
    item = make_item(content={"title": "Ventetid", "text": "Jeg ventet i januar på svar"})
    sitting = door.open(item)
    assert "<del>" not in text_of(client.get(address(sitting.links[LIVED])))
    newer = replace(item, revision=2, content={"title": "Ventetid", "text": "Jeg ventet lenge på svar"})
    actions.replace_candidate(sitting.id, newer, by=door.leader)
    page = text_of(client.get(address(sitting.links[LIVED])))
    assert re.search(r"<del>.*i januar.*</del><ins>.*lenge.*</ins>", page)
    assert page.count("<del>") == 1
    assert "[tatt ut:]" in page
    assert "[satt inn:]" in page


def test_the_difference_to_what_is_out_is_shown(client: Client) -> None:
    door = make_door()
    item = make_item(content={"text": "Gamle ord"})
    door.let_out(item)
    newer = replace(item, revision=2, content={"text": "Nye ord"})
    page = text_of(client.get(address(door.open(newer).links[LIVED])))
    assert re.search(r"<del>.*Gamle.*</del>", page)


def test_the_room_can_say_which_words_were_there_before(client: Client) -> None:
    item = make_item(content={"text": "Nye ord"}, earlier={"text": "Avslåtte ord"})
    page = text_of(client.get(address(make_door().open(item).links[LIVED])))
    assert re.search(r"<del>.*Avslåtte.*</del>", page)


def test_after_sending_one_sees_ones_own_answers_and_later_what_came_of_it(client: Client) -> None:
    door = make_door()
    good, bad = make_item(), make_item()
    sitting = door.open(good, bad)
    door.answer(sitting, LIVED)
    page = text_of(client.get(address(sitting.links[LIVED])))
    assert '<form method="post" class' not in page
    assert "Du sa ja." in page
    assert "Går ut" not in page
    door.answer(sitting, PROFESSIONAL, no_to=[bad.subject])
    page = text_of(client.get(address(sitting.links[LIVED])))
    assert "Går ut" in page
    assert "Blir hos teamet" in page
    own = text_of(client.get(address(sitting.links[PROFESSIONAL])))
    assert "Du sa nei." in own
    assert "Write it milder." in own


def test_a_second_sending_is_refused_in_words(client: Client) -> None:
    door = make_door()
    sitting = door.open(make_item())
    form = filled_in(sitting)
    door.answer(sitting, LIVED)
    response = client.post(address(sitting.links[LIVED]), form)
    assert response.status_code == 200
    assert Verdict.objects.count() == 1


def test_words_in_another_language_are_marked(client: Client) -> None:
    sitting = make_door().open(make_item(language="nn"))
    assert '<div lang="nn">' in text_of(client.get(address(sitting.links[LIVED])))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_page_is_whole_in_every_language(client: Client, language: str) -> None:
    door = make_door(participants=40)
    finding = make_item(content={"title": "T", "text": "X", "theme": "Tema", "more": "Mer"})
    items = [finding, make_quote(finding, "Myr"), make_figure(8, 20), make_figure(0, 60, population="b")]
    both_sides = make_item(ItemKind.WORDS, content={"users_words": "A", "staff_words": "B"})
    sitting = door.open(*items, both_sides)
    page = text_of(client.get(address(sitting.links[LIVED], language)))
    english = "Send in my answers" in page
    assert english is (language == "en")
    assert ("said as" in page) is english
    assert ("employees" in page) is english
    assert "116" in page


def test_what_is_written_is_shown_as_text_and_never_as_code(client: Client) -> None:
    item = make_item(content={"title": "<script>alert(1)</script>", "text": "<img src=x onerror=alert(1)>"})
    page = text_of(client.get(address(make_door().open(item).links[LIVED])))
    assert "<script>alert" not in page
    assert "<img src=x" not in page


HOSTILE = [
    "x",
    "0" * 43,
    "a" * 5000,
    "æøå",
    "' OR 1=1 --",
    "%00",
    "\x00",
    "\U0001f600" * 20,
    "..%2f..%2fetc",
    "<script>",
    "\ud800",
]


@pytest.mark.parametrize("secret", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_or_unknown_link_finds_the_same_page_as_any_other(client: Client, secret: str) -> None:
    unknown = client.get(address("unknown"))
    path = address("unknown").replace("unknown", quote(secret, errors="surrogatepass"))
    for response in (client.get(path), client.post(path, {"do": "send"})):
        assert response.status_code == 404
        assert without_addresses(response) == without_addresses(unknown)


def without_addresses(response: Any) -> str:
    """The page without what differs by its own address, and by chance."""
    return re.sub(r'href="[^"]*"|value="\w{64}"', "", text_of(response))


def test_every_dead_link_answers_alike(client: Client) -> None:
    make_pool_member(LIVED)
    door = make_door()
    sitting = door.open(make_item())
    unknown = without_addresses(client.get(address("unknown")))
    secret = sitting.links[LIVED]

    def is_dead() -> bool:
        # A form that is not whole would show the page again, with everything on it.
        both = (client.get(address(secret)), client.post(address(secret), {"do": "send"}))
        return all(r.status_code == 404 and without_addresses(r) == unknown for r in both)

    assert not is_dead()
    seat = Seat.objects.filter(side=LIVED, state=SeatState.SITTING)
    Seat.objects.filter(state=SeatState.STANDBY).delete()
    for state in (SeatState.STANDBY, SeatState.REPLACED):
        Seat.objects.filter(side=LIVED).update(state=state)
        assert is_dead()
    Seat.objects.filter(side=LIVED).update(state=SeatState.SITTING)
    Account.objects.filter(id=door.reviewers[LIVED].id).update(is_active=False)
    assert is_dead()
    Account.objects.update(is_active=True)
    Employment.objects.create(account=door.reviewers[LIVED], service=door.service)
    assert is_dead()
    Employment.objects.all().delete()
    assert not is_dead()
    client.force_login(Account.objects.get(id=door.leader.id))
    assert client.get(address(secret)).status_code == 404
    client.logout()
    door.both_answer(sitting)
    assert not is_dead()
    Sitting.objects.update(ended_on=timezone.localdate() - timedelta(days=15))
    assert is_dead()
    assert seat.exists()


def test_a_stopped_review_is_not_found(client: Client) -> None:
    door = make_door()
    sitting = door.open(make_item())
    actions.cancel_sitting(sitting.id, by=door.leader)
    assert client.get(address(sitting.links[LIVED])).status_code == 404


@pytest.mark.parametrize("answer", ["", "maybe", "x" * 10000, "\x00"])
def test_answers_that_the_form_does_not_know_are_refused_in_words(client: Client, answer: str) -> None:
    sitting = make_door().open(make_item())
    for do in ("send", "keep", "", "x"):
        response = client.post(address(sitting.links[LIVED]), filled_in(sitting, answer, do=do))
        assert response.status_code in (200, 302)
    assert not Verdict.objects.exists()


def test_a_remark_that_is_far_too_long_is_refused_and_not_lost(client: Client) -> None:
    sitting = make_door().open(make_item())
    response = client.post(address(sitting.links[LIVED]), filled_in(sitting, "no", "x" * 2001))
    assert response.status_code == 200
    assert "x" * 2001 in text_of(response)


def test_the_page_takes_few_queries_however_many_items(client: Client, django_assert_max_num_queries: Any) -> None:
    counts = []
    for size in (1, 25):
        door = make_door()
        findings = [make_item() for _ in range(size)]
        quotes = [make_quote(finding, f"Person {finding.position}") for finding in findings]
        sitting = door.open(*findings, *quotes)
        door_path = address(sitting.links[LIVED])
        client.post(door_path, filled_in(sitting, do="keep"))
        with django_assert_max_num_queries(15) as captured:
            client.get(door_path)
        counts.append(len(captured))
    assert counts[0] == counts[1]
