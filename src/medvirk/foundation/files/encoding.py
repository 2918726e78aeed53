"""Bytes become letters only where there is one way to read them.

Unicode says what it is. A file from an older Norwegian Windows does not: its bytes could as well be Polish,
Russian, or Norwegian from an old Mac or from DOS. Guessing by statistics is wrong now and then, and then a
person is quoted with the wrong words. So Windows-1252 (and Latin-1, the same for every sign allowed here) is
taken only where the text looks Norwegian by rules that can be read below; else the file is refused with a
word on how to save it as UTF-8.
"""

import codecs
import re

from medvirk.foundation.files.problems import CannotRead, Problem

MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks. UTF-32 begins as UTF-16 does, and stands before it; nobody writes interviews in it."""

NORWEGIAN = frozenset("æøåÆØÅ")
GUEST_LETTERS = frozenset("àáâäçèéêëíïñòóôöúüßšžÀÁÂÄÇÈÉÊËÍÏÑÒÓÔÖÚÜŠŽ")
"""Letters of names and loan words. Without ð þ ý œ, which other code pages put where Turkish, Czech and
old Mac text has common letters."""

SIGNS = frozenset("–—‘’‚“”„…•«»§°½¼¾²³£€·´×±\xa0\xad")

SIGN_INSIDE_WORD = re.compile("[^\\W\\d_][‘‚“”„•«»§°½¼¾²³£€·´×±]+[^\\W\\d_]")
"""In DOS and Mac text these bytes are letters, so they turn up inside words. Left out are the signs that
good text has there too: apostrophe, dashes, three dots, no-break space and soft hyphen."""

CAPITAL_INSIDE_WORD = re.compile("[a-zæøå][ÆØÅ]")


def decoded(content: bytes) -> str:
    """Return the text without its byte order mark, or refuse it with UNKNOWN_ENCODING.

    Takes UTF-8 with or without a mark, UTF-16 with one, and Norwegian Windows-1252 or Latin-1.
    """
    for mark, encoding in MARKED:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    if content.count(0) * 4 > len(content):
        raise CannotRead(Problem.UNKNOWN_ENCODING, "every other byte is zero: UTF-16 without its mark")
    text = _decoded_or_none(content, "utf-8")
    return _norwegian(content) if text is None else text


def _strictly(content: bytes, encoding: str | None) -> str:
    text = _decoded_or_none(content, encoding) if encoding else None
    if text is None:
        raise CannotRead(Problem.UNKNOWN_ENCODING, "the bytes do not follow their byte order mark")
    return text


def _decoded_or_none(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _norwegian(content: bytes) -> str:
    text = _decoded_or_none(content, "cp1252")
    if text is None or not looks_norwegian(text):
        raise CannotRead(Problem.UNKNOWN_ENCODING, "neither Unicode nor clearly Norwegian Windows-1252")
    return text


def looks_norwegian(text: str) -> bool:
    """Whether text read as Windows-1252 can be nothing but that.

    Every sign is one that Norwegian writing uses; æ, ø and å are at least half of the letters beyond
    a to z; no sign stands inside a word, and no Æ, Ø or Å follows a small letter.
    """
    beyond = [letter for letter in text if letter > "\x7f"]
    letters = [letter for letter in beyond if letter not in SIGNS]
    norwegian = sum(letter in NORWEGIAN for letter in letters)
    return (
        norwegian > 0
        and norwegian * 2 >= len(letters)
        and all(letter in NORWEGIAN or letter in GUEST_LETTERS for letter in letters)
        and not SIGN_INSIDE_WORD.search(text)
        and not CAPITAL_INSIDE_WORD.search(text)
    )
