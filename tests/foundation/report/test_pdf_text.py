"""No text acts as source: what goes into the PDF comes out of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from medvirk.foundation.report import (
    Bar,
    Callout,
    Fact,
    Facts,
    Paragraph,
    Quote,
    Report,
    Section,
    Table,
    printable,
    render_pdf,
)
from medvirk.foundation.report.fonts import fonts_in

from . import reading, sample

HOSTILE = (
    '#import "@preview/x:1.0.0": *',
    '#read("/etc/passwd") ] } ) $x^2$ \\ \\u{41} *b* _i_ `r` @ref <label> = H // c /* d */ ~ -- --- ...',
    '"]#panic()[" \' “ ” «»',
    "{page} {pages} {number} %s {{ }} {% x %}",
    "ordi\u00addeling og venstre\u200ehøyre\u200f merke",
)

# Latin, Greek, Cyrillic, punctuation, arrows and signs: what the shipped family covers.
_RANGES = ((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x391, 0x3A1), (0x3B1, 0x3C9), (0x410, 0x44F), (0x2190, 0x2199))
LETTERS = st.one_of(*(st.characters(min_codepoint=first, max_codepoint=last) for first, last in _RANGES))
quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def report_with(text: str) -> Report:
    return replace(sample.short(), blocks=(Paragraph(text),), title="T", subtitle="", notice="")


def packed(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "").replace("\u200e", "").replace("\u200f", "")


@quick
@given(st.text(LETTERS, min_size=1, max_size=160).filter(str.strip))
@example("fi ffl ij ŉ Ĳ ſ µμ")
def test_text_comes_out_as_it_went_in(fonts: Path, text: str) -> None:
    shown = fonts_in(fonts).shown(text)
    assert packed(shown) in packed(reading.words(render_pdf(report_with(text), fonts)))


@quick
@given(st.text(min_size=1, max_size=40).map(lambda text: "." + printable(text)))
@example(".😀👩\u200d🔧❤️ 漢字 \ue000 \u0378 \U000e0041 \u0300\u0353 مرحبا")
def test_no_text_stops_the_report(fonts: Path, text: str) -> None:
    assert render_pdf(report_with(text), fonts).startswith(b"%PDF")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_wherever_it_stands(fonts: Path, text: str) -> None:
    words = packed(reading.words(render_pdf(_everywhere(text), fonts)))
    assert words.count(packed(text)) >= 14


def _everywhere(text: str) -> Report:
    blocks = (
        Paragraph(text),
        Quote(text, text),
        Facts((Fact(text, text),)),
        Callout(text, text),
        Table(text, (text, "B"), ((text, "2"),)),
        replace(sample.BARS, bars=(Bar("A", 1, "1"),), title=text, sentence=text),
        Section(text, (Section(text, (Paragraph(text),)),)),
    )
    return replace(sample.short(), title=text, subtitle=text, notice=text, organisation=text, blocks=blocks)


@pytest.mark.parametrize("text", ["a" * 400, "https://example.org/" + "x" * 300])
def test_a_word_longer_than_a_line_goes_on_in_the_next(fonts: Path, text: str) -> None:
    assert text in reading.words(render_pdf(report_with(text), fonts)).replace("\u200b", "")


def test_what_no_font_can_show_becomes_a_box(fonts: Path) -> None:
    assert fonts_in(fonts).shown("\u1200\ue000\u0378") == "□□□"
    assert "a□b" in reading.words(render_pdf(report_with("a\u1200b"), fonts))


def test_letters_are_composed_before_the_fonts_are_asked(fonts: Path) -> None:
    assert fonts_in(fonts).shown("a\u030a") == "å"


def test_norwegian_and_sami_letters_are_covered(fonts: Path) -> None:
    letters = "æøåÆØÅéèêòóôäöüÄÖÜčđŋšŧžÁČĐŊŠŦŽ«»–—…→✓€½"
    assert fonts_in(fonts).shown(letters) == letters
