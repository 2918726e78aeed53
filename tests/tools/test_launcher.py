"""The launcher finds a Python that is new enough, or says what to do."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHELL_TOOLS = ("sh", "sed", "cat", "cksum", "tr", "dirname", "mkdir", "rm", "printf", "env")


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A folder for PATH with a shell's own tools and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in SHELL_TOOLS:
        if path := shutil.which(tool):
            (folder / tool).symlink_to(path)
    return folder


def launch(machine: Path, *arguments: str, pyenv: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {
        "PATH": str(machine),
        "HOME": str(machine.parent),
        "PYENV_ROOT": str(pyenv or machine.parent / "no-pyenv"),
        "MEDVIRK_VAR": str(machine.parent / "var"),
    }
    command = ["/bin/sh", str(ROOT / "medvirk"), *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def put_program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize("command", ["demo", "test", "python"])
def test_without_any_python_it_says_how_to_install_one(bare_machine: Path, command: str) -> None:
    done = launch(bare_machine, command)
    assert done.returncode == 1
    assert "needs Python 3.12, 3.13 or 3.14" in done.stderr
    assert "apt install" in done.stderr


def test_a_shim_that_does_not_answer_is_looked_past(bare_machine: Path) -> None:
    put_program(bare_machine, "python3.13", "exit 127")
    versions = bare_machine.parent / "pyenv/versions/3.13.9/bin"
    versions.mkdir(parents=True)
    (versions / "python3").symlink_to(sys.executable)
    done = launch(bare_machine, "python", pyenv=bare_machine.parent / "pyenv")
    assert done.stdout.strip() == str(versions / "python3")


def test_a_python_that_is_too_old_is_not_taken(bare_machine: Path) -> None:
    put_program(bare_machine, "python3", "exit 1")
    assert launch(bare_machine, "python").returncode == 1


def test_an_unknown_command_shows_the_commands(bare_machine: Path) -> None:
    done = launch(bare_machine, "dmeo")
    assert done.returncode == 1
    assert "./medvirk demo" in done.stderr
    assert "no command 'dmeo'" in done.stderr


def test_help_needs_nothing(bare_machine: Path) -> None:
    done = launch(bare_machine)
    assert done.returncode == 0
    assert "./medvirk test" in done.stdout


def test_a_failed_set_up_step_says_what_to_do(bare_machine: Path) -> None:
    put_program(bare_machine, "python3.13", 'case "$1" in -c) exit 0;; *) echo broken >&2; exit 3;; esac')
    done = launch(bare_machine, "demo")
    assert done.returncode == 1
    assert "python3-venv" in done.stderr
