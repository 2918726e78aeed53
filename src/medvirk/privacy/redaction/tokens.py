"""The words of a text, each knowing whether it stands first in a sentence."""

import re
from dataclasses import dataclass

from medvirk.privacy.redaction.vocabulary.ordinary import SHORTENED

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*['’]?")
_LAST_WORD = re.compile(r"[^\W\d_](?:[^\W_]|\.(?=[^\W\d_]))*$")
_CLOSING = frozenset(".!?:…;,/&)\r\n")
_ENDING = frozenset("!?:…;\r\n")
_SILENT = frozenset(" \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}-'’([")
_LONGEST_SHORTENED = 12


@dataclass(frozen=True, slots=True)
class Token:
    """A word, where it stands, and what stands around it."""

    text: str
    start: int
    end: int
    first: bool
    next_to_previous: bool

    @property
    def plain(self) -> str:
        """Return the word in lower case."""
        return self.text.casefold().rstrip("'’")

    @property
    def capital(self) -> bool:
        """Say whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def all_capitals(self) -> bool:
        """Say whether it has at least two letters, all of them capitals."""
        return len(self.text) > 1 and self.text.isupper()


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text; digits and signs stand between them."""
    found: list[Token] = []
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        found.append(
            Token(
                match.group(),
                match.start(),
                match.end(),
                first=begins_sentence(text, match.start()),
                next_to_previous=bool(found) and between in (" ", "\N{NO-BREAK SPACE}"),
            )
        )
        end = match.end()
    return found


def begins_sentence(text: str, at: int) -> bool:
    """Say whether nothing but opening signs stands between a position and the end of a sentence.

    An opening quotation mark, a dash or a picture begins one too; a full stop after an abbreviation ends none.
    """
    end = at
    while end and not text[end - 1].isalnum() and text[end - 1] not in _CLOSING:
        end -= 1
    if not end or text[end - 1] in _ENDING or not _SILENT.issuperset(text[end:at]):
        return True
    return text[end - 1] == "." and not _shortened(text, end - 1)


def _shortened(text: str, stop: int) -> bool:
    """Say whether the full stop at a position belongs to an abbreviation."""
    word = _LAST_WORD.search(text[max(0, stop - _LONGEST_SHORTENED) : stop])
    return word is not None and word.group().casefold() in SHORTENED
