"""The Word document: real styles, so that people can go on writing and a screen reader can follow."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from medvirk.foundation.report import NumberedList, Paragraph, Report, Run, printable, render_word

from . import sample


def opened(made: bytes) -> Any:
    return Document(BytesIO(made))


def styled(document: Any, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def test_headings_are_heading_styles_without_a_gap(short_word: bytes) -> None:
    names = [paragraph.style.name for paragraph in opened(short_word).paragraphs]
    levels = [name for name in names if name == "Title" or name.startswith("Heading")]
    assert levels == ["Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 1"]


@pytest.mark.parametrize(("language", "locale"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_the_document_says_its_language(language: Any, locale: str) -> None:
    document = opened(render_word(sample.short(language)))
    languages = document.styles.element.findall(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert [element.get(qn("w:val")) for element in languages] == [locale]
    assert document.core_properties.language == locale


def test_text_in_another_language_says_so(short_word: bytes) -> None:
    runs = [run for paragraph in opened(short_word).paragraphs for run in paragraph.runs]
    nynorsk = next(run for run in runs if run.text == "Eg vil vere med og velje.")
    assert nynorsk._element.rPr.find(qn("w:lang")).get(qn("w:val")) == "nn"


def test_it_carries_its_title_and_who_made_it(short_word: bytes) -> None:
    about = opened(short_word).core_properties
    assert (about.title, about.author) == ("Hverdagen i botjenesten", "Eksempeldal kommune")
    assert about.keywords == "brukermedvirkning, botjeneste"
    assert "python-docx" not in about.comments


def test_every_picture_has_words(short_word: bytes) -> None:
    shapes = opened(short_word).inline_shapes
    assert [shape._inline.docPr.get("descr") for shape in shapes] == [
        "To tråder samles i et funn og går videre som én.",
        sample.STACK.spoken,
        sample.BARS.spoken,
    ]


def test_charts_are_drawn_and_not_left_blank(short_word: bytes, fonts: Path) -> None:
    other_words = replace(sample.STACK, series=("JA", "DELVIS", "NEI"))
    other = render_word(replace(sample.short(), blocks=(other_words,)), fonts)
    pictures = _pictures(short_word)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert _pictures(other)[0] not in pictures


def _pictures(made: bytes) -> list[bytes]:
    with ZipFile(BytesIO(made)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]


def test_without_fonts_the_words_and_tables_stand_all_the_same() -> None:
    document = opened(render_word(sample.short()))
    assert not document.inline_shapes
    assert len(document.tables) == 3
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert sample.STACK.sentence in texts
    assert "To tråder samles i et funn og går videre som én." in texts


def test_every_table_marks_and_repeats_its_header_row(short_word: bytes) -> None:
    tables = opened(short_word).tables
    assert len(tables) == 3
    for table in tables:
        headers = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert headers == [True] + [False] * (len(table.rows) - 1)
        look = table._element.tblPr.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
        assert table._element.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_captions_are_numbered_by_fields_that_read_right_at_once(short_word: bytes) -> None:
    document = opened(short_word)
    assert styled(document, "Caption") == [
        "Figur 1. Fra det som ble sagt til det som ble gjort",
        "Tabell 1. Hvem vi snakket med",
        "Figur 2. Får du være med og bestemme?",
        "Tallene bak figur 2",
        "Figur 3. Hva som hjalp",
        "Tallene bak figur 3",
    ]
    codes = [element.text.strip() for element in document.element.iter(qn("w:instrText"))]
    assert codes == ["SEQ Figur \\* ARABIC", "SEQ Tabell \\* ARABIC"] + ["SEQ Figur \\* ARABIC"] * 2


def test_quotes_and_leads_are_styles(short_word: bytes) -> None:
    document = opened(short_word)
    assert styled(document, "Quote") == ["«Fra fredag til mandag er det bare meg og tv-en.»\n– Beboer"]
    assert len(styled(document, "Report Lead")) == len(styled(document, "Report Callout")) == 1


def test_each_numbered_list_starts_at_one() -> None:
    lists = (NumberedList(("A", "B")), NumberedList(("C", "D")))
    document = opened(render_word(replace(sample.short(), blocks=lists)))
    items = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "List Number"]
    numberings = [item._element.pPr.numPr.numId.val for item in items]
    assert numberings[0] == numberings[1] != numberings[2] == numberings[3]


def test_links_lead_somewhere(short_word: bytes) -> None:
    document = opened(short_word)
    paragraph = next(paragraph for paragraph in document.paragraphs if paragraph.hyperlinks)
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [
        ("Helsedirektoratet", "https://www.helsedirektoratet.no/")
    ]


def test_a_long_report_has_contents_that_point_to_its_headings() -> None:
    document = opened(render_word(sample.long()))
    entries = styled(document, "toc 1") + styled(document, "toc 2")
    headings = styled(document, "Heading 1") + styled(document, "Heading 2")
    assert entries == headings
    names = {element.get(qn("w:name")) for element in document.element.iter(qn("w:bookmarkStart"))}
    targets = {element.get(qn("w:anchor")) for element in document.element.iter(qn("w:hyperlink"))} - {None}
    assert len(targets) == len(entries)
    assert targets <= names


def test_fields_that_begin_also_end(short_word: bytes) -> None:
    for made in (short_word, render_word(sample.long())):
        kinds = [element.get(qn("w:fldCharType")) for element in opened(made).element.iter(qn("w:fldChar"))]
        assert kinds.count("begin") == kinds.count("end") == kinds.count("separate") > 0


def test_progress_goes_forward_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    render_word(sample.short(), progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == list(range(1, seen[0][1] + 1))


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1).map(lambda text: "." + printable(text)))
def test_every_text_comes_out_of_the_document_as_it_went_in(text: str) -> None:
    document = opened(render_word(_with(text)))
    assert text in [paragraph.text for paragraph in document.paragraphs]


def _with(text: str) -> Report:
    return replace(sample.short(), blocks=(Paragraph((Run(text, strong=True),)),))
