"""The PDF: tagged for reading aloud, made to last, and the same every time."""

from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Name, Object

from medvirk.foundation.report import FontsMissingError, Table, render_pdf
from medvirk.foundation.report.content import Language

from . import reading, sample


def test_it_says_that_it_is_for_reading_aloud_and_for_the_archive(short_pdf: bytes) -> None:
    with reading.opened(short_pdf) as document, document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_it_is_tagged_and_shows_its_title(short_pdf: bytes) -> None:
    with reading.opened(short_pdf) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo.Title) == "Hverdagen i botjenesten"
        assert str(document.docinfo.Author) == "Eksempeldal kommune"
        assert str(document.docinfo.Keywords) == "brukermedvirkning, botjeneste"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_it_says_its_language(language: Language, fonts: Path) -> None:
    with reading.opened(render_pdf(sample.short(language), fonts)) as document:
        assert str(document.Root.Lang) == language


def test_text_in_another_language_says_so(short_pdf: bytes) -> None:
    assert reading.words_in(short_pdf, "nn") == "Egvilveremedogvelje."
    assert reading.words_in(short_pdf, "en") == "(phone)"


def test_headings_go_down_without_a_gap(short_pdf: bytes) -> None:
    with reading.opened(short_pdf) as document:
        kinds = [str(element.S) for element in reading.elements(document, "Title", "H1", "H2", "H3", "H4", "H5")]
    assert kinds == ["/Title", "/H1", "/H2", "/H3", "/H4", "/H1"]


def test_every_picture_has_words(long_pdf: bytes) -> None:
    with reading.opened(long_pdf) as document:
        figures = reading.elements(document, "Figure")
        assert len(figures) == 3 * 8
        assert all(str(figure.Alt).strip() for figure in figures)


def test_a_chart_is_described_by_its_title_and_sentence(short_pdf: bytes) -> None:
    with reading.opened(short_pdf) as document:
        alts = [str(figure.Alt) for figure in reading.elements(document, "Figure")]
    assert alts[1:] == [sample.STACK.spoken, sample.BARS.spoken]


def test_every_table_keeps_its_caption_and_has_headers_both_ways(long_pdf: bytes) -> None:
    with reading.opened(long_pdf) as document:
        tables = reading.elements(document, "Table")
        assert len(tables) == 3 * 8
        for table in tables:
            parts = {str(part.S): part for part in reading.children(table)}
            assert set(parts) == {"/Caption", "/THead", "/TBody"}
            for cell in reading.children(reading.children(parts["/THead"])[0]):
                assert (cell.S, reading.attributes(cell)["/Scope"]) == (Name.TH, Name.Column)
            for row in reading.children(parts["/TBody"]):
                first, *others = reading.children(row)
                assert (first.S, reading.attributes(first)["/Scope"]) == (Name.TH, Name.Row)
                assert all(cell.S == Name.TD for cell in others)


def test_no_cell_names_only_its_column_where_rows_have_names(short_pdf: bytes) -> None:
    with reading.opened(short_pdf) as document:
        assert all("/Headers" not in reading.attributes(cell) for cell in reading.elements(document, "TD"))


def test_rows_without_names_keep_ordinary_cells(fonts: Path) -> None:
    plain = Table("Uten", ("A", "B"), (("1", "2"),), header_column=False)
    made = render_pdf(replace(sample.short(), blocks=(plain, sample.TABLE)), fonts)
    with reading.opened(made) as document:
        without, with_names = reading.elements(document, "Table")
        assert [len(_header_cells(table)) for table in (without, with_names)] == [2, 3 + 3]


def _header_cells(table: Object) -> list[Object]:
    found: list[Object] = []
    for part in reading.children(table):
        for row in reading.children(part):
            found += [cell for cell in reading.children(row) if cell.S == Name.TH]
    return found


def test_quotes_lists_links_and_paragraphs_are_tagged_as_what_they_are(short_pdf: bytes) -> None:
    with reading.opened(short_pdf) as document:
        kinds = {str(element.S) for element in reading.elements(document)}
    assert {"/BlockQuote", "/L", "/LI", "/LBody", "/Link", "/P", "/Strong"} <= kinds


def test_every_font_is_inside(long_pdf: bytes) -> None:
    with reading.opened(long_pdf) as document:
        fonts = {name: font for page in document.pages for name, font in page.obj.Resources.Font.items()}
        assert fonts
        for font in fonts.values():
            inner = font.DescendantFonts[0]
            assert "Source" in str(inner.BaseFont)
            assert "/FontFile2" in inner.FontDescriptor
            assert "/ToUnicode" in font


def test_a_long_report_has_contents_and_page_numbers(long_pdf: bytes, short_pdf: bytes) -> None:
    with reading.opened(long_pdf) as document:
        assert len(document.pages) > 35
        assert reading.elements(document, "TOCI")
    assert "Innhold" in reading.words(long_pdf)
    with reading.opened(short_pdf) as document:
        assert not reading.elements(document, "TOC")


def test_all_that_is_said_can_be_read_out(short_pdf: bytes) -> None:
    words = reading.words(short_pdf)
    for part in ("3.mai2026", "Figur3.", "Tallenebakfigur2", "«Frafredag", "Egvilveremed", "Vises ikke"):
        assert part.replace(" ", "") in words


def test_the_same_report_gives_the_same_bytes(fonts: Path, short_pdf: bytes) -> None:
    assert render_pdf(sample.short(), fonts) == short_pdf


def test_progress_goes_forward_to_the_end(fonts: Path) -> None:
    seen: list[tuple[int, int]] = []
    render_pdf(sample.short(), fonts, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_folder_without_fonts_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FontsMissingError, match="set-up"):
        render_pdf(sample.short(), tmp_path)
    with pytest.raises(FontsMissingError, match="set-up"):
        render_pdf(sample.short(), tmp_path / "gone")
