"""The whole thread on two real texts, brought in exactly as they are: 13 people in two groups, in both languages.

The texts name people who exist, so no pictures are taken, and no name may come out at the other end.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tests.browser.conftest import ROOT, Server
from tests.browser.journey import Journey
from tests.browser.prepare import prepare
from tests.browser.telling import Found, Marked, Talk
from tests.browser.walk import Walk, address

SEEDS = ROOT.parent / "shared/seeds"
EVALUATION = "Å spørre brukerne"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the real texts lie outside the repository, and are not here"),
]

RESPECT, SYSTEM, PANEL = "Å bli møtt", "Erfaringskonsulenter", "Å være med"
FOUND = (
    Found(
        "works",
        "Folk blir møtt uten å bli dømt",
        "De som bruker tjenestene, sier at de blir møtt med respekt. De er glade for arbeid og aktivitet.",
        (
            Marked(0, "at folk blir møtt på en ikke-dømmende måte", (RESPECT,), counted=6),
            Marked(0, "stort fokus på arbeid og aktivitet hos folk som får oppfølging av kommunen", (RESPECT,)),
        ),
        "keep",
        "Dette holder vi fast på, og nye ansatte får høre om det.",
        quote="Jeg blir møtt uten at noen dømmer meg.",
    ),
    Found(
        "better",
        "Rollen til erfaringskonsulentene er uklar",
        "Flere vet ikke hva de kan vente av en erfaringskonsulent. Forventningene må avklares bedre.",
        (
            Marked(1, "rolla er uklar", (SYSTEM,), counted=5),
            Marked(1, "behov for betre avklaring av forventingar, formål og funksjon", (SYSTEM,), counted=4),
        ),
        "measure",
        "En side om hva erfaringskonsulenten gjør",
        quote="Rolla er uklar for oss.",
        outcome="seen_differently",
    ),
    Found(
        "suggestion",
        "Brukerpanelet må få være med lenger",
        "Panelet vil være med videre, også når evalueringen er over.",
        (
            Marked(0, "det er fint å få være med lengre", (PANEL,), counted=4),
            Marked(1, "det er lett å vere einig om på eit overordna nivå", (PANEL, SYSTEM), counted=3),
        ),
        "measure",
        "Panelet fortsetter i to år",
    ),
)
TITLES = [found.title for found in FOUND]
#: Names in the texts, and words of theirs that were never made a quote.
CANARIES = ("Westerlund", "Øyaas", "Melhus", "Kvisle", "Idrettsveien", "forskingssirkelen", "gatefotball")


@pytest.fixture
def walk(browser: Browser, server: Server) -> Iterator[Walk]:
    walk = Walk(browser, server)
    yield walk
    walk.close()


def seed(number: str) -> Path:
    return next(SEEDS.glob(f"{number}_*.txt"))


def test_real_texts_in_both_languages_become_changes_that_everybody_can_see(walk: Walk, server: Server) -> None:
    journey = Journey(walk, prepare(server.env, EVALUATION))
    journey.hold(Talk(seed("003"), 7))
    journey.hold(Talk(seed("002"), 6, language="nn"))
    nothing_is_stored_in_the_open(server)
    journey.unlock()
    journey.add_themes(RESPECT, SYSTEM, PANEL)
    for found in FOUND:
        journey.write(found)
    journey.advance(5)
    reviewed(journey, "listen:choose_reviewers")
    journey.plan_conference()
    journey.advance(6)
    for found in FOUND:
        journey.discuss(found)
    journey.end_conference()
    journey.advance(7)
    for found in FOUND:
        journey.decide(found.title, found.decision, found.answer, timezone.localdate() + timedelta(days=60))
    reviewed(journey, "change:release")
    journey.publish_report()
    journey.check_report(TITLES)
    told_to_those_who_spoke(journey)
    nobody_is_named(journey, server)


def reviewed(journey: Journey, route: str) -> None:
    journey.ask_reviewers(route)
    for side in ("professional", "lived_experience"):
        journey.answer(side)


def told_to_those_who_spoke(journey: Journey) -> None:
    journey.advance(8)
    journey.feed_back()
    measure = journey.measure()
    journey.follow_up(measure)
    journey.say_not_done(measure)
    journey.advance(9)
    journey.check_public_page(TITLES)


def nothing_is_stored_in_the_open(server: Server) -> None:
    """Neither the database, the keys, the log nor any other file of the server holds a word of the texts."""
    stored = {file: file.read_bytes() for file in server.var.iterdir() if file.is_file()}
    assert any(EVALUATION.encode() in content for content in stored.values())
    for file, content in stored.items():
        assert not [canary for canary in CANARIES if canary.encode() in content], file


def nobody_is_named(journey: Journey, server: Server) -> None:
    nothing_is_stored_in_the_open(server)
    texts = list(journey.walk.pages_open_to("", address("change:feedback", journey.id)))
    texts += list(journey.walk.pages_open_to("Randi", address("listen:evaluation", journey.id)))
    assert any(TITLES[0] in text for text in texts)
    assert not [canary for canary in CANARIES for text in texts if canary in text]
