"""Text comes out in one shape: newline as line end, NFC, and no sign that is not writing."""

import re
import unicodedata

from medvirk.foundation.files.problems import CannotRead, Problem

LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028]")
PAGE_ENDS = re.compile("[\f\u2029]")

NOT_WRITING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
"""Control characters, lone surrogates, and the two signs that force the direction of all that follows.

A forced direction shows a reader other words than those that are stored. Arabic, Hebrew and the
marks and isolates that they need are left as they are.
"""

BYTE_ORDER_MARK = "\ufeff"

LONG_MARK_SUSPECT = re.compile("[^\x00-\u02ff]{31,}")

MARKS_LIMIT = 30
"""Marks upon one letter, as in Unicode's stream-safe format (UAX 15). Normalising takes time by the square
of the run, so that a file of nothing but accents would hold a processor for hours."""


def with_plain_line_ends(text: str) -> str:
    """Return the text with newline for every kind of line end, and an empty line for every page end."""
    return PAGE_ENDS.sub("\n\n", LINE_ENDS.sub("\n", text))


def tidied(text: str) -> str:
    """Return the text as NFC with plain line ends, or refuse it for signs that are not writing.

    Byte order marks inside the text, left where files were put together, are taken out. Spaces are kept.
    """
    text = with_plain_line_ends(text).replace(BYTE_ORDER_MARK, "")
    if NOT_WRITING.search(text):
        raise CannotRead(Problem.CONTROL_CHARACTERS)
    for suspect in LONG_MARK_SUSPECT.finditer(text):
        _refuse_heaps_of_marks(suspect[0])
    return unicodedata.normalize("NFC", text)


def _refuse_heaps_of_marks(text: str) -> None:
    run = 0
    for letter in text:
        run = run + 1 if unicodedata.category(letter).startswith("M") else 0
        if run > MARKS_LIMIT:
            raise CannotRead(Problem.CONTROL_CHARACTERS, "marks heaped upon one letter")
