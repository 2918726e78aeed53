"""Offsets in the browser: what the page's script counts is what the server counts."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "frontend/ts/marking/offsets.ts"
TEXTS = (
    "Vi ble hørt 🌲 til slutt.",
    "e\N{COMBINING ACUTE ACCENT}n å a\N{COMBINING RING ABOVE}\nto",
    "👩\N{ZERO WIDTH JOINER}👧 og 🏳\N{VARIATION SELECTOR-16}\N{ZERO WIDTH JOINER}🌈",
    "",
)
RUN = """
import * as offsets from %s;
let asked = "";
for await (const piece of process.stdin) asked += piece;
const answers = JSON.parse(asked).map(([name, ...given]) => offsets[name](...given));
process.stdout.write(JSON.stringify(answers));
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script as node can run it."""
    bundler, node = ROOT / "node_modules/.bin/esbuild", shutil.which("node")
    if not bundler.exists() or not node:
        pytest.skip("the front end's packages are not set up; ./medvirk test does it")
    folder = tmp_path_factory.mktemp("script")
    built = folder / "offsets.mjs"
    subprocess.run([bundler, SCRIPT, "--format=esm", f"--outfile={built}", "--log-level=error"], check=True)
    run = folder / "run.mjs"
    run.write_text(RUN % json.dumps(built.as_uri()))
    return run


def ask(script: Path, *questions: Sequence[object]) -> list[object]:
    said = subprocess.run(["node", script], input=json.dumps(questions), capture_output=True, text=True, check=True)
    answers: list[object] = json.loads(said.stdout)
    return answers


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", TEXTS)
def test_every_border_between_code_points_is_counted_as_the_server_counts(script: Path, text: str) -> None:
    borders = range(len(text) + 1)
    questions = [["codePointsBefore", text, units(text[:border])] for border in borders]
    assert ask(script, *questions) == list(borders)


@settings(max_examples=8, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_counted_as_the_server_counts(script: Path, text: str) -> None:
    borders = range(len(text) + 1)
    questions = [["codePointsBefore", text, units(text[:border])] for border in borders]
    assert ask(script, *questions) == list(borders)


def test_an_offset_inside_a_pair_counts_as_before_it(script: Path) -> None:
    assert ask(script, ["codePointsBefore", "a🌲b", 2]) == [1]


def test_a_span_after_an_emoji_is_told_in_code_points(script: Path) -> None:
    text = "🌲🌲 hei"
    start = units("🌲🌲 ")
    span = {"start": start, "end": start + 3}
    assert ask(script, ["inCodePoints", text, span]) == [{"start": 3, "end": 6}]
    assert text[3:6] == "hei"


def test_words_keep_their_combining_letters_and_signs(script: Path) -> None:
    text = "  e\N{COMBINING ACUTE ACCENT}n, 🌲\nto."
    [found] = ask(script, ["wordsOf", text])
    assert isinstance(found, list)
    encoded = text.encode("utf-16-le")
    words = [encoded[word["start"] * 2 : word["end"] * 2].decode("utf-16-le") for word in found]
    assert words == ["e\N{COMBINING ACUTE ACCENT}n,", "🌲", "to."]


def test_white_space_at_the_ends_is_not_marked(script: Path) -> None:
    questions = [["trimmed", "a  hei \n b", {"start": 1, "end": 9}], ["trimmed", "a   b", {"start": 1, "end": 4}]]
    assert ask(script, *questions) == [{"start": 3, "end": 6}, None]
