"""What the type checker finds, and what the tests leave unvisited where nothing may be."""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.benches.figure import Figure
from tools.launch.steps import PYTHON, ROOT

#: Where every branch is visited by a test.
WHOLE = ("*/medvirk/privacy/*", "*/medvirk/release/*", "*/rules.py", "*/states.py")


def types() -> Iterator[Figure]:
    """Errors that mypy finds with --strict (set in pyproject.toml)."""
    done = subprocess.run([PYTHON, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True, check=False)
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    yield Figure("errors by mypy --strict", len(errors) or done.returncode, 0, "errors")


def coverage() -> Iterator[Figure]:
    """Lines and branches that no test visits, in privacy, release, and every rules and states."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        subprocess.run(
            [PYTHON, "-m", "pytest", "-q", "--ignore=tests/browser", "--cov=medvirk", "--cov-branch",
             f"--cov-report=json:{report}"],
            cwd=ROOT, env=_environment(), capture_output=True, check=False,
        )  # fmt: skip
        files = json.loads(report.read_text())["files"]
    for pattern in WHOLE:
        chosen = [f["summary"] for path, f in files.items() if Path(path).match(pattern) or _inside(path, pattern)]
        missing = sum(s["missing_lines"] + s["missing_branches"] for s in chosen)
        yield Figure(f"unvisited lines and branches in {pattern} ({len(chosen)} files)", missing, 0, "places")


def _inside(path: str, pattern: str) -> bool:
    return pattern.endswith("/*") and pattern.strip("*") in f"/{path}"


def _environment() -> dict[str, str]:
    import os

    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    env.pop("MEDVIRK_VAR", None)
    env.pop("MEDVIRK_DEMO", None)
    return env
