"""A Word document is read in its reader's order, and no document can hurt the machine that reads it."""

import re
import zipfile
from io import BytesIO

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.foundation.files.making import (
    PLAIN,
    STRICT,
    archive,
    document,
    docx,
    docx_of,
    notes,
    paragraph,
    read_or_refused,
    refusal,
    relations,
    texts,
    transcript_of,
    types,
    words,
)

from medvirk.foundation.files import Format, Problem
from medvirk.foundation.files.archive import DEPTH_LIMIT, ELEMENT_LIMIT, INFLATED_LIMIT

MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
GOOD = docx(paragraph("Å bli hørt, og å bli trodd."))


def test_a_document_from_an_ordinary_writer_is_read_with_lists_and_tables_in_order() -> None:
    written = python_docx.Document()
    written.add_heading("Samtale", level=1)
    written.add_paragraph("– Først.")
    written.add_paragraph("Ett punkt", style="List Bullet")
    table = written.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Rute {number}"
    written.add_paragraph("Sist, på Ås.\tJa.")
    file = BytesIO()
    written.save(file)
    transcript = transcript_of("Samtale.DOCX", file.getvalue())
    assert [part.text for part in transcript.paragraphs] == [
        *["Samtale", "– Først.", "Ett punkt", "Rute 0", "Rute 1", "Rute 2", "Rute 3"],
        "Sist, på Ås.\tJa.",
    ]
    assert transcript.format is Format.DOCX
    assert {part.speaker for part in transcript.paragraphs} == {None}


def test_documents_saved_as_strict_are_read_too() -> None:
    assert texts("a.docx", docx(paragraph("Hei"), namespace=STRICT)) == ["Hei"]


def test_tracked_deletions_are_left_out_and_insertions_are_in() -> None:
    body = (
        f"<w:p>{words('Jeg er ')}<w:del><w:r><w:delText>sint</w:delText><w:t>sint</w:t></w:r></w:del>"
        f"<w:moveFrom>{words('flyttet')}</w:moveFrom><w:ins>{words('glad')}</w:ins></w:p>"
    )
    assert texts("a.docx", docx(body)) == ["Jeg er glad"]


def test_a_deletion_where_none_may_stand_is_left_out_too() -> None:
    assert texts("a.docx", docx(paragraph("Jeg er <w:del>sint</w:del>glad"))) == ["Jeg er glad"]


def test_a_deleted_paragraph_end_joins_the_two() -> None:
    body = (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{words('Jeg er ')}</w:p>"
        f"{paragraph('her')}<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{words('Slutt')}</w:p>"
    )
    assert texts("a.docx", docx(body)) == ["Jeg er her", "Slutt"]


def test_tab_stops_and_field_codes_are_not_text() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>A</w:t>"
        "<w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert texts("a.docx", docx(body)) == ["A\tB\nC"]


def test_letters_outside_paragraphs_and_alternatives_outside_a_choice_do_no_harm() -> None:
    body = f"<w:t>løs</w:t><w:tab/><mc:Choice>{paragraph('Hei')}</mc:Choice><w:del/>"
    assert texts("a.docx", docx(body)) == ["Hei"]


def test_a_deleted_last_end_of_a_note_stays_within_the_note() -> None:
    end = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    entries = (
        f"<w:footnote w:id='1'><w:p>{end}{words('Én')}</w:p></w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('To')}</w:footnote>"
    )
    refer = "<w:r><w:footnoteReference w:id='1'/><w:footnoteReference w:id='2'/></w:r>"
    body = f"<w:p>{words('Tekst')}{refer}</w:p>"
    assert texts("a.docx", docx(body, more=notes("footnotes", entries))) == ["Tekst", "Én", "To"]


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    box = f"<w:txbxContent>{paragraph('I boks')}{paragraph('Mer')}</w:txbxContent>"
    body = (
        f"<w:p>{words('Før ')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{words('og etter')}</w:p>"
    )
    assert texts("a.docx", docx(body)) == ["Før og etter", "I boks", "Mer"]


