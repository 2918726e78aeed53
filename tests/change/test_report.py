"""The final report: only from what is out, frozen as it was published, in three forms, and taken back when it must."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as product
from django.test import Client
from django.urls import reverse
from django.utils import translation
from docx import Document

from medvirk.change.actions.report import publish, take_back
from medvirk.change.enums import DecisionKind
from medvirk.change.models import FinalReport
from medvirk.change.report.compose import compose
from medvirk.change.report.files import FORMS, KINDS
from medvirk.change.report.frozen import NotAReport, freeze, thaw
from medvirk.change.report.gather import gather
from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.jobs.enums import JobState
from medvirk.foundation.jobs.models import Job
from medvirk.foundation.report import Report, render_web
from medvirk.listen.enums import Channel, EvaluationState, FindingKind, Side
from medvirk.listen.models import Asked, Evaluation, Finding, Planner, WayIn
from medvirk.listen.queries.evaluation import known
from medvirk.meet.enums import Outcome
from medvirk.release.actions import withdraw_items
from medvirk.release.enums import Zone
from medvirk.release.models import Released
from tests.change.making import (
    REASON,
    TODAY,
    World,
    answer,
    discuss,
    let_out,
    let_quote_out,
    let_words_out,
    make_conference,
    make_finding,
    make_measure,
    make_world,
    signed_in,
)
from tests.factories import make_account

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

S = EvaluationState
BOTH = (Zone.SHARED, Zone.PUBLIC)


@pytest.fixture(autouse=True)
def at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def quick_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medvirk.change.report.files.render_pdf", lambda *_: b"%PDF-")
    monkeypatch.setattr("medvirk.change.report.files.render_word", lambda *_: b"PK")


@pytest.fixture
def world() -> World:
    return make_world(
        S.FINAL_REPORT,
        background="Kommunen ville vite mer.",
        questions="Hva er viktig?",
        about_services="Botjenesten følger opp folk.",
        how_it_was_done="Seks intervjuer ble holdt.",
        reliability="Noen ble ikke nådd.",
    )


def fill(world: World) -> Finding:
    make_conference(world.evaluation, held=True)
    first = make_finding(world.evaluation, *BOTH, title="Helgene er ensomme")
    let_quote_out(first, Zone.PUBLIC, "Det er bare meg og tv-en.")
    discuss(first, Outcome.SEEN_DIFFERENTLY)
    let_words_out(first, "Det skjer.", "Vi ser det ikke.")
    make_measure(first)
    works = make_finding(world.evaluation, *BOTH, kind=FindingKind.WORKS)
    discuss(works)
    answer(works, DecisionKind.KEEP, text="Turen.", look_again_on=TODAY)
    no = make_finding(world.evaluation, *BOTH, kind=FindingKind.SUGGESTION)
    Released.objects.filter(subject=no.id, zone=Zone.PUBLIC).update(
        content={"title": "Nettene", "text": "En voksen i huset.", "theme": "Natt"}
    )
    answer(no)
    answer(make_finding(world.evaluation, Zone.PUBLIC, from_conference=True))
    inside = WayIn.objects.create(
        evaluation=world.evaluation, description="Brev", channel=Channel.SLIP, answer_to="Senteret"
    )
    WayIn.objects.create(
        evaluation=world.evaluation, description="Plakat", outside_service=True, channel=Channel.PHONE, answer_to="x"
    )
    Asked.objects.create(evaluation=world.evaluation, way_in=inside, number=60, by=make_account())
    Planner.objects.create(
        evaluation=world.evaluation, name="Bjørg Navn", side=Side.LIVED_EXPERIENCE, from_where="Brukerorganisasjonen"
    )
    return first


def web(world: World) -> str:
    facts, _sources = gather(world.leader, known(world.evaluation.id), TODAY)
    return str(render_web(compose(facts), 2))


def test_the_report_holds_all_that_the_method_asks_for(world: World) -> None:
    fill(world)
    shown = web(world)
    for words in (
        "Kommunen ville vite mer.",
        "Hva er viktig?",
        "Seks intervjuer ble holdt.",
        "Noen ble ikke nådd.",
        "Brev",
        "60",
        "Botjenesten følger opp folk.",
        "Helgene er ensomme",
        "Det er bare meg og tv-en.",
        "Natt",
        "Det skjer.",
        "Vi ser det ikke.",
        "Åpent kjøkken",
        "Turen.",
        REASON,
        "Omtrent førti kom.",
        "Brukerorganisasjonen",
        "<svg",
    ):
        assert words in shown
    assert "Bjørg Navn" not in shown


def test_what_has_not_been_released_is_not_in_the_report(world: World) -> None:
    canary = "kanarifugl"
    hidden = make_finding(world.evaluation, Zone.SHARED, title=canary)
    make_measure(hidden, title=canary, what_changes=canary)
    aside = make_finding(world.evaluation, *BOTH, title=canary, set_aside_because=canary)
    discuss(aside, users_words=canary, staff_words=canary)
    discuss(make_finding(world.evaluation, *BOTH), users_words=canary, staff_words=canary)
    for name in ("contact", "legal_assessment", "participation_money", "who_asks", "stopped_because"):
        setattr(world.evaluation, name, canary)
    world.evaluation.save()
    assert canary not in web(world)


def test_the_report_says_that_some_answers_cannot_be_shown(world: World) -> None:
    make_finding(world.evaluation, *BOTH)
    facts, _sources = gather(world.leader, known(world.evaluation.id), TODAY)
    assert facts.kept_in == 0
    make_finding(world.evaluation, Zone.SHARED)
    facts, _sources = gather(world.leader, known(world.evaluation.id), TODAY)
    assert facts.kept_in == 1


def test_with_few_participants_the_service_is_not_named_and_no_number_is_said() -> None:
    world = make_world(
        S.FINAL_REPORT,
        present=8,
        title="Hverdagen i Botjenesten",
        background="Botjenesten",
        about_services="Botjenesten",
    )
    fill(world)
    service = world.evaluation.affected.get().service.name_nb
    shown = web(world)
    assert "Botjenesten" not in shown
    assert service not in shown
    facts, _sources = gather(world.leader, known(world.evaluation.id), TODAY)
    assert (facts.participants, facts.asked, facts.interviews) == (None, None, None)


@pytest.mark.parametrize(("asked", "said"), [(60, 60), (25, None), (20, 20), (5, None)])
def test_how_many_were_asked_is_said_only_when_it_shows_no_small_group(
    world: World, asked: int, said: int | None
) -> None:
    way = WayIn.objects.create(evaluation=world.evaluation, description="Brev", channel=Channel.SLIP, answer_to="x")
    Asked.objects.create(evaluation=world.evaluation, way_in=way, number=asked, by=make_account())
    facts, _sources = gather(world.leader, known(world.evaluation.id), TODAY)
    assert facts.asked == said


def test_a_report_freezes_and_thaws_to_the_same(world: World) -> None:
    fill(world)
    facts, _sources = gather(world.leader, known(world.evaluation.id), date(2026, 6, 24))
    content = compose(facts)
    assert thaw(freeze(content)) == content


@pytest.mark.parametrize("broken", [{}, {"is": "Path"}, {"is": "Paragraph", "text": "x"}, {"is": "Report"}])
def test_anything_but_a_frozen_report_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(NotAReport):
        thaw(broken)


@pytest.mark.usefixtures("quick_files")
def test_publishing_freezes_the_content_and_makes_both_files(world: World) -> None:
    fill(world)
    report = publish(world.evaluation.id, by=world.leader)
    assert isinstance(thaw(report.content), Report)
    assert set(Job.objects.values_list("kind", "state")) == {(kind, JobState.DONE) for kind in KINDS}
    assert AuditLine.objects.filter(verb="change.report.published", refused=False).count() == 1


@pytest.mark.usefixtures("quick_files")
def test_everybody_reads_and_saves_the_published_report(world: World) -> None:
    fill(world)
    client = signed_in(world.leader)
    page = reverse("change:report", args=[world.evaluation.id])
    save = reverse("change:save_report", args=[world.evaluation.id, "pdf"])
    for url in (page, save):
        assert Client().get(url).status_code == 404
    write = reverse("change:write_report", args=[world.evaluation.id])
    assert "Helgene er ensomme" in client.get(write).content.decode()
    response = client.post(write)
    assert response.status_code == 302
    follow = client.get(response["Location"])
    assert save in follow.content.decode() or "pdf" in follow.content.decode()
    assert "Helgene er ensomme" in Client().get(page).content.decode()
    file = Client().get(save)
    assert file["Content-Disposition"].startswith("attachment")
    assert file["X-Content-Type-Options"] == "nosniff"
    assert file.content == b"%PDF-"
    assert Client().get(reverse("change:save_report", args=[world.evaluation.id, "exe"])).status_code == 404
    assert Client().get(reverse("change:report_progress", args=[world.evaluation.id, uuid4()])).status_code == 404


@pytest.mark.usefixtures("quick_files")
def test_what_was_published_stays_as_it_was(world: World) -> None:
    finding = fill(world)
    publish(world.evaluation.id, by=world.leader)
    finding.decision.measure.title = "Noe annet"
    finding.decision.measure.save()
    assert "Noe annet" not in Client().get(reverse("change:report", args=[world.evaluation.id])).content.decode()


def test_the_report_waits_for_decisions_and_reviewers(world: World) -> None:
    make_finding(world.evaluation, *BOTH)
    with pytest.raises(NotPossible):
        publish(world.evaluation.id, by=world.leader)
    client = signed_in(world.leader)
    with translation.override("en"):
        write = reverse("change:write_report", args=[world.evaluation.id])
    assert "1 finding has no decision." in client.get(write).content.decode()
    assert client.post(write).status_code == 302
    make_finding(world.evaluation, Zone.SHARED)
    assert "have not been through both reviewers" in client.get(write).content.decode()
    Evaluation.objects.update(state=S.DIALOGUE)
    assert "Not ready yet" in client.get(write).content.decode()


@pytest.mark.parametrize("who", ["contact", "panel", "stranger"])
def test_only_the_process_leader_publishes(world: World, who: str) -> None:
    actor = getattr(world, who)
    with pytest.raises(NotAllowed):
        publish(world.evaluation.id, by=actor)
    assert signed_in(actor).get(reverse("change:write_report", args=[world.evaluation.id])).status_code == 404


@pytest.mark.usefixtures("quick_files")
def test_what_is_withdrawn_is_gone_from_the_report_and_its_files(
    world: World, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[list[Any]]]
) -> None:
    finding = fill(world)
    publish(world.evaluation.id, by=world.leader)
    before = set(Job.objects.values_list("id", flat=True))
    take_back(world.evaluation.id)
    assert set(Job.objects.values_list("id", flat=True)) == before
    quote = Released.objects.get(parent=finding.id, kind="quote")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_items(world.evaluation.id, [quote.subject], by=world.leader)
    assert "tv-en" not in str(FinalReport.objects.get().content)
    assert not before & set(Job.objects.values_list("id", flat=True))
    assert AuditLine.objects.filter(verb="change.report.taken_back").exists()


def test_taking_back_does_nothing_where_no_report_is_out(world: World) -> None:
    take_back(world.evaluation.id)
    assert not FinalReport.objects.exists()


def test_a_newer_text_counts_for_everybody(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED, title="Før")
    let_out(finding, Zone.PUBLIC, 2, title="Etter", text="Nye ord.")
    assert "Etter" in web(world)
    assert "Før" not in web(world)


@pytest.mark.skipif(not product.FONTS.exists(), reason="the fonts come with the front end")
def test_pdf_and_word_are_made_from_the_same_source(world: World) -> None:
    fill(world)
    publish(world.evaluation.id, by=world.leader)
    pdf, word = (Job.objects.get(kind=FORMS[form]) for form in ("pdf", "word"))
    assert bytes(pdf.result).startswith(b"%PDF-")
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(bytes(word.result))).paragraphs)
    assert "Helgene er ensomme" in text
    assert (pdf.file_name, word.file_name) == ("sluttrapport.pdf", "sluttrapport.docx")


def test_the_conference_stands_in_the_report_only_when_it_was_held(world: World) -> None:
    make_conference(world.evaluation, day=TODAY + timedelta(days=3))
    facts, _sources = gather(world.leader, known(world.evaluation.id), TODAY)
    assert facts.conference is None
