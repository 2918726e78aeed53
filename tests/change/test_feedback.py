"""Heard – decided – done: what everybody reads, and nothing that has not been released."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from medvirk.change import attempts
from medvirk.change.actions.feedback import publish_feedback, say_where_told
from medvirk.change.actions.not_done import say_not_done, take
from medvirk.change.enums import DecisionKind, MeasureState
from medvirk.change.models import DailyKey, Decision, Feedback, Measure, NotDone, Update, WrongCode
from medvirk.change.queries import latest_changes
from medvirk.change.queries.feedback import feedback_page
from medvirk.change.stations import decided, done
from medvirk.change.words import place_of_words
from medvirk.foundation.actor import ANYBODY, NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from medvirk.meet.enums import Outcome
from medvirk.meet.models import Conference, Discussion
from medvirk.privacy.sealing import open_sealed
from medvirk.release.enums import Zone
from medvirk.release.models import Released
from tests.change.making import (
    REASON,
    TODAY,
    World,
    answer,
    at_most,
    discuss,
    let_quote_out,
    let_words_out,
    make_finding,
    make_measure,
    make_world,
    report_out,
    signed_in,
    tell,
    unlock,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

S = EvaluationState
CANARY = "kanarifugl"


@pytest.fixture
def world() -> World:
    return make_world(S.FOLLOW_UP)


def page(client: Client, name: str, *args: Any) -> str:
    with translation.override("en"):
        response = client.get(reverse(f"change:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def everybody_reads(world: World) -> str:
    pages = (("feedback", world.evaluation.id), ("sheet", world.evaluation.id), ("start",))
    return "".join(page(Client(), *one) for one in pages)


# The page


def test_the_page_tells_what_was_heard_decided_and_done(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC, title="Helgene er ensomme")
    let_quote_out(finding, Zone.PUBLIC, "Det er bare meg og tv-en.")
    discuss(finding)
    measure = make_measure(finding, state=MeasureState.DONE)
    Update.objects.create(measure=measure, on=TODAY, state="done", text="Kjøkkenet er åpent.", written_by=uuid4())
    answer(make_finding(world.evaluation, Zone.PUBLIC))
    answer(make_finding(world.evaluation, Zone.PUBLIC), DecisionKind.KEEP, look_again_on=TODAY, text="Turen.")
    make_finding(world.evaluation, Zone.PUBLIC, from_conference=True)
    tell(world.evaluation)
    shown = page(Client(), "feedback", world.evaluation.id)
    for words in (
        "Takk til dere som fortalte.",
        "Helgene er ensomme",
        "Det er bare meg og tv-en.",
        "Many have told this",
        "Recognised at the dialogue conference.",
        "Åpent kjøkken",
        "Kjøkkenet er åpent.",
        REASON,
        "Turen.",
        "Born at the dialogue conference.",
        "Not decided yet",
        "116 123",
        "Would you like to be a user representative?",
    ):
        assert words in shown


def test_seen_differently_stands_with_both_sides_words(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.PUBLIC)
    discuss(finding, Outcome.SEEN_DIFFERENTLY, users_words=CANARY, staff_words=CANARY)
    tell(world.evaluation)
    assert CANARY not in page(Client(), "feedback", world.evaluation.id)
    let_words_out(finding, "Det skjer.", "Vi ser det ikke.")
    shown = page(Client(), "feedback", world.evaluation.id)
    assert "Det skjer." in shown
    assert "Vi ser det ikke." in shown


def test_nobody_sees_the_page_before_it_is_published_but_those_who_work_with_it(world: World) -> None:
    for client in (Client(), signed_in(world.stranger)):
        for name in ("feedback", "sheet"):
            assert client.get(reverse(f"change:{name}", args=[world.evaluation.id])).status_code == 404
    assert "Nobody else can read it" in page(signed_in(world.panel), "feedback", world.evaluation.id)
    assert Client().get(reverse("change:feedback", args=[uuid4()])).status_code == 404


def fill_with_canaries(evaluation: Evaluation) -> None:
    """Put the canary in every text of the rooms that has not been released."""
    texts = [
        field.name
        for field in Evaluation._meta.fields
        if field.get_internal_type() in ("TextField", "CharField") and field.name not in ("state", "language", "code")
    ]
    for name in texts:
        setattr(evaluation, name, CANARY)
    evaluation.title = "Hverdagen"
    evaluation.save()
    shared = make_finding(evaluation, Zone.SHARED, title=CANARY)
    Released.objects.filter(subject=shared.id).update(content={"title": CANARY, "text": CANARY, "theme": CANARY})
    let_quote_out(shared, Zone.SHARED, CANARY)
    make_finding(evaluation, set_aside_because=CANARY)
    aside = make_finding(evaluation, Zone.SHARED, Zone.PUBLIC, title=CANARY, set_aside_because=CANARY)
    withdrawn = make_finding(evaluation, Zone.PUBLIC, title=CANARY)
    Released.objects.filter(subject=withdrawn.id).update(ended_on=TODAY)
    public = make_finding(evaluation, Zone.PUBLIC)
    discuss(public, users_words=CANARY, staff_words=CANARY)
    Conference.objects.update(
        place=CANARY, users_meeting_place=CANARY, invitation=CANARY, programme=CANARY, who_came=CANARY
    )
    for hidden in (shared, aside, withdrawn):
        make_measure(hidden, **dict.fromkeys(("title", "what_changes", "for_whom", "how_seen", "owner"), CANARY))
    answer(make_finding(evaluation, Zone.SHARED), text=CANARY, owner=CANARY)
    measure = make_measure(public)
    NotDone.objects.create(measure=measure, sealed_words=CANARY.encode())
    Update.objects.create(
        measure=Measure.objects.get(decision__finding=shared), on=TODAY, state="done", text=CANARY, written_by=uuid4()
    )


def test_nothing_that_has_not_been_released_is_on_any_public_page(world: World) -> None:
    fill_with_canaries(world.evaluation)
    assert Discussion.objects.filter(users_words=CANARY).exists()
    tell(world.evaluation)
    assert "Åpent kjøkken" in everybody_reads(world)
    assert CANARY not in everybody_reads(world)
    for measure in Measure.objects.all():
        response = Client().get(reverse("change:measure", args=[measure.id]))
        assert CANARY not in response.content.decode()


def test_the_canary_sings_when_something_is_released(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.PUBLIC, title=CANARY)
    make_measure(finding)
    tell(world.evaluation)
    assert CANARY in everybody_reads(world)


def test_with_few_participants_neither_title_nor_service_is_named() -> None:
    world = make_world(S.FOLLOW_UP, present=8, title="Hverdagen i Botjenesten")
    tell(world.evaluation)
    make_measure(make_finding(world.evaluation, Zone.PUBLIC))
    assert "Botjenesten" not in everybody_reads(world)
    assert "What people told in" in page(Client(), "feedback", world.evaluation.id)
    assert "Do not name the service" in page(signed_in(world.contact), "tell", world.evaluation.id)


def test_the_sheet_has_a_code_to_scan_and_the_code_only_for_those_who_hang_it_up(world: World) -> None:
    make_measure(make_finding(world.evaluation, Zone.PUBLIC))
    tell(world.evaluation)
    printed = page(signed_in(world.contact), "sheet", world.evaluation.id)
    assert "<svg" in printed
    assert world.evaluation.code in printed
    assert world.evaluation.code not in page(Client(), "sheet", world.evaluation.id)


@pytest.mark.parametrize("findings", [2, 9])
def test_the_page_takes_the_same_queries_for_few_and_many(world: World, findings: int) -> None:
    for _ in range(findings):
        finding = make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC)
        discuss(finding)
        measure = make_measure(finding)
        Update.objects.create(measure=measure, on=TODAY, state="done", text="Ferdig.", written_by=uuid4())
    tell(world.evaluation)
    with at_most(15):
        page(Client(), "feedback", world.evaluation.id)
    client = signed_in(world.leader)
    with at_most(15):
        page(client, "feedback", world.evaluation.id)
    with at_most(15):
        page(client, "measure", measure.id)


# Telling


def test_the_page_is_published_with_a_word_to_those_who_told(world: World) -> None:
    client = signed_in(world.leader)
    with translation.override("en"):
        url = reverse("change:tell", args=[world.evaluation.id])
    assert client.post(url, {"do": "publish", "intro": ""}).status_code == 200
    assert not Feedback.objects.exists()
    assert client.post(url, {"do": "publish", "intro": "Takk."}).status_code == 302
    assert feedback_page(ANYBODY, world.evaluation.id).feedback.intro == "Takk."
    half = {"do": "told", "sheet_place": "Tavla"}
    assert "Write both the place and the date" in client.post(url, half).content.decode()
    whole = {"do": "told", "sheet_place": "Tavla", "sheet_on": TODAY, "told_place": "Kaféen", "told_on": TODAY}
    assert client.post(url, whole).status_code == 302
    assert "Kaféen" in page(Client(), "feedback", world.evaluation.id)


@pytest.mark.parametrize("who", ["panel", "stranger"])
def test_others_do_not_tell(world: World, who: str) -> None:
    actor = getattr(world, who)
    with pytest.raises(NotAllowed):
        publish_feedback(world.evaluation.id, "Hei.", by=actor)
    with pytest.raises(NotAllowed):
        say_where_told(world.evaluation.id, "Tavla", TODAY, "", None, by=actor)
    assert signed_in(actor).get(reverse("change:tell", args=[world.evaluation.id])).status_code == 404


def test_publishing_again_keeps_the_first_date(world: World) -> None:
    Feedback.objects.create(evaluation=world.evaluation, intro="Før", published_on=TODAY - timedelta(days=9))
    publish_feedback(world.evaluation.id, "Etter", by=world.contact)
    row = Feedback.objects.get()
    assert (row.intro, row.published_on) == ("Etter", TODAY - timedelta(days=9))


# "This is not done"


@pytest.fixture
def measure(world: World) -> Measure:
    made = make_measure(make_finding(world.evaluation, Zone.PUBLIC), state=MeasureState.DONE)
    tell(world.evaluation)
    return made


def test_a_participant_says_it_with_the_code_and_the_page_says_only_that_not_everyone_agrees(
    world: World, measure: Measure
) -> None:
    keys = unlock(world.evaluation, world.leader).keys
    client = Client()
    url = reverse("change:not_done", args=[measure.id])
    assert "116 123" in page(client, "not_done", measure.id)
    said = {"key": uuid4(), "code": world.evaluation.code.upper().replace("-", " "), "words": "Jeg har ikke fått kort."}
    assert client.post(url, said).status_code == 302
    assert "passed on" in page(client, "not_done_taken", measure.id)
    shown = page(client, "feedback", world.evaluation.id)
    assert "Not everyone agrees that this is done." in shown
    assert "kort" not in shown
    row = NotDone.objects.get()
    assert b"kort" not in bytes(row.sealed_words)
    place = place_of_words(world.evaluation.id, row.id)
    assert open_sealed(bytes(row.sealed_words), place, keys) == "Jeg har ikke fått kort."


def test_a_measure_that_is_under_way_says_it_in_other_words(world: World) -> None:
    made = make_measure(make_finding(world.evaluation, Zone.PUBLIC), state=MeasureState.UNDER_WAY)
    tell(world.evaluation)
    NotDone.objects.create(measure=made)
    shown = page(Client(), "feedback", world.evaluation.id)
    assert "Not everyone agrees that it is as it says here." in shown


def test_the_same_answer_sent_twice_is_one(world: World, measure: Measure) -> None:
    key = uuid4()
    for _ in range(2):
        say_not_done(measure.id, key, world.evaluation.code, "", "1.2.3.4", by=ANYBODY)
    assert NotDone.objects.count() == 1
    other = make_measure(make_finding(world.evaluation, Zone.PUBLIC))
    with pytest.raises(NotPossible):
        say_not_done(other.id, key, world.evaluation.code, "", "1.2.3.4", by=ANYBODY)


def test_words_are_not_kept_unlocked_when_there_is_no_key(world: World, measure: Measure) -> None:
    with pytest.raises(NotPossible):
        say_not_done(measure.id, uuid4(), world.evaluation.code, "Hei", "1.2.3.4", by=ANYBODY)
    assert not NotDone.objects.exists()


def test_no_words_are_taken_after_the_end_date(world: World, measure: Measure) -> None:
    Evaluation.objects.filter(id=world.evaluation.id).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert 'name="words"' not in page(Client(), "not_done", measure.id)
    said = {"key": uuid4(), "code": world.evaluation.code, "words": "Hei"}
    assert Client().post(reverse("change:not_done", args=[measure.id]), said).status_code == 302
    assert bytes(NotDone.objects.get().sealed_words) == b""


def test_a_wrong_code_is_refused_with_what_to_do_and_counted_without_an_address(measure: Measure) -> None:
    with translation.override("en"):
        url = reverse("change:not_done", args=[measure.id])
    response = Client().post(url, {"key": uuid4(), "code": "feil-kode-1", "words": "x"}, REMOTE_ADDR="10.20.30.40")
    assert "That is not the code of this evaluation." in response.content.decode()
    assert not NotDone.objects.exists()
    row = WrongCode.objects.get()
    assert "10.20" not in row.sender
    assert "10.20" not in str(AuditLine.objects.values_list())


def test_guessing_stops_for_the_address_but_not_for_others(world: World, measure: Measure) -> None:
    for _ in range(attempts.MOST_FROM_ONE):
        with pytest.raises(NotPossible):
            say_not_done(measure.id, uuid4(), "feil", "", "10.0.0.1", by=ANYBODY)
    with pytest.raises(NotPossible, match="too many wrong codes"), translation.override("en"):
        say_not_done(measure.id, uuid4(), world.evaluation.code, "", "10.0.0.1", by=ANYBODY)
    say_not_done(measure.id, uuid4(), world.evaluation.code, "", "10.0.0.2", by=ANYBODY)
    assert NotDone.objects.count() == 1


def test_guessing_from_everywhere_stops_too(world: World, measure: Measure) -> None:
    wrong = [
        WrongCode(evaluation=world.evaluation, day=timezone.localdate(), sender=str(n))
        for n in range(attempts.MOST_FOR_ONE_EVALUATION)
    ]
    WrongCode.objects.bulk_create(wrong)
    with pytest.raises(NotPossible):
        say_not_done(measure.id, uuid4(), world.evaluation.code, "", "10.0.0.9", by=ANYBODY)


def test_yesterdays_key_and_what_it_counted_are_gone(world: World, measure: Measure) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    DailyKey.objects.create(day=yesterday, key=b"k")
    WrongCode.objects.create(evaluation=world.evaluation, day=yesterday, sender="s")
    say_not_done(measure.id, uuid4(), world.evaluation.code, "", "10.0.0.1", by=ANYBODY)
    assert list(DailyKey.objects.values_list("day", flat=True)) == [timezone.localdate()]
    assert not WrongCode.objects.exists()


def test_nothing_can_be_said_of_what_is_not_public(world: World) -> None:
    hidden = make_measure(make_finding(world.evaluation, Zone.SHARED))
    with pytest.raises(NotAllowed):
        take(hidden.id, uuid4(), world.evaluation.code, "", by=ANYBODY)
    tell(world.evaluation)
    for name in ("not_done", "not_done_taken"):
        assert Client().get(reverse(f"change:{name}", args=[hidden.id])).status_code == 404
        assert Client().get(reverse(f"change:{name}", args=[uuid4()])).status_code == 404


# Latest changes and the thread


def test_the_latest_changes_are_those_that_everybody_may_read() -> None:
    told, untold = make_world(S.FOLLOW_UP), make_world(S.FOLLOW_UP)
    make_measure(make_finding(told.evaluation, Zone.PUBLIC, title="Hørt"), title="Bestemt")
    make_measure(make_finding(told.evaluation, Zone.SHARED), title=CANARY)
    make_measure(make_finding(untold.evaluation, Zone.PUBLIC), title=CANARY)
    tell(told.evaluation)
    changes = latest_changes(ANYBODY, 3)
    assert [(change.heard, change.decided) for change in changes] == [("Hørt", "Bestemt")]
    make_measure(make_finding(told.evaluation, Zone.PUBLIC), title="Nummer to")
    assert len(latest_changes(ANYBODY, 1)) == 1


def test_the_thread_says_what_is_decided_and_what_is_missing() -> None:
    world = make_world(S.FINAL_REPORT)
    answer(make_finding(world.evaluation, Zone.SHARED))
    make_finding(world.evaluation, Zone.SHARED)
    with translation.override("en"):
        station = decided(world.evaluation.id, world.leader)
        assert station.words == "1 of 2"
        assert [str(item.what) for item in station.missing] == [
            "Send the findings to the reviewers, so that everybody may read them",
            "1 finding has no decision",
            "Publish the final report",
        ]
        assert [bool(item.url) for item in station.missing] == [True, False, True]
        assert [bool(item.url) for item in decided(world.evaluation.id, world.contact).missing] == [False, True, False]
    assert decided(world.evaluation.id, ANYBODY).missing == ()
    assert decided(world.evaluation.id, ANYBODY).words == ""


def test_nothing_is_missing_when_all_is_decided_and_out() -> None:
    world = make_world(S.FINAL_REPORT)
    answer(make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC))
    report_out(world.evaluation)
    assert decided(world.evaluation.id, world.leader).missing == ()


def test_the_last_station_lacks_page_sheet_and_meeting(world: World) -> None:
    make_measure(make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC), state=MeasureState.DONE)
    make_measure(make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC), state=MeasureState.UNDER_WAY)
    make_measure(make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC))
    answer(make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC))
    with translation.override("en"):
        station = done(world.evaluation.id, world.contact)
        assert station.words == "1 done, 1 under way"
        assert len(station.missing) == 3
        assert all(item.url for item in station.missing)
        assert done(world.evaluation.id, ANYBODY).words == "1 done, 1 under way"
    Feedback.objects.create(
        evaluation=world.evaluation, intro="Takk.", published_on=TODAY, sheet_on=TODAY, told_on=TODAY
    )
    assert done(world.evaluation.id, world.contact).missing == ()
    assert Decision.objects.count() == 4
