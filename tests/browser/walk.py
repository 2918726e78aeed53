"""Somebody's way through the product: who is signed in where, forms that are sent, pages that are looked at.

Addresses are found by their route, fields by their name: words on pages may change, the way may not.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import resolve, reverse
from django.utils import translation
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from tools.crawl import Fetched, crawl, route_of

from tests.browser.conftest import Server

LARGEST_PICTURE = 200_000
TEN_SECONDS = 10_000
WIDE: ViewportSize = {"width": 1280, "height": 900}
TALL: ViewportSize = {"width": 1280, "height": 1050}
NARROW: ViewportSize = {"width": 360, "height": 1150}

Axe = Callable[[Page], list[str]]


def address(route: str, *args: object, language: str = "nb") -> str:
    """Where a page is, in a language."""
    with translation.override(language):
        return reverse(route, args=args)


def found_in(url: str, name: str) -> str:
    """A part of an address by the name it has in its route."""
    path = urlsplit(url).path
    with translation.override(path.split("/")[1]):
        return str(resolve(path).kwargs[name])


class Walk:
    """Everybody who takes part, each in a window of their own. ``""`` is somebody without an account."""

    def __init__(self, browser: Browser, server: Server, axe: Axe | None = None) -> None:
        self.browser, self.server = browser, server
        self._axe = axe
        self._pages: dict[str, Page] = {}
        #: The routes that axe has looked at.
        self.kinds_seen: set[str] = set()
        self.strangers: list[str] = []
        self.faults: list[str] = []
        self._pictures = os.environ.get("MEDVIRK_PICTURES", "") if axe else ""

    def page(self, name: str = "") -> Page:
        """Somebody's window; they sign in when they come for the first time."""
        if name not in self._pages:
            context = self.browser.new_context(base_url=self.server.url, locale="nb-NO", viewport=WIDE)
            context.set_default_timeout(TEN_SECONDS)
            context.on("request", lambda request: self._noted(request.url))
            self._pages[name] = context.new_page()
            if name:
                self.sign_in(self._pages[name], name)
        return self._pages[name]

    def _noted(self, url: str) -> None:
        if not url.startswith((self.server.url, "data:", "blob:")):
            self.strangers.append(url)

    def sign_in(self, page: Page, name: str) -> None:
        """Become one of the demo's people, on the page that only the demo has."""
        page.goto("/nb/demo/")
        card = page.locator(".cards > *").filter(has=page.get_by_role("heading", name=name))
        with page.expect_navigation():
            card.locator("button").click()

    def go(self, name: str, route: str, *args: object, language: str = "nb") -> Page:
        """Open a page as somebody. It must be there; each kind of page is looked at once."""
        page = self.page(name)
        answer = page.goto(address(route, *args, language=language))
        assert answer, route
        assert answer.ok, f"{route} answered {answer.status} to {name or 'anybody'}"
        self.look(page)
        return page

    def status(self, name: str, route: str, *args: object) -> int:
        """What the server answers somebody who asks for a page."""
        return self.page(name).request.get(address(route, *args)).status

    def look(self, page: Page) -> None:
        """Collect what axe finds on a kind of page that was not seen before."""
        kind = route_of(urlsplit(page.url).path) or page.url
        if self._axe and kind not in self.kinds_seen:
            self.kinds_seen.add(kind)
            self.faults += [f"{kind}: {fault}" for fault in self._axe(page)]

    def send(self, page: Page, form: str | Locator, button: str = "button[type=submit]") -> None:
        """Press a form's button; what was filled in must be taken. ``form`` names one of its fields."""
        if isinstance(form, str):
            form = page.locator("main form").filter(has=page.locator(f'[name="{form}"]'))
        with page.expect_navigation():
            form.locator(button).first.click()
        refused = page.locator(
            ".ds-error-summary, [data-field=validation], main .ds-alert[role=status][data-color=danger]"
        )
        assert refused.count() == 0, refused.all_inner_texts()
        self.look(page)

    def press(self, name: str, there: str, evaluation: str, route: str, *args: object) -> Page:
        """On a page about an evaluation, press the button that leads to a route."""
        page = self.go(name, there, evaluation, *args)
        self.send(page, page.locator(f'form[action="{address(route, evaluation, *args)}"]'))
        return page

    def pages_open_to(self, name: str, start: str) -> Iterator[str]:
        """The text of every page that somebody reaches by links from a page."""
        bodies: list[str] = []

        def fetch(path: str) -> Fetched:
            answer = self.page(name).request.get(path)
            kind = answer.headers.get("content-type", "")
            bodies.append(answer.text() if "html" in kind else "")
            return Fetched(answer.status, kind, bodies[-1])

        crawl(fetch, start, most_of_a_kind=3)
        yield from bodies

    def picture(self, page: Page, name: str, at: str = "body") -> None:
        """Keep what the window shows, from some part of the page on; only when somebody asks for pictures."""
        if not self._pictures:
            return
        page.locator(at).first.evaluate("part => part.scrollIntoView({block: 'start', behavior: 'instant'})")
        path = Path(self._pictures) / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path)
        assert path.stat().st_size < LARGEST_PICTURE, path

    def close(self) -> None:
        """Close every window. Nobody else was asked for anything, and axe found nothing."""
        for page in self._pages.values():
            page.context.close()
        assert not self.strangers
        assert not self.faults, "\n".join(self.faults)


def choose(form: Locator | Page, name: str, value: str) -> None:
    """Choose one of several round buttons, or tick one of several boxes."""
    form.locator(f'[name="{name}"][value="{value}"]').check()


def fill(form: Locator | Page, **values: str) -> None:
    """Write in the fields of a form, by name."""
    for name, value in values.items():
        form.locator(f'[name="{name}"]').first.fill(value)


def select_words(page: Page, passage: Locator, words: str) -> None:
    """Choose words with the mouse, as a hand does: press before the first letter, let go after the last."""
    first, last = passage.evaluate(_PLACES, words)
    page.mouse.move(*first)
    page.mouse.down()
    page.mouse.move(*last, steps=4)
    page.mouse.up()
    expect(page.locator("#mark-form [name=words]")).to_have_value(words)


_PLACES = """(passage, words) => {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  const pieces = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("[data-aside]")) pieces.push(walker.currentNode);
  }
  const start = pieces.map((piece) => piece.data).join("").indexOf(words);
  const letter = (at) => {
    let before = 0;
    for (const piece of pieces) {
      if (at < before + piece.length) {
        const range = document.createRange();
        range.setStart(piece, at - before);
        range.setEnd(piece, at - before + 1);
        return range.getBoundingClientRect();
      }
      before += piece.length;
    }
  };
  window.scrollBy({ top: letter(start).top - 250, behavior: "instant" });
  const [one, other] = [letter(start), letter(start + words.length - 1)];
  return [[one.left + 1, one.top + one.height / 2], [other.right - 1, other.top + other.height / 2]];
}"""
