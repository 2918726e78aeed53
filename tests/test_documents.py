"""What is written about the house is true of the house."""

import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/medvirk"


def layers(contract: str) -> list[list[str]]:
    """The floors of a contract, each with its rooms; rooms not built yet (in parentheses) left out."""
    linter = configparser.ConfigParser()
    linter.read(ROOT / ".importlinter")
    lines = linter[f"importlinter:contract:{contract}"]["layers"].split("\n")
    floors = [[room.strip() for room in line.split("|")] for line in lines if line.strip()]
    return [built for floor in floors if (built := [room for room in floor if not room.startswith("(")])]


def packages(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir() if (p / "__init__.py").exists()}


@pytest.mark.parametrize(("contract", "folder"), [("rooms", SOURCE), ("foundation", SOURCE / "foundation")])
def test_every_package_has_a_floor(contract: str, folder: Path) -> None:
    assert {room for floor in layers(contract) for room in floor} == packages(folder)


def test_the_architecture_page_draws_the_floors_that_are_held() -> None:
    text = (ROOT / "docs/architecture.md").read_text()
    drawing = re.search(r"```\n(.*?)```", text, re.S)
    assert drawing
    assert [[line.split()[0]] for line in drawing.group(1).splitlines()] == layers("rooms")


def test_the_architecture_page_tells_about_every_room() -> None:
    text = (ROOT / "docs/architecture.md").read_text()
    told = set(re.findall(r"^- \*\*(\w+)\*\*", text, re.M))
    assert told == packages(SOURCE)


def test_the_architecture_page_names_every_part_of_the_foundation() -> None:
    text = (ROOT / "docs/architecture.md").read_text()
    foundation = text.split("- **foundation**")[1].split("- **privacy**")[0]
    assert set(re.findall(r"`(\w+)`", foundation)) == packages(SOURCE / "foundation")


def test_every_decision_is_listed() -> None:
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", (ROOT / "docs/decisions/README.md").read_text()))
    assert listed == {p.name for p in (ROOT / "docs/decisions").glob("0*.md")}


@pytest.mark.parametrize("room", ["listen", "release", "meet", "change"])
def test_a_room_says_what_it_never_does(room: str) -> None:
    text = (SOURCE / room / "README.md").read_text()
    assert len(text.splitlines()) <= 40
    assert "never" in text


def test_nothing_names_the_machine_it_was_made_on() -> None:
    names = ("/work/", "/" + "tmp/", ".pyenv/versions/3")
    files = [*SOURCE.rglob("*.py"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "tools").rglob("*.py"), ROOT / "README.md"]
    assert not [str(p) for p in files if any(name in p.read_text() for name in names)]