def test_a_box_that_only_old_readers_know_is_read() -> None:
    box = f"<mc:AlternateContent><mc:Fallback>{paragraph('Gammel')}</mc:Fallback></mc:AlternateContent>"
    assert texts("a.docx", docx(box)) == ["Gammel"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_follow_the_text_in_the_order_they_are_referred_to(kind: str) -> None:
    entries = (
        f"<w:{kind} w:id='0' w:type='separator'>{paragraph('strek')}</w:{kind}>"
        f"<w:{kind} w:id='1'>{paragraph('Første')}</w:{kind}>"
        f"<w:{kind} w:id='2'>{paragraph('Andre')}</w:{kind}>"
        f"<w:{kind} w:id='3'>{paragraph('Slettet')}</w:{kind}>"
    )
    refer = "<w:r><w:{kind}Reference w:id='{number}'/></w:r>"
    body = (
        f"<w:p>{words('Tekst')}{refer.format(kind=kind, number=2)}{refer.format(kind=kind, number=1)}"
        f"{refer.format(kind=kind, number=2)}<w:del>{refer.format(kind=kind, number=3)}</w:del></w:p>"
    )
    assert texts("a.docx", docx(body, more=notes(f"{kind}s", entries))) == ["Tekst", "Andre", "Første"]


def test_a_note_that_lies_outside_the_document_is_not_fetched() -> None:
    body = f"<w:p>{words('Tekst')}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
    outside = {"word/_rels/document.xml.rels": relations({"footnotes": "http://example.org/x"}, "External")}
    assert texts("a.docx", docx(body, more=outside)) == ["Tekst"]


def test_macros_inside_a_plain_document_are_never_opened() -> None:
    macros = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
    assert texts("a.docx", docx(paragraph("Hei"), more=macros)) == ["Hei"]


@pytest.mark.parametrize("kind", [MACROS, PLAIN.replace("document.main", "template.main"), "text/xml"])
def test_documents_with_macros_and_templates_are_refused_under_the_name_of_a_plain_one(kind: str) -> None:
    assert refusal("a.docx", docx(paragraph("Hei"), kind=kind)) is Problem.CONTENT_DOES_NOT_MATCH_NAME


@pytest.mark.parametrize(
    "content",
    [
        b"Bare tekst",
        b"%PDF-1.7",
        bytes.fromhex("d0cf11e0a1b11ae1") + b"WordDocument",
        archive({"bilde.png": b"x"}),
        archive({"[Content_Types].xml": types()}),
    ],
)
def test_other_files_under_the_name_of_a_document_are_refused(content: bytes) -> None:
    assert refusal("a.docx", content) is Problem.CONTENT_DOES_NOT_MATCH_NAME


def test_a_document_with_a_password_is_named_as_that() -> None:
    locked = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 99 + "EncryptedPackage".encode("utf-16-le")
    assert refusal("a.docx", locked) is Problem.ENCRYPTED


def test_an_archive_with_a_password_is_named_as_that() -> None:
    scrambled = bytearray(GOOD)
    for entry in re.finditer(rb"PK\x01\x02", GOOD):
        scrambled[entry.start() + 8] |= 1
    assert refusal("a.docx", bytes(scrambled)) is Problem.ENCRYPTED


def test_a_packing_that_word_does_not_use_is_refused() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("[Content_Types].xml", types())
    assert refusal("a.docx", file.getvalue()) is Problem.DAMAGED


def test_a_document_cut_off_anywhere_is_refused() -> None:
    reasons = {refusal("a.docx", GOOD[:length]) for length in range(4, len(GOOD) - 1, 7)}
    assert reasons == {Problem.DAMAGED}


def test_a_part_changed_on_the_way_is_refused() -> None:
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w") as packed, zipfile.ZipFile(BytesIO(GOOD)) as source:
        for name in source.namelist():
            packed.writestr(name, source.read(name))
    assert refusal("a.docx", stored.getvalue().replace(b"trodd", b"trudd")) is Problem.DAMAGED


def test_a_missing_main_part_is_refused() -> None:
    parts = {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
    }
    assert refusal("a.docx", archive(parts)) is Problem.DAMAGED


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "word/../../x", "..\\..\\x", "\\x"])
def test_names_that_climb_out_of_the_archive_are_refused(name: str) -> None:
    assert refusal("a.docx", docx(paragraph("Hei"), more={name: b"x"})) is Problem.DAMAGED


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    file = BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("word/document.xml", document(paragraph("Noe annet")))
    assert refusal("a.docx", file.getvalue()) is Problem.DAMAGED


