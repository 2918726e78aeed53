"""A real server with the demo world, and a real browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"


@dataclass(frozen=True)
class Server:
    """A running demo."""

    url: str
    var: Path
    log: Path
    #: What the server runs with, for a program that works on the same demo beside it.
    env: Mapping[str, str]

    def mails_to(self, address: str) -> list[str]:
        """The letters to somebody, oldest first."""
        letters = self.log.read_text().split("\n--- Mail to ")[1:]
        return [letter for letter in letters if letter.startswith(address)]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo, with its own database, served as it is served to people."""
    var = tmp_path_factory.mktemp("demo")
    port = _free_port()
    env = {
        **os.environ,
        "MEDVIRK_VAR": str(var),
        "MEDVIRK_DEMO": "1",
        "MEDVIRK_SITE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "medvirk.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    env.pop("MEDVIRK_SECRET_KEY", None)
    prepare = "from tools.launch import steps, demo; steps.front_end = steps.messages = lambda: None; demo.prepare()"
    subprocess.run([sys.executable, "-c", prepare], cwd=ROOT, env=env, check=True)
    log = var / "server.log"
    serve = f"import os; from tools.launch import demo; demo.serve({port})"
    with log.open("w") as out:
        process = subprocess.Popen([sys.executable, "-c", serve], cwd=ROOT, env=env, stdout=out, stderr=out)
        try:
            _wait_for(f"http://127.0.0.1:{port}/nb/", process)
            yield Server(f"http://127.0.0.1:{port}", var, log, env)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server stopped"
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310  # our own address
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's chromium."""
    with sync_playwright() as playwright:
        path = os.environ.get("MEDVIRK_BROWSER", "/usr/bin/chromium")
        arguments = [
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ]
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """A browser window without history. Any request to somebody else fails the test."""
    context = browser.new_context(base_url=server.url, locale="nb-NO")
    strangers: list[str] = []
    context.on(
        "request",
        lambda r: strangers.append(r.url) if not r.url.startswith((server.url, "data:", "blob:")) else None,
    )
    yield context
    context.close()
    assert not strangers


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One page."""
    return context.new_page()


@pytest.fixture
def sign_in(server: Server) -> Callable[[Page, str], None]:
    """Sign in as one of the demo's people, by name, through the demo's own page."""

    def sign_in_as(page: Page, name: str) -> None:
        page.goto(f"{server.url}/nb/demo/")
        page.get_by_role("button", name=f"Logg inn som {name}").click()

    return sign_in_as


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """All accessibility faults that axe finds on a page, one line each."""

    def run(page: Page) -> list[str]:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE.read_text())
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations'], preload: false})")
        return [
            f"{v['id']}: {node['html'][:140]} {node['failureSummary'][:200]}"
            for v in found["violations"]
            for node in v["nodes"]
        ]

    return run
