"""The whole thread on the demo world: two invented interviews, from the first file to what came of it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tests.browser.conftest import Server
from tests.browser.journey import Journey
from tests.browser.prepare import prepare
from tests.browser.telling import Found, Marked, Talk
from tests.browser.walk import NARROW, TALL, Axe, Walk, address

pytestmark = pytest.mark.journey

MORNING = """\
Runde rundt bordet. Det er godt at døra står åpen om morgenen, for da kommer folk innom.

Kaffen er klar klokka ni. Flere sier at de sover bedre når de vet at noen venter på dem.

I helgene er alt stengt. Da går dagene sakte, og telefonen er taus fra fredag til mandag.

En sa: «Jeg teller timene i taket.» Fem nikket til det.
"""
EVENING = """\
WEBVTT

00:00:01.000 --> 00:00:06.000
<v Spør>Hvordan er kveldene?

00:00:06.000 --> 00:00:14.000
<v Gul>Helgene er lange. Jeg skulle ønske at verkstedet hadde åpent på lørdag.

00:00:14.000 --> 00:00:21.000
<v Grønn>Jeg vet ikke hvem jeg skal ringe når noe skjer om kvelden.

00:00:21.000 --> 00:00:28.000
<v Gul>Det står tre nummer på lappen, og ingen av dem svarer etter fire.
"""
DOOR = "døra står åpen om morgenen"
WEEKEND = "Da går dagene sakte, og telefonen er taus fra fredag til mandag"
FOUND = (
    Found(
        "works",
        "Den åpne døra gjør godt",
        "Folk liker at det er åpent om morgenen. Da kommer de innom, og noen venter på dem.",
        (
            Marked(0, DOOR, ("Å høre til",), counted=5),
            Marked(0, "de sover bedre når de vet at noen venter på dem", ("Å høre til",), counted=4),
        ),
        "keep",
        "Døra er åpen fra klokka åtte hver dag, også i ferien. Alle som begynner her, får vite hvorfor.",
        quote="Døra står åpen, og da går jeg innom.",
    ),
    Found(
        "better",
        "Helgene er for lange",
        "Mange har lite å gjøre i helgene. De vil gjerne ha et sted å gå.",
        (
            Marked(1, "Helgene er lange", ("Helg", "Å høre til"), counted=3),
            Marked(0, WEEKEND, ("Helg",), counted=5),
        ),
        "measure",
        "Åpent hus på lørdager",
        quote="Helgene varer lenge når alt er stengt.",
        outcome="seen_differently",
    ),
    Found(
        "better",
        "Det er uklart hvem man kan ringe",
        "Flere vet ikke hvem de kan ringe om kvelden. Lappen med nummer hjelper lite.",
        (Marked(1, "Jeg vet ikke hvem jeg skal ringe", ("Om kvelden",), counted=4),),
        "no",
        "Vi har ikke folk til en egen vakttelefon i år. Vi ser på det igjen når budsjettet for neste år lages.",
        outcome="recognised",
    ),
)
FROM_CONFERENCE = "Verkstedet kan drives av dem som bruker det"
TITLES = [found.title for found in FOUND]
#: Words that stand in the notes or in quotes, and that nobody outside the team may meet before they are released.
QUOTES = [found.quote for found in FOUND if found.quote]
CANARIES = ["døra står åpen", "Jeg teller timene", "telefonen er taus", *QUOTES, *TITLES]
#: What a reviewer has against the first quote, and the quote as it goes out.
REMARK, REWRITTEN = "Skriv det uten døra, den kjenner alle igjen.", "Når det er åpent, går jeg innom."


@pytest.fixture
def walk(browser: Browser, server: Server, axe: Axe) -> Iterator[Walk]:
    walk = Walk(browser, server, axe)
    yield walk
    walk.close()


def test_invented_interviews_become_changes_that_everybody_can_see(walk: Walk, server: Server, tmp_path: Path) -> None:
    journey = Journey(walk, prepare(server.env, "Morgener og helger"))
    morning, evening = tmp_path / "gruppe1.txt", tmp_path / "gruppe2.vtt"
    morning.write_text(MORNING)
    evening.write_text(EVENING)
    walk.picture(walk.go("", "home:front"), "front")
    journey.hold(Talk(morning, 7))
    journey.hold(Talk(evening, 6, voices={"Gul": 0, "Grønn": 1}))
    only_the_team_reads(journey)
    journey.unlock()
    journey.add_themes("Å høre til", "Helg", "Om kvelden")
    for found in FOUND:
        journey.write(found)
    walk.picture(walk.go("Kari", "listen:marking", journey.id, journey.talks[0]), "marking")
    journey.advance(5)
    release_to_those_invited(journey)
    dialogue(journey)
    decisions_and_report(journey)
    what_came_of_it(journey)
    assert len(walk.kinds_seen) >= 30


def only_the_team_reads(journey: Journey) -> None:
    walk, interview = journey.walk, journey.talks[0]
    for name in ("Per Arne", "Randi", "Bjørg", "Ellinor", ""):
        for route in ("listen:interview", "listen:write_notes", "listen:bring_in", "listen:marking"):
            assert walk.status(name, route, journey.id, interview) == 404, (name, route)
        for route in ("listen:interviews", "listen:reading", "listen:findings", "listen:themes"):
            assert walk.status(name, route, journey.id) == 404, (name, route)


def release_to_those_invited(journey: Journey) -> None:
    journey.ask_reviewers("listen:choose_reviewers")
    for name in ("Randi", "Per Arne", "Bjørg"):
        texts = list(journey.walk.pages_open_to(name, address("listen:evaluation", journey.id)))
        assert len(texts) >= 10
        assert not [canary for canary in CANARIES for text in texts if canary in text], name
    journey.send_new_link("professional")
    page = journey.review_page("professional")
    journey.walk.picture(page, "review", "main form")
    journey.answer("lived_experience", no_to=QUOTES[0], because=REMARK)
    journey.answer("professional")
    journey.rewrite_quote(FOUND[0], REMARK, REWRITTEN)
    journey.ask_reviewers("listen:choose_reviewers")
    for side in ("professional", "lived_experience"):
        journey.answer(side)


def dialogue(journey: Journey) -> None:
    walk = journey.walk
    journey.plan_conference()
    journey.advance(6)
    report = walk.go("Randi", "listen:process_report", journey.id)
    assert all(title in report.locator("main").inner_text() for title in TITLES)
    for found in FOUND:
        journey.discuss(found)
    journey.add_from_conference(FROM_CONFERENCE, "De som bruker verkstedet, vil gjerne ha nøkkel og ansvar selv.")
    journey.end_conference()
    journey.advance(7)
    walk.picture(walk.go("Kari", "listen:evaluation", journey.id), "evaluation")


def decisions_and_report(journey: Journey) -> None:
    due = timezone.localdate() + timedelta(days=90)
    for found in FOUND:
        journey.decide(found.title, found.decision, found.answer, due)
    journey.ask_reviewers("change:release")
    for side in ("lived_experience", "professional"):
        journey.answer(side)
    journey.decide(FROM_CONFERENCE, "measure", "Nøkkel til verkstedet", due)
    page = journey.walk.go("Randi", "change:decisions", journey.id)
    journey.walk.picture(page, "decisions", "main h2")
    journey.publish_report()
    journey.check_report([*TITLES, FROM_CONFERENCE])


def what_came_of_it(journey: Journey) -> None:
    walk = journey.walk
    journey.advance(8)
    journey.feed_back()
    measure = journey.measure()
    journey.follow_up(measure)
    journey.say_not_done(measure)
    journey.advance(9)
    journey.check_public_page([*TITLES, FROM_CONFERENCE])
    page = walk.go("", "change:feedback", journey.id)
    text = page.locator("main").inner_text()
    assert REWRITTEN in text
    assert QUOTES[0] not in text
    page.set_viewport_size(TALL)
    walk.picture(page, "heard-decided-done-1280")
    page.set_viewport_size(NARROW)
    walk.picture(page, "heard-decided-done-360")
