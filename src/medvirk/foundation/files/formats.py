"""What kind of file this is: its name and its content must say the same."""

import re
from enum import StrEnum

from medvirk.foundation.files.problems import CannotRead, Problem


class Format(StrEnum):
    """The kinds of file that can be read; the value is the ending of the name."""

    TXT = "txt"
    DOCX = "docx"
    VTT = "vtt"
    SRT = "srt"


ARCHIVE = b"PK"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""Word before 2007, and also the wrapping that newer Word puts around a document with a password."""

LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

FOREIGN = (
    COMPOUND,
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"%PDF-",
    b"{\\rtf",
    b"<?xml",
    b"<!doctype",
    b"<html",
    b"\x89PNG",
    b"\xff\xd8\xff",
)
"""How files begin that people give the name of a text by mistake, in lower and upper case alike. Sound and
the like is not listed: it fails as text, while "ID3: Hei" may well be how an interview begins."""

VTT_SIGN = re.compile(r"WEBVTT(?=[ \t\n]|\Z)")
SRT_SIGN = re.compile(r"\s{0,99}\d{1,9}[ \t]*\n[ \t]*\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->")


def format_of(name: str) -> Format:
    """Return the format that the ending of the file's name promises; WRONG_TYPE for any other."""
    ending = name.strip().rpartition(".")[2].lower()
    try:
        return Format(ending)
    except ValueError:
        raise CannotRead(Problem.WRONG_TYPE) from None


def refuse_other_content(file_format: Format, content: bytes) -> None:
    """Refuse what is plainly another kind of file than its name says, by its first bytes."""
    if file_format is Format.DOCX:
        _refuse_unless_archive(content)
    elif content[:16].lower().startswith(tuple(sign.lower() for sign in FOREIGN)):
        raise CannotRead(Problem.CONTENT_DOES_NOT_MATCH_NAME, "the first bytes are not those of a text")


def _refuse_unless_archive(content: bytes) -> None:
    if content.startswith(COMPOUND) and LOCKED_PACKAGE in content:
        raise CannotRead(Problem.ENCRYPTED, "a document with a password")
    if not content.startswith(ARCHIVE):
        raise CannotRead(Problem.CONTENT_DOES_NOT_MATCH_NAME, "not a Word document of 2007 or later")


def refuse_other_text(file_format: Format, text: str) -> None:
    """Refuse captions named as plain text, and the other way round; ``text`` has plain line ends."""
    if format_of_text(text) is not file_format:
        raise CannotRead(Problem.CONTENT_DOES_NOT_MATCH_NAME, "captions or text under another name")


def format_of_text(text: str) -> Format:
    """Return what the text itself shows: captions with times, or plain text."""
    if VTT_SIGN.match(text):
        return Format.VTT
    return Format.SRT if SRT_SIGN.match(text) else Format.TXT
