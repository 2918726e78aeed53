"""``./medvirk test``: everything that tests need, and all tests."""

import os
import shutil
import subprocess
from pathlib import Path

from tools.launch import steps
from tools.launch.steps import PYTHON, ROOT, StepFailed, call


def run(arguments: list[str]) -> int:
    """Run pytest with the product's front end, translations and a browser in place."""
    steps.front_end()
    steps.messages()
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "MEDVIRK_BROWSER": str(browser())}
    env.pop("MEDVIRK_VAR", None)
    return subprocess.run([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=env, check=False).returncode


def browser() -> Path:
    """A chromium: on PATH, else installed; browser tests are never silently left out."""
    found = _on_path()
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        print("medvirk: installing chromium for the browser tests", flush=True)
        call(["apt-get", "update", "-qq"], "apt-get update", "Check the machine's package sources.")
        call(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            "Installing chromium",
            "Install chromium or chrome yourself, and run again.",
            env={"DEBIAN_FRONTEND": "noninteractive"},
        )
        found = _on_path()
    return found or _from_playwright()


def _on_path() -> Path | None:
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if path := shutil.which(name):
            return Path(path)
    return None


def _from_playwright() -> Path:
    call(
        [PYTHON, "-m", "playwright", "install", "chromium"],
        "Fetching a browser for the tests",
        "Install chromium or chrome, so that it is on PATH, and run again.",
    )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    if not path.exists():
        raise StepFailed("No browser for the tests.\n  Install chromium or chrome, and run again.")
    return path
