"""Every kind of page, as each of the demo's people, looked at with axe."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Page
from tools.crawl import Fetched, crawl

from medvirk.demo.world import PASSPHRASE
from tests.browser.conftest import Server

pytestmark = pytest.mark.axe

LANGUAGES = ("nb", "nn", "en")
Light = Literal["light", "dark"]
#: A page is opened once in each language, and looked at in each light and width.
LOOKS: tuple[tuple[Light, int], ...] = (("light", 1280), ("dark", 1280), ("dark", 320), ("light", 320))
#: Colours that are on their way from light to dark are nobody's colours. What inherits a colour sets out when what it
#: inherits from has arrived, so it takes a few frames until nothing moves.
AT_REST = """async () => {
  for (let frame = 0, still = 0; frame < 60 && still < 3; frame++) {
    await new Promise(done => requestAnimationFrame(done));
    const moving = document.getAnimations();
    moving.forEach(one => one.finish());
    still = moving.length ? 0 : still + 1;
  }
}"""
PEOPLE = ("Randi", "Per Arne", "Kari", "Jonas", "Tone", "Ellinor", "Bjørg")


def window(browser: Browser, server: Server) -> BrowserContext:
    return browser.new_context(base_url=server.url, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")


READERS = ("Kari", "Jonas")
EVALUATION = re.compile(r"/lytt/[^/]+/([0-9a-f-]{36})/$")


def become(page: Page, first_name: str) -> None:
    """Sign in as somebody of the demo; those who read notes unlock them, so that these pages are seen too."""
    page.goto("/nb/demo/")
    page.get_by_role("button", name=f"Logg inn som {first_name}").click()
    if first_name in READERS:
        links = page.locator("main a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        for evaluation in {found.group(1) for link in links if (found := EVALUATION.search(link or ""))}:
            unlock(page, evaluation)


def unlock(page: Page, evaluation: str) -> None:
    with translation.override("nb"):
        page.goto(reverse("listen:reading", args=[evaluation]))
    field = page.locator("[name$=passphrase]")
    if field.count() == 1:
        field.fill(PASSPHRASE)
        page.locator("main form:has([name$=passphrase]) button[type=submit]").click()
        page.wait_for_load_state()


@pytest.fixture(scope="module")
def pages(browser: Browser, server: Server) -> dict[str, tuple[str, str]]:
    """One address of each kind of page, with somebody who reaches it: ``{route: (address, name)}``."""
    found: dict[str, tuple[str, str]] = {}
    for name in ("", *PEOPLE):
        context = window(browser, server)
        if name:
            become(context.new_page(), name)
        for route, paths in crawl(_fetcher(context), "/nb/", most_of_a_kind=1).items():
            found.setdefault(route, (paths[0], name))
        context.close()
    return found


def _fetcher(context: BrowserContext) -> Callable[[str], Fetched]:
    def fetch(path: str) -> Fetched:
        answer = context.request.get(path)
        kind = answer.headers.get("content-type", "")
        return Fetched(answer.status, kind, answer.text() if "html" in kind else "")

    return fetch


def in_language(page: Page, path: str, language: str) -> None:
    """Open an address and choose a language by the switch, as a visitor would."""
    page.goto(path)
    switch = page.locator(f'a[hreflang="{language}"]')
    if language != "nb" and switch.count():
        page.goto(switch.first.get_attribute("href") or path)


@pytest.fixture(scope="module")
def findings() -> list[str]:
    """Collects what axe found, for ``./medvirk bench axe``."""
    return []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(
    language: str,
    browser: Browser,
    server: Server,
    pages: dict[str, tuple[str, str]],
    axe: Callable[[Page], list[str]],
    findings: list[str],
) -> None:
    here: list[str] = []
    for name in ("", *PEOPLE):
        context = window(browser, server)
        page = context.new_page()
        if name:
            become(page, name)
        for route, (path, who) in pages.items():
            if who == name:
                in_language(page, path, language)
                here += [f"{route} {fault}" for fault in _every_look(page, axe)]
        context.close()
    findings += here
    _write_figures(len(pages) * len(LOOKS) * len(LANGUAGES), len(findings))
    assert not here, "\n".join(here)


def _every_look(page: Page, axe: Callable[[Page], list[str]]) -> Iterator[str]:
    """What axe finds in each light and width, and whether one must scroll sideways."""
    for light, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=light)
        page.evaluate(AT_REST)
        yield from (f"{light} {width}: {fault}" for fault in axe(page))
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            yield f"{light} {width}: {wide} px too wide"


def _write_figures(pages: int, findings: int) -> None:
    if path := os.environ.get("MEDVIRK_FIGURES"):
        Path(path).write_text(json.dumps({"pages": pages, "findings": findings}))


def routes(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, inner)
        elif pattern.name:
            yield f"{namespace}{pattern.name}"


def test_the_walk_reaches_most_kinds_of_page(pages: dict[str, tuple[str, str]]) -> None:
    everything = set(routes(get_resolver().url_patterns))
    assert len(pages) >= 25
    assert {route.split(":")[0] for route in pages} >= {"home", "people", "listen", "meet", "change"}
    assert set(pages) <= everything | {"demo:roles"}
