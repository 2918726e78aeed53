"""The process report: for those invited, from what was released to them, full and plain."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from django.conf import settings as product
from django.test import Client
from django.urls import reverse
from django.utils import translation

from medvirk.foundation.actor import NotAllowed
from medvirk.foundation.jobs.enums import JobState
from medvirk.foundation.jobs.models import Job
from medvirk.foundation.jobs.work import Order
from medvirk.foundation.report import render_pdf, render_web
from medvirk.listen import report
from medvirk.listen.enums import EvaluationState, FindingKind
from medvirk.people.models import Account
from medvirk.release.enums import Zone
from medvirk.release.models import Released
from tests.change.making import World, let_quote_out, make_finding, make_world, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

S = EvaluationState


@pytest.fixture(autouse=True)
def at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def world() -> World:
    return make_world(S.DIALOGUE, background="Kommunen ville vite mer.", what_happens_after="Kommunen svarer.")


def web(world: World, version: str = report.FULL) -> str:
    return str(render_web(report.compose(report.facts_for(world.panel, world.evaluation.id), version), 2))


@pytest.mark.parametrize("version", [report.FULL, report.PLAIN])
def test_both_versions_tell_the_findings_in_words(world: World, version: str) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED, title="Helgene er ensomme")
    let_quote_out(finding, Zone.SHARED, "Det er bare meg og tv-en.")
    shown = web(world, version)
    assert "Helgene er ensomme" in shown
    assert ("tv-en" in shown) is (version == report.FULL)
    assert ("Kommunen ville vite mer." in shown) is (version == report.FULL)


def test_findings_stand_under_their_theme_where_it_was_released(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED, kind=FindingKind.WORKS)
    Released.objects.filter(subject=finding.id).update(content={"title": "a", "text": "b", "theme": "Natt"})
    assert ">Natt<" in web(world)


def test_only_what_was_released_to_those_invited_is_in_it(world: World) -> None:
    make_finding(world.evaluation, Zone.SHARED)
    canary = "kanarifugl"
    make_finding(world.evaluation, Zone.PUBLIC, title=canary)
    make_finding(world.evaluation, Zone.SHARED, title=canary, set_aside_because=canary)
    gone = make_finding(world.evaluation, Zone.SHARED, title=canary)
    Released.objects.filter(subject=gone.id).update(content={})
    for name in ("legal_assessment", "participation_money", "contact", "stopped_because"):
        setattr(world.evaluation, name, canary)
    world.evaluation.save()
    assert canary not in web(world)


@pytest.mark.parametrize(("present", "said"), [(20, 20), (6, 6), (5, None)])
def test_how_many_told_is_said_only_where_the_number_may_leave(present: int, said: int | None) -> None:
    world = make_world(S.DIALOGUE, present=present)
    assert report.facts_for(world.panel, world.evaluation.id).participants == said


def test_strangers_do_not_find_it(world: World) -> None:
    make_finding(world.evaluation, Zone.SHARED)
    with pytest.raises(NotAllowed):
        report.facts_for(world.stranger, world.evaluation.id)
    for client in (Client(), signed_in(world.stranger)):
        for name in ("process_report", "process_report_plain"):
            assert client.get(reverse(f"listen:{name}", args=[world.evaluation.id])).status_code == 404
        make = reverse("listen:make_process_report", args=[world.evaluation.id, "full", "pdf"])
        assert client.post(make).status_code == 404


def test_parties_read_both_versions_as_pages(world: World) -> None:
    client = signed_in(world.panel)
    with translation.override("en"):
        url = reverse("listen:process_report", args=[world.evaluation.id])
        plain = reverse("listen:process_report_plain", args=[world.evaluation.id])
    assert "No findings are released yet" in client.get(url).content.decode()
    make_finding(world.evaluation, Zone.SHARED, title="Helgene er ensomme")
    assert "Helgene er ensomme" in client.get(url).content.decode()
    assert "Read the whole report" in client.get(plain).content.decode()


@pytest.mark.parametrize(("version", "form"), [("full", "pdf"), ("full", "word"), ("plain", "pdf"), ("plain", "word")])
def test_the_file_is_made_in_the_background_for_the_one_who_asked(
    world: World, version: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "render_pdf", lambda *_: b"%PDF-")
    monkeypatch.setattr(report, "render_word", lambda *_: b"PK")
    make_finding(world.evaluation, Zone.SHARED)
    client = signed_in(world.panel)
    make = reverse("listen:make_process_report", args=[world.evaluation.id, version, form])
    assert client.get(make).status_code == 405
    follow = client.post(make)["Location"]
    assert client.get(follow).status_code == 200
    job = Job.objects.get()
    assert job.state == JobState.DONE
    file = reverse("listen:process_report_file", args=[world.evaluation.id, job.id])
    assert client.get(file)["Content-Disposition"].startswith("attachment")
    assert signed_in(world.leader).get(file).status_code == 404
    other = make_world().evaluation
    assert client.get(reverse("listen:process_report_file", args=[other.id, job.id])).status_code == 404


def test_unknown_versions_and_forms_are_not_found(world: World) -> None:
    client = signed_in(world.panel)
    for version, form in (("huge", "pdf"), ("full", "exe")):
        url = reverse("listen:make_process_report", args=[world.evaluation.id, version, form])
        assert client.post(url).status_code == 404


def test_somebody_whose_account_is_closed_meanwhile_gets_no_file(world: World) -> None:
    from medvirk.foundation.jobs.work import work_of

    Account.objects.filter(id=world.panel.id).update(is_active=False)
    work = work_of(report.kind_of("full", "pdf"))
    for who in (world.panel.id, uuid4()):
        with pytest.raises(NotAllowed):
            work(Order(world.evaluation.id, "nb", who), lambda *_: None)


@pytest.mark.skipif(not product.FONTS.exists(), reason="the fonts come with the front end")
def test_the_plain_version_takes_two_pages_at_most(world: World) -> None:
    for _ in range(9):
        finding = make_finding(world.evaluation, Zone.SHARED)
        text = "Folk er mye alene fra fredag til mandag, og det er ingen steder å gå. " * 6
        Released.objects.filter(subject=finding.id).update(content={"title": "Helgene er ensomme", "text": text})
    content = report.compose(report.facts_for(world.panel, world.evaluation.id), report.PLAIN)
    with pikepdf.open(BytesIO(render_pdf(content, product.FONTS))) as pdf:
        assert len(pdf.pages) <= 2
