"""Set-up steps are done once for what they were made from, and say what to do when they fail."""

from pathlib import Path

import pytest
from tools.launch import steps


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(steps, "VAR", tmp_path / "var")
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    (tmp_path / "source").write_text("one")
    return tmp_path


def test_a_step_is_done_once(folder: Path) -> None:
    done: list[int] = []
    for _ in range(2):
        steps.once("step", [folder / "source"], lambda: done.append(1))
    assert done == [1]


def test_a_step_is_done_again_when_its_source_changes(folder: Path) -> None:
    done: list[int] = []
    steps.once("step", [folder / "source"], lambda: done.append(1))
    (folder / "source").write_text("two")
    steps.once("step", [folder / "source"], lambda: done.append(2))
    assert done == [1, 2]


def test_a_step_that_failed_is_tried_again(folder: Path) -> None:
    def fail() -> None:
        raise steps.StepFailed("no network")

    with pytest.raises(steps.StepFailed):
        steps.once("step", [folder / "source"], fail)
    done: list[int] = []
    steps.once("step", [folder / "source"], lambda: done.append(1))
    assert done == [1]


def test_a_program_that_fails_says_what_it_said_and_what_to_do(folder: Path) -> None:
    with pytest.raises(steps.StepFailed, match=r"(?s)Fetching failed.*no such thing.*Try again"):
        steps.call(["sh", "-c", "echo no such thing >&2; exit 1"], "Fetching", "Try again.", cwd=folder)


def test_a_program_that_is_not_there_says_what_to_do(folder: Path) -> None:
    with pytest.raises(steps.StepFailed, match=r"(?s)Fetching failed.*Install it"):
        steps.call(["no-such-program"], "Fetching", "Install it.", cwd=folder)
