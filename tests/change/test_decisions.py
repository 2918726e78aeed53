"""The municipality answers each finding, follows what it promised, and hears when it is not done."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from medvirk.change.actions.decision import decide
from medvirk.change.actions.measure import edit_measure, write_update
from medvirk.change.enums import DecisionKind, MeasureState
from medvirk.change.models import Decision, Measure, NotDone, Update
from medvirk.change.queries.decisions import decisions_of, waiting_for
from medvirk.change.queries.findings import standing_finding
from medvirk.change.queries.measure import measure_page
from medvirk.foundation.actor import ANYBODY, NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.listen.enums import EvaluationState
from medvirk.listen.queries.evaluation import known
from medvirk.meet.enums import Outcome
from medvirk.release.enums import ItemKind, Zone
from medvirk.release.models import Released
from tests.change.making import (
    REASON,
    TODAY,
    World,
    answer,
    at_most,
    discuss,
    let_out,
    make_finding,
    make_measure,
    make_world,
    report_out,
    signed_in,
    tell,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

S = EvaluationState
MEASURE = {
    "title": "Åpent kjøkken",
    "what_changes": "Det er åpent i helga.",
    "for_whom": "Alle",
    "how_seen": "Vi spør panelet.",
    "owner": "Enhetsleder",
    "due": TODAY + timedelta(days=90),
}


@pytest.fixture
def world() -> World:
    return make_world(S.FINAL_REPORT)


def page(client: Client, name: str, *args: Any) -> str:
    with translation.override("en"):
        response = client.get(reverse(f"change:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


# Answers


def test_a_measure_is_an_answer(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    decision = decide(finding.id, DecisionKind.MEASURE, MEASURE, by=world.contact)
    assert decision.measure.title == "Åpent kjøkken"
    assert AuditLine.objects.get(verb="change.decision.made").details == {"kind": "measure"}


def test_an_answer_can_become_another_while_the_report_is_not_out(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    decide(finding.id, DecisionKind.MEASURE, MEASURE, by=world.contact)
    decide(finding.id, DecisionKind.NO, {"text": REASON}, by=world.contact)
    assert not Measure.objects.exists()
    assert Decision.objects.get().text == REASON


def test_a_measure_with_news_is_not_turned_into_something_else(world: World) -> None:
    measure = make_measure(make_finding(world.evaluation, Zone.SHARED))
    write_update(measure.id, TODAY, MeasureState.UNDER_WAY, "I gang.", by=world.contact)
    with pytest.raises(NotPossible):
        decide(measure.decision.finding_id, DecisionKind.NO, {"text": REASON}, by=world.contact)
    decide(measure.decision.finding_id, DecisionKind.MEASURE, {**MEASURE, "owner": "Fagleder"}, by=world.contact)
    assert Measure.objects.get().owner == "Fagleder"


@pytest.mark.parametrize("who", ["leader", "panel", "stranger"])
def test_only_the_municipality_decides(world: World, who: str) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    actor = getattr(world, who)
    with pytest.raises(NotAllowed):
        decide(finding.id, DecisionKind.MEASURE, MEASURE, by=actor)
    client = signed_in(actor)
    for name, args in (("choose", ()), ("answer", ("no",))):
        assert client.get(reverse(f"change:{name}", args=[world.evaluation.id, finding.id, *args])).status_code == 404


def test_what_does_not_stand_gets_no_decision(world: World) -> None:
    unreleased = make_finding(world.evaluation)
    aside = make_finding(world.evaluation, Zone.SHARED, set_aside_because=REASON)
    for finding in (unreleased, aside):
        with pytest.raises(NotPossible):
            decide(finding.id, DecisionKind.MEASURE, MEASURE, by=world.contact)
    with pytest.raises(NotAllowed):
        decide(uuid4(), DecisionKind.MEASURE, MEASURE, by=world.contact)


def test_what_stands_in_the_report_is_told_about_in_updates(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    answer(finding)
    report_out(world.evaluation)
    with pytest.raises(NotPossible):
        decide(finding.id, DecisionKind.MEASURE, MEASURE, by=world.contact)


def test_deciding_in_the_browser(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED, title="Helgene er ensomme")
    discuss(finding, Outcome.SEEN_DIFFERENTLY, users_words="Det skjer.", staff_words="Vi ser det ikke.")
    client = signed_in(world.contact)
    assert "Answer the next finding" in page(client, "decisions", world.evaluation.id)
    chosen = page(client, "choose", world.evaluation.id, finding.id)
    assert "Det skjer." in chosen
    assert "word for word" in page(client, "answer", world.evaluation.id, finding.id, "no")
    with translation.override("en"):
        url = reverse("change:answer", args=[world.evaluation.id, finding.id, "no"])
    refused = client.post(url, {"text": "Nei."})
    assert "The reason is too short." in refused.content.decode()
    assert client.post(url, {"text": REASON}).status_code == 302
    assert REASON in page(client, "answer", world.evaluation.id, finding.id, "no")
    assert client.get(reverse("change:answer", args=[world.evaluation.id, finding.id, "maybe"])).status_code == 404
    assert client.get(reverse("change:choose", args=[world.evaluation.id, uuid4()])).status_code == 404


@pytest.mark.parametrize("kind", ["measure", "keep"])
def test_each_kind_has_its_own_questions(world: World, kind: str) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    client = signed_in(world.contact)
    page(client, "answer", world.evaluation.id, finding.id, kind)
    form: dict[str, Any] = {**MEASURE, "text": "Turen på torsdager.", "look_again_on": TODAY}
    url = reverse("change:answer", args=[world.evaluation.id, finding.id, kind])
    assert client.post(url, {}).status_code == 200
    assert client.post(url, form).status_code == 302
    assert Decision.objects.get().kind == kind
    assert "Enhetsleder" in page(client, "answer", world.evaluation.id, finding.id, kind)


def test_parties_see_the_answers_and_strangers_do_not(world: World) -> None:
    answer(make_finding(world.evaluation, Zone.SHARED))
    make_finding(world.evaluation, Zone.SHARED)
    for actor in (world.leader, world.panel, world.contact):
        assert REASON in page(signed_in(actor), "decisions", world.evaluation.id)
    for client in (Client(), signed_in(world.stranger)):
        assert client.get(reverse("change:decisions", args=[world.evaluation.id])).status_code == 404


def test_everybodys_newest_words_replace_those_of_the_invited(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED, title="Før")
    let_out(finding, Zone.PUBLIC, 2, title="Etter", text="Nye ord.")
    heard = standing_finding(world.contact, known(world.evaluation.id), finding.id)
    assert (heard.title, heard.is_public) == ("Etter", True)
    with pytest.raises(NotAllowed):
        standing_finding(world.contact, known(world.evaluation.id), uuid4())


def test_my_evaluations_wait_for_me_on_the_first_page(world: World) -> None:
    assert [one.may_decide for one in waiting_for(world.contact)] == [True]
    assert [one.may_decide for one in waiting_for(world.panel)] == [False]
    assert waiting_for(ANYBODY) == []
    assert "You answer for the municipality" in page(signed_in(world.contact), "start")
    assert world.evaluation.title not in page(Client(), "start")


# Measures


def test_the_newest_update_says_where_a_measure_stands(world: World) -> None:
    measure = make_measure(make_finding(world.evaluation, Zone.SHARED))
    write_update(measure.id, TODAY, MeasureState.DONE, "Ferdig.", by=world.contact)
    write_update(measure.id, TODAY - timedelta(days=5), MeasureState.UNDER_WAY, "I gang.", by=world.contact)
    measure.refresh_from_db()
    assert measure.state == MeasureState.DONE
    assert [update.text for update in measure_page(world.panel, measure.id).updates] == ["Ferdig.", "I gang."]


@pytest.mark.parametrize("who", ["leader", "panel", "stranger"])
def test_only_the_municipality_writes_news(world: World, who: str) -> None:
    measure = make_measure(make_finding(world.evaluation, Zone.SHARED))
    actor = getattr(world, who)
    with pytest.raises(NotAllowed):
        write_update(measure.id, TODAY, MeasureState.DONE, "Ferdig.", by=actor)
    with pytest.raises(NotAllowed):
        edit_measure(measure.id, "Noen", TODAY, "Vi teller.", by=actor)
    news = {"on": TODAY, "state": "done", "text": "Ferdig."}
    assert signed_in(actor).post(reverse("change:measure", args=[measure.id]), news).status_code == 404
    assert signed_in(actor).get(reverse("change:edit_measure", args=[measure.id])).status_code == 404
    with pytest.raises(NotAllowed):
        write_update(uuid4(), TODAY, MeasureState.DONE, "Ferdig.", by=actor)


def test_news_and_changes_in_the_browser(world: World) -> None:
    measure = make_measure(make_finding(world.evaluation, Zone.SHARED))
    client = signed_in(world.contact)
    url = reverse("change:measure", args=[measure.id])
    late = {"on": TODAY + timedelta(days=3), "state": "done", "text": "Ferdig."}
    assert client.post(url, late).status_code == 200
    assert client.post(url, {"on": TODAY, "state": "under_way", "text": "Første helg."}).status_code == 302
    assert "Første helg." in page(client, "measure", measure.id)
    assert "Vi spør panelet." in page(client, "edit_measure", measure.id)
    changed = {"owner": "Fagleder", "due": TODAY, "how_seen": "Vi teller."}
    assert client.post(reverse("change:edit_measure", args=[measure.id]), changed).status_code == 302
    assert "Fagleder" in page(client, "measure", measure.id)


def test_a_measure_is_for_the_parties_until_the_page_is_told() -> None:
    world = make_world(S.FOLLOW_UP)
    measure = make_measure(make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC))
    hidden = make_measure(make_finding(world.evaluation, Zone.SHARED))
    assert Client().get(reverse("change:measure", args=[measure.id])).status_code == 404
    tell(world.evaluation)
    assert "Åpent kjøkken" in page(Client(), "measure", measure.id)
    assert Client().get(reverse("change:measure", args=[hidden.id])).status_code == 404
    assert Client().get(reverse("change:measure", args=[uuid4()])).status_code == 404


def test_the_owner_hears_at_once_that_somebody_says_not_done_but_not_how_many(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC)
    measure = make_measure(finding, state=MeasureState.DONE)
    for _ in range(3):
        NotDone.objects.create(measure=measure, sealed_words=b"canary")
    for shown in (
        page(signed_in(world.contact), "measure", measure.id),
        page(signed_in(world.contact), "decisions", world.evaluation.id),
    ):
        assert "Somebody" in shown
        assert "canary" not in shown
        assert "3 " not in shown.split("Somebody")[1][:120]
    assert "Somebody who took part" not in page(signed_in(world.panel), "measure", measure.id)


def test_words_of_an_objection_reach_the_parties_when_released() -> None:
    world = make_world(S.FOLLOW_UP)
    finding = make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC)
    measure = make_measure(finding)
    said = NotDone.objects.create(measure=measure)
    Released.objects.create(
        organisation=world.evaluation.organisation, evaluation=world.evaluation.id, zone=Zone.PUBLIC,
        kind=ItemKind.WORDS, subject=said.id, revision=1, language="nb", position=9,
        content={"title": measure.title, "text": "Jeg har ikke fått noe kort."},
    )  # fmt: skip
    tell(world.evaluation)
    assert "Jeg har ikke fått noe kort." in page(signed_in(world.contact), "measure", measure.id)
    assert "Jeg har ikke fått noe kort." not in page(Client(), "measure", measure.id)


@pytest.mark.parametrize("findings", [2, 9])
def test_the_decisions_take_the_same_queries_for_few_and_many(world: World, findings: int) -> None:
    for _ in range(findings):
        finding = make_finding(world.evaluation, Zone.SHARED)
        discuss(finding)
        Update.objects.create(
            measure=make_measure(finding), on=timezone.localdate(), state="done", text="Ferdig.", written_by=uuid4()
        )
    assert decisions_of(world.contact, world.evaluation.id).undecided == 0
    client = signed_in(world.contact)
    with at_most(15):
        page(client, "decisions", world.evaluation.id)
    with at_most(15):
        page(client, "start")
