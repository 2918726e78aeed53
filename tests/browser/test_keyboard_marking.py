"""Marking text without a mouse, and without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from medvirk.demo.world import PASSPHRASE
from tests.browser.conftest import Server
from tests.browser.prepare import prepare
from tests.browser.telling import Talk, Telling
from tests.browser.walk import Walk, address, fill

pytestmark = pytest.mark.journey

NOTES = """\
Vi snakket lenge om det å komme hjem til et mørkt hus.

Jeg vil ha lys i vinduet 🌲 når jeg kommer hjem om kvelden.

Flere kjente seg igjen i det.
"""
HOME, LIGHT = "Å komme hjem", "Lys"


@pytest.fixture(scope="module")
def telling(browser: Browser, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Telling]:
    """An evaluation with one interview handed in, unlocked for the process leader, with two themes."""
    notes = tmp_path_factory.mktemp("notes") / "gruppe.txt"
    notes.write_text(NOTES)
    walk = Walk(browser, server)
    telling = Telling(walk, prepare(server.env, "Lys i vinduet"))
    telling.hold(Talk(notes, 4))
    telling.unlock()
    telling.add_themes(HOME, LIGHT)
    yield telling
    walk.close()


def reach(page: Page, what: str, key: str = "Tab", most: int = 60) -> None:
    """Press a key until something has focus, as somebody without a mouse does; what has focus can be seen."""
    for _press in range(most):
        page.keyboard.press(key)
        if page.evaluate("what => document.activeElement.matches(what)", what):
            expect(page.locator("*:focus")).to_be_in_viewport()
            return
    raise AssertionError(f"{what} cannot be reached with {key}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def has_focus(page: Page, what: str) -> None:
    expect(page.locator(f"{what}:focus")).to_have_count(1)


def test_text_is_marked_and_unmarked_with_the_keyboard_alone(telling: Telling) -> None:
    page = telling.walk.go("Kari", "listen:marking", telling.id, telling.talks[0])
    reach(page, '[data-passage="1"]')
    press(page, "ArrowDown")
    has_focus(page, '[data-passage="2"]')
    press(page, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    press(page, "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft")
    said = page.locator("[data-said]")
    expect(said).to_contain_text("lys")
    press(page, "Enter")
    expect(page.locator("[name=words]")).to_have_value("lys i vinduet")
    expect(said).to_contain_text("lys i vinduet")
    has_focus(page, "[name=themes]")
    reach(page, "[name=themes]:not(:checked)", most=1)
    press(page, "Space")
    expect(page.locator("[name=themes]").nth(1)).to_be_checked()
    with page.expect_navigation():
        press(page, "Enter")
    assert "".join(page.locator("mark").all_text_contents()).endswith("lys i vinduet")
    expect(page.locator(".passage-marks strong")).to_have_text(LIGHT)
    with page.expect_navigation():
        press(page, "Control+z")
    expect(page.locator("mark")).to_have_count(0)
    reach(page, "#redo button")
    with page.expect_navigation():
        press(page, "Enter")
    expect(page.locator("mark")).to_have_count(1)
    reach(page, "#undo button")
    with page.expect_navigation():
        press(page, "Space")
    expect(page.locator("mark")).to_have_count(0)


def test_words_that_were_chosen_can_be_dropped_with_the_keyboard(telling: Telling) -> None:
    page = telling.walk.go("Kari", "listen:marking", telling.id, telling.talks[0])
    reach(page, '[data-passage="1"]')
    press(page, "Home", "Shift+End", "Enter")
    expect(page.locator("[name=words]")).to_have_value(NOTES.splitlines()[0])
    press(page, "Escape")
    expect(page.locator("[name=words]")).to_have_value("")
    has_focus(page, '[data-passage="1"]')
    press(page, "ArrowUp")
    has_focus(page, '[data-passage="1"]')


def test_words_after_a_picture_sign_are_marked_where_they_stand(telling: Telling) -> None:
    """The browser counts such a sign as two, the server as one."""
    page = telling.walk.go("Kari", "listen:marking", telling.id, telling.talks[0])
    reach(page, '[data-passage="1"]')
    press(page, "ArrowDown", "End", "Shift+ArrowLeft", "Enter", "Space")
    with page.expect_navigation():
        press(page, "Enter")
    assert page.locator("mark").evaluate(_WORDS) == "om kvelden."
    with page.expect_navigation():
        press(page, "Control+z")
    expect(page.locator("mark")).to_have_count(0)


_WORDS = "mark => [...mark.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((n) => n.data).join('')"


def test_text_is_marked_without_scripts(telling: Telling, browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    context.set_default_timeout(10_000)
    page = context.new_page()
    telling.walk.sign_in(page, "Kari")
    page.goto(address("listen:marking", telling.id, telling.talks[0]))
    fill(page, **{"unlock-passphrase": PASSPHRASE})
    telling.walk.send(page, "unlock-passphrase")
    fill(page, passage="2", words="lys i vinduet")
    page.get_by_label(HOME, exact=True).check()
    telling.walk.send(page, page.locator("#mark-form"))
    expect(page.locator("mark")).to_have_text(re.compile(r"lys i vinduet$"))
    telling.walk.send(page, page.locator("form#undo"))
    expect(page.locator("mark")).to_have_count(0)
    fill(page, passage="2", words="noe som ingen sa")
    page.get_by_label(HOME, exact=True).check()
    with page.expect_navigation():
        page.locator("#mark-form button[type=submit]").click()
    expect(page.locator("[name=words]")).to_have_value("noe som ingen sa")
    expect(page.locator(".ds-error-summary li")).to_have_count(1)
    expect(page.locator("mark")).to_have_count(0)
    context.close()


def test_a_wrong_passphrase_opens_nothing(telling: Telling, browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    telling.walk.sign_in(page, "Kari")
    page.goto(address("listen:marking", telling.id, telling.talks[0]))
    fill(page, **{"unlock-passphrase": "fem store steiner på taket"})
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".ds-error-summary")).to_be_visible()
    assert NOTES.splitlines()[2] not in page.content()
    context.close()