def test_a_relation_that_climbs_out_finds_nothing() -> None:
    more = {"_rels/.rels": relations({"officeDocument": "../../../../etc/passwd"})}
    assert refusal("a.docx", docx(paragraph("Hei"), more=more)) is Problem.CONTENT_DOES_NOT_MATCH_NAME


@pytest.mark.parametrize(
    "before",
    [
        "<!DOCTYPE x>",
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    ],
)
def test_document_types_and_entities_are_refused(before: str) -> None:
    assert refusal("a.docx", docx_of(document(paragraph("Hei"), before=before))) is Problem.DAMAGED


@pytest.mark.parametrize(
    "main",
    [
        b"",
        b"<w:document",
        document(paragraph("&#xD800;")),
        document(paragraph("&#0;")),
        document(paragraph("&ukjent;")),
        document(paragraph("Hei")).replace(b"UTF-8", b"x-ukjent"),
        document(paragraph("Hei")).replace(b"UTF-8", b"utf-7"),
        b"\xff\xfe" + document(paragraph("Hei")),
    ],
)
def test_broken_xml_is_refused(main: bytes) -> None:
    assert refusal("a.docx", docx_of(main)) is Problem.DAMAGED


def test_control_characters_in_a_document_are_refused() -> None:
    assert refusal("a.docx", docx(paragraph("a\x9bb"))) is Problem.CONTROL_CHARACTERS
    assert refusal("a.docx", docx(paragraph("a&#x202E;b"))) is Problem.CONTROL_CHARACTERS


@pytest.mark.parametrize("body", ["<!--" + "x" * (INFLATED_LIMIT + 1) + "-->", " " * (INFLATED_LIMIT + 1)])
def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(body: str) -> None:
    bomb = docx(body)
    assert len(bomb) < 100_000
    assert refusal("a.docx", bomb) is Problem.INFLATES_TOO_MUCH


def test_a_lie_about_the_unpacked_size_does_not_open_the_way() -> None:
    bomb = bytearray(docx(" " * (INFLATED_LIMIT + 1)))
    for entry in re.finditer(rb"PK\x01\x02", bytes(bomb)):
        bomb[entry.start() + 24 : entry.start() + 28] = (100).to_bytes(4, "little")
    assert refusal("a.docx", bytes(bomb)) is Problem.DAMAGED


def test_too_many_elements_are_refused() -> None:
    assert refusal("a.docx", docx("<w:p/>" * ELEMENT_LIMIT)) is Problem.INFLATES_TOO_MUCH


def test_elements_within_elements_without_end_are_refused() -> None:
    depth = DEPTH_LIMIT * 40
    assert refusal("a.docx", docx("<w:p>" * depth + "</w:p>" * depth)) is Problem.INFLATES_TOO_MUCH


def test_far_too_much_text_in_a_small_file_is_refused() -> None:
    assert refusal("a.docx", docx(paragraph("a" * 6_000_000))) is Problem.TOO_MUCH_TEXT


def test_a_document_of_pictures_alone_has_no_text() -> None:
    assert refusal("a.docx", docx("<w:p><w:r><w:drawing/></w:r></w:p>")) is Problem.NO_TEXT


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4))
def test_a_document_changed_anywhere_is_read_or_refused(position: int, garbage: bytes) -> None:
    changed = GOOD[:position] + garbage + GOOD[position + len(garbage) :]
    read = read_or_refused("a.docx", changed)
    assert isinstance(read, Problem) or read == ["Å bli hørt, og å bli trodd."]


@given(st.text(alphabet="<>/wpt:=&;'\" abå") | st.text())
def test_any_body_is_read_or_refused(body: str) -> None:
    main = document("").replace(b"<w:body>", b"<w:body>" + body.encode("utf-8", "replace"))
    assert read_or_refused("a.docx", docx_of(main))
