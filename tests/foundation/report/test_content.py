"""What a report refuses, and what it lets through."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medvirk.foundation.report import (
    Bar,
    BarChart,
    BulletList,
    Callout,
    ContentRefusedError,
    Drawing,
    Facts,
    HiddenBar,
    Paragraph,
    Report,
    Run,
    Section,
    StackedBar,
    StackedChart,
    Table,
    printable,
)

from . import sample

TEXT = Paragraph("Noe å si.")


def nested(levels: int) -> Section:
    section = Section("Innerst", (TEXT,))
    for level in range(levels - 1):
        section = Section(f"Nivå {level}", (section,))
    return section


def report_with(*blocks: Section | Paragraph) -> Report:
    return replace(sample.short(), blocks=blocks)


def test_four_levels_of_sections_are_enough_and_five_are_refused() -> None:
    assert report_with(nested(4))
    with pytest.raises(ContentRefusedError, match="at most 4 levels"):
        report_with(nested(5))


def test_text_after_a_section_is_refused_since_it_would_seem_to_belong_to_it() -> None:
    with pytest.raises(ContentRefusedError, match="after a section"):
        report_with(nested(1), TEXT)
    with pytest.raises(ContentRefusedError, match="Ytterst"):
        Section("Ytterst", (nested(1), TEXT))


@pytest.mark.parametrize("blank", ["", "   ", "\n"])
def test_a_picture_without_words_is_refused(blank: str) -> None:
    with pytest.raises(ContentRefusedError, match="alt text"):
        Drawing(sample.THREAD, blank, "Tråden")
    with pytest.raises(ContentRefusedError, match="sentence that says what it shows"):
        replace(sample.BARS, sentence=blank)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Section("", (TEXT,)),
        lambda: Section("Tom", ()),
        lambda: Paragraph(" "),
        lambda: BulletList(()),
        lambda: Facts(()),
        lambda: Callout("", "Uten ord for hva det er"),
        lambda: Table("Uten rader", ("A", "B"), ()),
        lambda: Table("Uten overskrift", ("A", ""), (("1", "2"),)),
        lambda: Table("Rad uten navn", ("A", "B"), (("", "2"),)),
        lambda: Table("Skjev", ("A", "B"), (("1",),)),
        lambda: replace(sample.BARS, bars=()),
        lambda: replace(sample.BARS, maximum=20),
        lambda: replace(sample.STACK, series=("Ja",)),
        lambda: replace(sample.STACK, series=("Ja", "Nei")),
        lambda: Bar("Mindre enn ingenting", -1, "?"),
        lambda: Bar("Ikke et tall", float("nan"), "?"),
        lambda: StackedBar("Tom", (0, 0, 0), ("0", "0", "0")),
        lambda: replace(sample.short(), blocks=()),
        lambda: replace(sample.short(), language="no"),  # type: ignore[arg-type]
        lambda: Run("tekst", language="nb_NO"),
    ],
)
def test_what_a_reader_could_not_make_sense_of_is_refused(make: object) -> None:
    with pytest.raises(ContentRefusedError):
        make()  # type: ignore[operator]


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\ud800", "\ufffe", "\ufdd0", "\ufeff", "\u202e", "\u2066"])
def test_characters_that_break_archives_or_turn_the_text_are_refused(sign: str) -> None:
    with pytest.raises(ContentRefusedError, match="printable"):
        Paragraph(f"for{sign}etter")


def test_headings_take_one_line_and_paragraphs_many() -> None:
    assert Paragraph("En linje\nog en til")
    with pytest.raises(ContentRefusedError, match="one line"):
        Section("En linje\nog en til", (TEXT,))


@given(st.text())
def test_whatever_people_type_can_stand_in_a_report_once_it_is_printable(text: str) -> None:
    assert Paragraph("." + printable(text))


def test_printable_keeps_what_was_written() -> None:
    assert printable("Æ e i a æ å!\r\nמיכל\u200f 👩\u200d🔧") == "Æ e i a æ å!\nמיכל\u200f 👩\u200d🔧"


@pytest.mark.parametrize("address", ["https://example.org/a?b=1", "mailto:post@example.org", "tel:+4712345678"])
def test_links_that_work_anywhere_are_welcome(address: str) -> None:
    assert Run("lenke", link=address)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/nb/lytt/", "data:text/html,x", "https://a b", "file:///x"]
)
def test_other_links_are_refused(address: str) -> None:
    with pytest.raises(ContentRefusedError, match="link"):
        Run("lenke", link=address)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<style>*{}</style>",
        '<a href="https://example.org"><text>lenke</text></a>',
        "<foreignObject><p>x</p></foreignObject>",
        '<image href="https://example.org/x.png"/>',
        '<rect onclick="alert(1)"/>',
        '<rect style="fill:red"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<rect fill="url(https://example.org/x)"/>',
        '<rect fill="url( //example.org/x)"/>',
        "<animate/>",
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
        "<?php x ?>",
        "<rect>",
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(inside: str) -> None:
    with pytest.raises(ContentRefusedError, match="Drawing"):
        Drawing(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>', "Alt", "Tekst")


@pytest.mark.parametrize(
    "svg",
    [
        "ikke svg",
        "<svg/>",
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
    ],
)
def test_what_is_not_svg_is_refused(svg: str) -> None:
    with pytest.raises(ContentRefusedError, match="Drawing"):
        Drawing(svg, "Alt", "Tekst")


def test_a_drawing_may_point_inside_itself() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><!-- ord --><defs><g id="a"><circle r="1"/></g></defs>'
        '<use href="#a"/><rect fill="url(#b)"/></svg>'
    )
    assert Drawing(svg, "Alt", "Tekst")


def test_the_table_behind_a_chart_says_the_same_words() -> None:
    assert sample.BARS.table().rows[0] == ("Noen ringte tilbake", "38 av 50")
    hidden = sample.STACK.table().rows[-1]
    assert hidden[1:] == ("Vises ikke: færre enn 12 har svart",) * 3


def test_a_chart_may_hide_all_it_has() -> None:
    chart = BarChart("Tittel", "Ingen vises.", (HiddenBar("A", "Vises ikke"),), "Hva", "Hvor mange")
    assert chart.longest == 0


@pytest.mark.parametrize(
    ("title", "spoken"), [("Hva hjalp?", "Hva hjalp? Mange svarte."), ("Det som hjalp", "Det som hjalp. Mange svarte.")]
)
def test_title_and_sentence_are_read_as_two_sentences(title: str, spoken: str) -> None:
    chart = StackedChart(title, "Mange svarte.", sample.STACK.series, sample.STACK.bars, "Når")
    assert chart.spoken == spoken
