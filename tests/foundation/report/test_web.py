"""The web page: real headings, tables and figures, and nothing that a person wrote acts as HTML."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from medvirk.foundation.report import (
    Callout,
    Drawing,
    Fact,
    Facts,
    Paragraph,
    Quote,
    Run,
    Section,
    Table,
    printable,
    render_web,
)
from medvirk.foundation.report.content import Language

from . import sample

HOSTILE = """<script>alert("1")</script><img src=x onerror='y'>&amp;"""


def parsed(page: str) -> Any:
    return html.fromstring(page)


def headings(page: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h(\d)", page)]


def test_headings_follow_each_other_without_a_gap(short_page: str) -> None:
    assert headings(short_page) == [1, 2, 3, 4, 5, 2]


def test_headings_start_where_the_page_wants_them() -> None:
    assert headings(render_web(sample.short(), heading_level=2)) == [2, 3, 4, 5, 6, 3]
    with pytest.raises(ValueError, match="level 1 or 2"):
        render_web(sample.short(), heading_level=3)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_page_says_its_language(language: Language) -> None:
    assert parsed(render_web(sample.short(language))).get("lang") == language


def test_text_in_another_language_says_so(short_page: str) -> None:
    assert '<span lang="nn">Eg vil vere med og velje.</span>' in short_page


def test_every_chart_has_a_title_a_sentence_a_picture_and_a_table(short_page: str) -> None:
    figures = parsed(short_page).xpath("//figure[.//details]")
    assert len(figures) == 2
    for figure in figures:
        assert figure.xpath("./figcaption/strong")
        assert figure.xpath("./figcaption/span")
        assert figure.xpath("./*[@role='img']")
        assert figure.xpath("./details/summary")
        assert figure.xpath("./details//table")


def test_a_drawing_is_an_image_with_its_alt_text(short_page: str) -> None:
    drawing = parsed(short_page).xpath("//*[contains(@class, 'report-drawing')]")[0]
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == "To tråder samles i et funn og går videre som én."


def test_tables_have_a_caption_and_headers_both_ways(short_page: str) -> None:
    for table in parsed(short_page).xpath("//table"):
        assert table.xpath("string(caption)").strip()
        assert all(cell.get("scope") == "col" for cell in table.xpath("./thead//th"))
        assert all(row.xpath("./th[@scope='row']") for row in table.xpath("./tbody/tr"))


def test_a_table_without_a_header_column_has_only_header_cells_above() -> None:
    table = Table("Uten", ("A", "B"), (("1", "2"),), header_column=False)
    page = parsed(render_web(replace(sample.short(), blocks=(table,))))
    assert not page.xpath("//tbody//th")


def test_names_that_are_pointed_at_exist_once() -> None:
    page = parsed(render_web(sample.long()))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    pointed = [name for names in page.xpath("//@aria-labelledby") for name in names.split()]
    linked = [address.removeprefix("#") for address in page.xpath("//nav//a/@href")]
    assert len(linked) == 8
    assert set(pointed + linked) <= set(ids)


def test_regions_that_scroll_have_names_of_their_own() -> None:
    page = parsed(render_web(sample.long()))
    names = [page.xpath(f"string(//*[@id='{key}'])") for key in page.xpath("//*[@role='region']/@aria-labelledby")]
    assert len(names) == len(set(names)) == 3 * 8


def test_a_short_report_has_no_list_of_contents(short_page: str) -> None:
    assert "<nav" not in short_page


def test_figures_and_tables_are_numbered_in_the_language_of_the_report() -> None:
    page = render_web(replace(sample.short(), language="nn"))
    assert "Figur 3. Hva som hjalp" in page
    assert "Tala bak figur 2" in page
    assert "Tabell 1. Hvem" in page


def test_the_notice_is_shown_and_left_out_when_empty(short_page: str) -> None:
    assert "report-notice" in short_page
    assert "report-notice" not in render_web(replace(sample.short(), notice=""))


def test_nothing_needs_an_inline_style_or_a_script(short_page: str) -> None:
    page = parsed(short_page)
    assert not page.xpath("//@style | //script | //style | //*[@*[starts-with(name(), 'on')]]")


def test_classes_are_our_own(short_page: str) -> None:
    classes = {name for value in parsed(short_page).xpath("//@class") for name in value.split()}
    assert all(name == "report" or name.startswith("report-") for name in classes)


def test_hostile_words_are_shown_and_never_act() -> None:
    blocks = (
        Paragraph((HOSTILE, Run(HOSTILE, strong=True, language="en", link="https://example.org/?a=1&b='\"<"))),
        Quote(HOSTILE, HOSTILE),
        Facts((Fact(HOSTILE, HOSTILE),)),
        Callout(HOSTILE, HOSTILE),
        Table(HOSTILE, (HOSTILE, "B"), ((HOSTILE, HOSTILE),)),
        replace(sample.BARS, title=HOSTILE, sentence=HOSTILE),
        replace(sample._DRAWING, alt=HOSTILE, caption=HOSTILE),
        Section(HOSTILE, (Paragraph(HOSTILE),)),
    )
    report = replace(sample.short(), title=HOSTILE, subtitle=HOSTILE, notice=HOSTILE, blocks=blocks)
    page = parsed(render_web(report))
    assert not page.xpath("//script | //img | //@onerror")
    assert page.xpath("string(//h1)") == HOSTILE


@given(st.text(min_size=1).map(lambda text: "." + printable(text)))
def test_every_text_comes_out_of_the_page_as_it_went_in(text: str) -> None:
    page = parsed(render_web(replace(sample.short(), blocks=(Paragraph(text),))))
    shown = page.xpath("//article/p")[0]
    for line_break in shown.xpath(".//br"):
        line_break.text = "\n"
    assert "".join(shown.itertext()) == text


def test_a_drawing_fills_its_space_and_is_never_hidden_from_those_who_listen() -> None:
    svg = sample.THREAD.replace("<svg ", '<svg width="600" height="90" aria-hidden="true" class="thread" ')
    page = render_web(replace(sample.short(), blocks=(Drawing(svg, "Alt", "Tekst"),)))
    drawing = parsed(page).xpath("//*[@role='img']")[0]
    assert not {"width", "height", "aria-hidden"} & set(drawing.keys())
    assert drawing.get("class") == "report-drawing thread"


def test_a_quote_may_come_from_nobody_in_particular() -> None:
    page = parsed(render_web(replace(sample.short(), blocks=(Quote("Det hjalp."),))))
    assert page.xpath("string(//blockquote)") == "«Det hjalp.»"
