"""At the door: how large, what kind, and what a refusal may say."""

import tempfile
import traceback
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.foundation.files.making import docx, paragraph, read_or_refused, refusal, texts, transcript_of

from medvirk.foundation.files import SIZE_LIMIT, CannotRead, Problem, read_transcript
from medvirk.foundation.files.transcript import PARAGRAPH_LIMIT

SECRET = "hemmelig"
BEGINNINGS = (
    b"PK\x03\x04",
    b"PK\x05\x06" + b"\0" * 18,
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"WEBVTT\n\n",
)


class Watched(BytesIO):
    """Counts what has been asked for."""

    asked = 0

    def read(self, size: int | None = -1, /) -> bytes:
        got = super().read(size)
        self.asked += len(got)
        return got


def test_a_file_of_exactly_five_megabytes_is_read() -> None:
    content = b"a" * SIZE_LIMIT
    assert texts("a.txt", content) == [content.decode()]
    assert SIZE_LIMIT == 5 * 1024 * 1024


def test_one_byte_more_is_refused() -> None:
    assert refusal("a.txt", b"a" * (SIZE_LIMIT + 1)) is Problem.TOO_LARGE


def test_no_more_is_read_than_it_takes_to_know() -> None:
    stream = Watched(b"a" * (SIZE_LIMIT * 2))
    with pytest.raises(CannotRead):
        read_transcript("a.txt", stream)
    assert stream.asked == SIZE_LIMIT + 1


def test_an_endless_stream_of_chunks_is_stopped() -> None:
    given_out = []

    def endless() -> Iterator[bytes]:
        while True:
            given_out.append(1)
            yield b"a" * 65_536

    with pytest.raises(CannotRead) as refused:
        read_transcript("a.txt", endless())
    assert refused.value.reason is Problem.TOO_LARGE
    assert len(given_out) == SIZE_LIMIT // 65_536 + 1


def test_chunks_are_put_together_across_a_letter() -> None:
    [only] = read_transcript("a.txt", [b"bl\xc3", b"\xa5"]).paragraphs
    assert only.text == "blå"


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.vtt", "a.srt"])
def test_an_empty_file_is_empty_whatever_its_name(name: str) -> None:
    assert refusal(name, b"") is Problem.EMPTY


@pytest.mark.parametrize("name", ["a", "", ".", "a.doc", "a.docm", "a.pdf", "a.docx.exe", "a.txt\0", "txt/a"])
def test_other_kinds_of_file_are_refused(name: str) -> None:
    assert refusal(name, b"Hei") is Problem.WRONG_TYPE


@pytest.mark.parametrize("name", ["A.TXT", "../../a.txt", "samtale 1. mai.txt ", "æ.Txt"])
def test_only_the_ending_of_the_name_matters(name: str) -> None:
    assert texts(name, b"Hei") == ["Hei"]


@pytest.mark.parametrize(
    "content",
    [
        docx(paragraph("Hei")),
        b"%PDF-1.7 x",
        b"{\\rtf1 x}",
        b"<!DOCTYPE html>",
        b"<HTML>",
        b"<?xml version='1.0'?>",
    ],
)
def test_other_files_under_the_name_of_a_text_are_refused(content: bytes) -> None:
    for name in ("a.txt", "a.vtt", "a.srt"):
        assert refusal(name, content) is Problem.CONTENT_DOES_NOT_MATCH_NAME


def test_more_paragraphs_than_any_interview_has_are_refused() -> None:
    assert refusal("a.txt", b"a\n\n" * (PARAGRAPH_LIMIT + 1)) is Problem.TOO_MUCH_TEXT
    assert len(texts("a.txt", b"a\n\n" * PARAGRAPH_LIMIT)) == PARAGRAPH_LIMIT


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", f"{SECRET} \xff".encode("latin-1")),
        ("a.txt", f"{SECRET}\0".encode()),
        ("a.docx", docx(paragraph(f"{SECRET}&x;"))),
        ("a.docx", docx(paragraph(SECRET))[:-9]),
        ("a.vtt", f"WEBVTT\n\n{SECRET}".encode()),
        (f"{SECRET}.pdf", b"x"),
    ],
)
def test_a_refusal_carries_no_word_of_the_text_nor_a_way_to_it(name: str, content: bytes) -> None:
    with pytest.raises(CannotRead) as refused:
        transcript_of(name, content)
    error = refused.value
    assert error.__cause__ is None
    assert error.__context__ is None
    assert SECRET not in str(error)
    frames = traceback.extract_tb(error.__traceback__)
    assert frames[-1].name == "read_transcript"


def test_a_refusal_says_its_reason_and_where() -> None:
    assert str(CannotRead(Problem.DAMAGED, "line 3")) == "damaged: line 3"
    assert str(CannotRead(Problem.EMPTY)) == "empty"


@given(st.binary(max_size=4096), st.sampled_from(["txt", "docx", "vtt", "srt", "pdf"]))
def test_any_bytes_are_read_or_refused(content: bytes, ending: str) -> None:
    assert read_or_refused(f"a.{ending}", content)


@given(
    st.sampled_from(
        [b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"WEBVTT\n\n"]
    ),
    st.binary(max_size=2048),
    st.sampled_from(["txt", "docx", "vtt", "srt"]),
)
def test_any_bytes_after_a_known_beginning_are_read_or_refused(start: bytes, rest: bytes, ending: str) -> None:
    assert read_or_refused(f"a.{ending}", start + rest)


@given(st.text(max_size=40))
def test_any_name_is_taken_or_refused(name: str) -> None:
    assert read_or_refused(name, b"Hei")


def test_nothing_is_written_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for way in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, way, refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert texts("a.docx", docx(paragraph("Hei"))) == ["Hei"]
    assert texts("a.txt", b"Hei") == ["Hei"]
