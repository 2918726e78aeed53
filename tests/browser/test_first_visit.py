"""A first visit is light and asks nobody else for anything."""

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Server

pytestmark = pytest.mark.weight
MOST_BYTES = 100_000


def test_a_first_visit_weighs_less_than_100_kilobytes(page: Page, server: Server) -> None:
    strangers: list[str] = []
    page.on("request", lambda r: strangers.append(r.url) if not r.url.startswith((server.url, "data:")) else None)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto("/nb/", wait_until="networkidle")
    if path := os.environ.get("MEDVIRK_FIGURES"):
        Path(path).write_text(json.dumps({"bytes": sum(sizes), "strangers": len(strangers)}))
    assert len(sizes) >= 3
    assert sum(sizes) < MOST_BYTES
    assert not strangers


def test_a_page_works_without_javascript(browser, server: Server) -> None:  # type: ignore[no-untyped-def]
    context = browser.new_context(base_url=server.url, java_script_enabled=False, locale="nb-NO")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Lytt").first.click()
    assert page.locator("h1").count() == 1
    page.locator('a[hreflang="nn"]').click()
    assert "/nn/lytt/" in page.url
    page.goto("/")
    assert page.url.endswith("/nn/")
    context.close()
