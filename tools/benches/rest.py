"""What a first visit weighs, and what axe finds: with a real browser."""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.benches.analysis import _environment
from tools.benches.figure import Figure
from tools.launch.steps import PYTHON, ROOT


def _from_tests(marker: str) -> dict[str, float]:
    """Run the browser tests that measure, and read the figures they wrote."""
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.json"
        subprocess.run(
            [PYTHON, "-m", "pytest", "-q", "tests/browser", "-m", marker],
            cwd=ROOT, env={**_environment(), "MEDVIRK_FIGURES": str(figures)}, capture_output=True, check=False,
        )  # fmt: skip
        found: dict[str, float] = json.loads(figures.read_text())
    return found


def weight() -> Iterator[Figure]:
    """Bytes over the wire at a first visit, and requests to anybody else."""
    figures = _from_tests("weight")
    yield Figure("first visit to the front page, transferred", figures["bytes"] / 1000, 100, "kB")
    yield Figure("requests to third parties", figures["strangers"], 0, "requests")


def accessibility() -> Iterator[Figure]:
    """Findings by axe on every kind of page, in every combination of language, light and width."""
    figures = _from_tests("axe")
    yield Figure(f"axe findings on {figures['pages']:.0f} pages", figures["findings"], 0, "findings")
