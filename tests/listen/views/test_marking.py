"""The page where notes are marked, as somebody meets it in a browser without scripts."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from medvirk.listen import sealed
from medvirk.listen.actions.theme import add_theme
from medvirk.listen.models import Excerpt, Interview, Participant, SegmentText
from medvirk.privacy.sealing import WITHDRAWN, KeyPair, fingerprint
from tests.factories import make_interviewer
from tests.listen.desks import Work, add_note, counted_queries, make_notes, make_speaker, make_work
from tests.listen.making import make_contact, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HEARD = "Vi ble hørt. Vi ble hørt da vi spurte om 🌲 turen."


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def work() -> Work:
    return make_work()


def theme(work: Work, name: str = "Å bli hørt") -> UUID:
    return add_theme(work.evaluation.id, name, None, by=work.leader).id


def address(interview: Interview, name: str = "marking", *args: UUID) -> str:
    return reverse(f"listen:{name}", args=[interview.evaluation_id, interview.id, *args])


def shown(client: Client, interview: Interview) -> str:
    return client.get(address(interview)).content.decode()


def send(client: Client, interview: Interview, *themes: UUID, **fields: Any) -> Any:
    written = {"passage": 1, "words": "da vi spurte", "themes": [str(theme) for theme in themes], **fields}
    return client.post(address(interview), written)


def test_words_that_are_marked_are_shown_as_marked(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    assert send(client, interview, theme(work)).status_code == 302
    page = shown(client, interview)
    assert re.search(r"<mark[^>]*>.*da vi spurte</mark>", page)
    assert "Å bli hørt" in page


def test_a_mark_can_be_undone_and_done_again(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    send(client, interview, theme(work))
    client.post(address(interview, "undo_marking"))
    assert "<mark" not in shown(client, interview)
    client.post(address(interview, "redo_marking"))
    assert "<mark" in shown(client, interview)


def test_undo_puts_back_a_mark_that_was_taken_away(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    send(client, interview, theme(work))
    mark = Excerpt.objects.get()
    client.post(address(interview, "remove_mark", mark.id))
    assert "<mark" not in shown(client, interview)
    client.post(address(interview, "undo_marking"))
    assert "<mark" in shown(client, interview)


def test_undo_never_takes_back_something_older_than_the_last_change(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    under = theme(work)
    send(client, interview, under)
    client.post(address(interview, "change_mark", Excerpt.objects.get().id), {"themes": [str(under)], "memo": "ny"})
    answer = client.post(address(interview, "undo_marking"), follow=True)
    assert "There is nothing to undo." in answer.content.decode()
    assert not Excerpt.objects.get().removed


def test_undo_is_for_ones_own_marks_alone(work: Work) -> None:
    interview = make_notes(work, HEARD)
    send(work.browser(), interview, theme(work))
    other = work.browser(work.reader(make_interviewer(work.evaluation)))
    other.post(address(interview, "undo_marking"))
    other.post(address(interview, "redo_marking"))
    assert not Excerpt.objects.get().removed


def test_undo_that_is_not_possible_any_more_says_why(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    send(client, interview, theme(work))
    Excerpt.objects.update(removed=True)
    answer = client.post(address(interview, "undo_marking"), follow=True)
    assert "The mark has been taken away already." in answer.content.decode()


def test_the_offsets_are_code_points_also_after_an_emoji(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    send(client, interview, theme(work), words="turen.")
    mark = Excerpt.objects.get()
    assert HEARD[mark.start : mark.end] == "turen."


def test_no_words_mark_the_whole_passage(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    send(client, interview, theme(work), words="")
    assert (Excerpt.objects.get().start, Excerpt.objects.get().end) == (0, len(HEARD))


def test_words_that_do_not_stand_there_are_told_and_nothing_is_lost(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    page = send(client, interview, theme(work), words="helt andre ord", memo="min tanke").content.decode()
    assert "These words do not stand in this passage." in page
    assert "helt andre ord" in page
    assert "min tanke" in page
    assert not Excerpt.objects.exists()


def test_words_that_stand_several_times_ask_which_time(work: Work) -> None:
    interview, client, under = make_notes(work, HEARD), work.browser(), theme(work)
    assert "stand several times" in send(client, interview, under, words="Vi ble hørt").content.decode()
    assert "from 1 to 2" in send(client, interview, under, words="Vi ble hørt", which=3).content.decode()
    send(client, interview, under, words="Vi ble hørt", which=2)
    assert Excerpt.objects.get().start == 13


def test_what_a_script_counted_says_which_time(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    send(client, interview, theme(work), words="Vi ble hørt", start=13, end=24)
    assert Excerpt.objects.get().start == 13


def test_words_corrected_by_hand_win_over_what_a_script_counted(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    send(client, interview, theme(work), words="da vi", start=0, end=3)
    mark = Excerpt.objects.get()
    assert HEARD[mark.start : mark.end] == "da vi"


NONSENSE = ({"start": 5, "end": 2}, {"start": -4, "end": 2}, {"start": 3}, {"start": 0, "end": 999})


@pytest.mark.parametrize("span", NONSENSE)
def test_nonsense_from_a_script_does_no_harm(work: Work, span: dict[str, int]) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    assert send(client, interview, theme(work), **span).status_code == 302
    assert Excerpt.objects.get().start == 25


def test_a_passage_that_is_not_there_is_told(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    assert "no passage with this number" in send(client, interview, theme(work), passage=9).content.decode()


def test_a_mark_needs_a_theme(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    theme(work)
    assert "Choose at least one theme." in send(client, interview).content.decode()


def test_when_nothing_is_said_of_whom_the_notes_say_it(work: Work) -> None:
    interview, client = make_notes(work), work.browser()
    add_note(interview, HEARD, by=make_speaker(interview, "Bjørk"), recognised=4)
    send(client, interview, theme(work))
    mark = Excerpt.objects.get()
    assert ([person.pseudonym for person in mark.people.all()], mark.counted) == (["Bjørk"], 4)


def test_the_page_says_who_spoke_how_many_recognised_it_and_who_marked_it(work: Work) -> None:
    interview, client = make_notes(work), work.browser()
    add_note(interview, HEARD, by=make_speaker(interview, "Bjørk"), recognised=4, section=work.sections[0])
    send(client, interview, theme(work), memo="min tanke")
    page = shown(client, interview)
    for words in ("Tema 1", "Bjørk", "4 recognised this", "min tanke", "Marked by Person"):
        assert words in page


def test_notes_stand_in_the_order_of_the_theme_guide(work: Work) -> None:
    interview, client = make_notes(work, "uten del"), work.browser()
    add_note(interview, "andre del", section=work.sections[1])
    add_note(interview, "første del", section=work.sections[0])
    page = shown(client, interview)
    assert page.index("første del") < page.index("andre del") < page.index("uten del")
    send(client, interview, theme(work), passage=1, words="første")
    assert Excerpt.objects.get().text.segment.section == work.sections[0]


def withdraw(text: SegmentText, person: Participant) -> None:
    SegmentText.objects.filter(id=text.id).update(sealed=WITHDRAWN, fingerprint=fingerprint(WITHDRAWN))
    Participant.objects.filter(id=person.id).update(withdrawn_on=timezone.localdate(), key=None)


def test_withdrawn_words_are_a_tombstone_that_cannot_be_marked(work: Work) -> None:
    interview, client = make_notes(work), work.browser()
    person = make_speaker(interview, "Bjørk")
    withdraw(add_note(interview, HEARD, by=person), person)
    page = shown(client, interview)
    assert "What stood here has been withdrawn." in page
    assert "░" * len(HEARD) in page
    assert "hørt da" not in page
    assert 'data-passage="1"' not in page
    assert "cannot be marked" in send(client, interview, theme(work)).content.decode()


def test_a_passage_that_was_tampered_with_is_told_and_the_rest_is_shown(work: Work) -> None:
    interview, client = make_notes(work, HEARD, "Resten."), work.browser()
    text = SegmentText.objects.first()
    assert text
    SegmentText.objects.filter(id=text.id).update(sealed=bytes(text.sealed) + b"x")
    page = shown(client, interview)
    assert "This passage cannot be opened" in page
    assert "Resten." in page


def test_what_people_said_is_never_taken_for_markup(work: Work) -> None:
    interview, client = make_notes(work, "<script>alert(1)</script>"), work.browser()
    assert "<script>alert" not in shown(client, interview)


def test_notes_that_are_not_handed_in_are_not_shown(work: Work) -> None:
    interview = make_notes(work, HEARD, delivered=False)
    answer = work.browser().get(address(interview))
    assert answer.status_code == 409
    assert "Vi ble hørt" not in answer.content.decode()


def test_locked_notes_ask_for_the_passphrase_and_show_nothing(work: Work) -> None:
    interview = make_notes(work, HEARD)
    page = shown(signed_in(work.leader), interview)
    assert "Unlock the notes" in page
    assert "Vi ble hørt" not in page


def test_the_service_does_not_find_the_page(work: Work) -> None:
    interview = make_notes(work, HEARD)
    client = signed_in(make_contact(work.evaluation))
    for name in ("marking", "undo_marking"):
        assert client.get(address(interview, name)).status_code in (404, 405)
    assert client.get(address(interview)).status_code == 404


def test_another_evaluations_interview_is_not_found(work: Work) -> None:
    other = make_notes(make_work(), HEARD)
    url = reverse("listen:marking", args=[work.evaluation.id, other.id])
    assert work.browser().get(url).status_code == 404


def test_a_mark_of_another_interview_is_not_found(work: Work) -> None:
    interview, other, client = make_notes(work, HEARD), make_notes(work, HEARD, number=2), work.browser()
    send(client, interview, theme(work))
    mark = Excerpt.objects.get().id
    assert client.get(address(other, "change_mark", mark)).status_code == 404
    assert client.get(address(interview, "change_mark", uuid4())).status_code == 404


def test_a_look_at_the_page_changes_nothing(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    for name in ("undo_marking", "redo_marking"):
        assert client.get(address(interview, name)).status_code == 405


def test_the_page_to_change_a_mark_shows_what_is_said_about_it(work: Work) -> None:
    interview, client, under = make_notes(work, HEARD), work.browser(), theme(work)
    make_speaker(interview, "Gran")
    send(client, interview, under, memo="min tanke", counted=3)
    page = client.get(address(interview, "change_mark", Excerpt.objects.get().id)).content.decode()
    assert "min tanke" in page
    assert "da vi spurte" in page
    assert re.search(rf'value="{under}"[^>]*checked', page)


def test_later_steps_show_the_marks_without_a_form(work: Work) -> None:
    interview, client = make_notes(work, HEARD), work.browser()
    send(client, interview, theme(work))
    work.evaluation.state = "final_report"
    work.evaluation.save()
    page = shown(client, interview)
    assert "<mark" in page
    assert "mark-form" not in page
    assert "Take away mark" not in page


def test_the_first_page_tells_which_interviews_can_be_marked(work: Work) -> None:
    ready, client = make_notes(work, HEARD), work.browser()
    waiting = make_notes(work, HEARD, number=2, delivered=False)
    send(client, ready, theme(work))
    page = client.get(reverse("listen:marking_start", args=[work.evaluation.id])).content.decode()
    assert address(ready) in page
    assert address(waiting) not in page
    assert "1 mark" in page


@pytest.mark.parametrize("notes", [2, 12])
def test_the_number_of_queries_does_not_grow_with_the_notes(work: Work, notes: int) -> None:
    interview, client, under = make_notes(work), work.browser(), theme(work)
    for number in range(notes):
        add_note(interview, HEARD, by=make_speaker(interview, f"Tre {number}"), section=work.sections[0])
        send(client, interview, under, passage=number + 1, memo="tanke")
    make_notes(work, *[HEARD] * notes, number=2)
    with counted_queries() as asked:
        client.get(address(interview))
    assert len(asked) <= 15, "\n".join(asked)


def test_no_other_interview_is_opened(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    interview, other = make_notes(work, HEARD), make_notes(work, HEARD, number=2)
    opened: set[UUID] = set()
    real = sealed.open_text

    def noted(evaluation: UUID, text: SegmentText, keys: KeyPair | None) -> str:
        opened.add(text.segment.interview_id)
        return real(evaluation, text, keys)

    monkeypatch.setattr(sealed, "open_text", noted)
    shown(work.browser(), interview)
    assert opened == {interview.id}
    assert other.id not in opened
