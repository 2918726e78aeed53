"""``./medvirk check``: what machines can hold without running the product."""

import subprocess
import sys
from collections.abc import Callable

from tools.launch import steps
from tools.launch.steps import PYTHON, ROOT

Check = Callable[[], list[str]]


def run(arguments: list[str]) -> int:
    """Run all checks, or those named; 1 when one of them finds something."""
    steps.front_end()
    steps.messages()
    chosen = arguments or list(CHECKS)
    unknown = [name for name in chosen if name not in CHECKS]
    if unknown:
        raise steps.StepFailed(f"there is no check {unknown[0]!r}. There are: {', '.join(CHECKS)}.")
    failed = [name for name in chosen if not _passes(name)]
    print(f"\n{len(chosen) - len(failed)} passed, {len(failed)} failed" + (f": {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


def _passes(name: str) -> bool:
    findings = CHECKS[name]()
    print(f"{'ok  ' if not findings else 'FAIL'} {name}", flush=True)
    for finding in findings:
        print(f"     {finding}")
    return not findings


def _program(*command: str) -> Check:
    """A check that a program makes: what it prints when it fails."""

    def check() -> list[str]:
        done = subprocess.run([PYTHON, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
        return (done.stdout + done.stderr).strip().splitlines() if done.returncode else []

    return check


def _borders() -> list[str]:
    done = subprocess.run(
        [PYTHON.parent / "lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return (done.stdout + done.stderr).strip().splitlines() if done.returncode else []


def _translations() -> list[str]:
    from tools.messages import gaps

    return gaps()


def _addresses() -> list[str]:
    """Lock files pin by hash and name no host."""
    locks = [*ROOT.glob("requirements/*.lock"), ROOT / "package-lock.json"]
    return [
        f"{path.name} names an address"
        for path in locks
        if "http" in path.read_text().replace("https://opencollective", "").replace("https://github.com/sponsors", "")
    ]


def _typescript() -> list[str]:
    done = subprocess.run(
        [ROOT / "node_modules/.bin/tsc", "--noEmit", "-p", "frontend"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).strip().splitlines() if done.returncode else []


def _generated() -> list[str]:
    """Pages that are generated from the code are equal to what the code says now."""
    from tools.generated import differences

    return differences()


CHECKS: dict[str, Check] = {
    "lint": _program("ruff", "check", "--no-cache", "."),
    "format": _program("ruff", "format", "--check", "--no-cache", "."),
    "types": _program("mypy"),
    "typescript": _typescript,
    "borders": _borders,
    "migrations": _program("django", "makemigrations", "--check", "--dry-run"),
    "translations": _translations,
    "generated": _generated,
    "addresses": _addresses,
}

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
