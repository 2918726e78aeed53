"""Marks for places, streets, and wards."""

import re
from collections.abc import Collection, Iterator, Sequence

from medvirk.privacy.redaction.marks import Certainty, Kind, Suggestion
from medvirk.privacy.redaction.tokens import Token, begins_sentence
from medvirk.privacy.redaction.vocabulary.places import INFLECTIONS, PLACES, PLACES_ALSO_WORDS, STREET_ENDINGS

_ENDINGS = STREET_ENDINGS
_NUMBERED_STREET = re.compile(
    rf"""(?<!\w)(?:
      [^\W\d_][\w.-]+(?:{_ENDINGS})
    | (?:[A-ZÆØÅ][\w.-]*\ ){{0,3}}(?:[A-ZÆØÅ][\w.-]*|[^\W\d_]\w+s)\ (?:{_ENDINGS}|gt\.?|plass|torg|tun|brygge|ring)
    | [A-ZÆØÅ][\w-]+(?:bakken|stien|kroken|tunet|ringen|løkka|brygga|plassen|torget|haugen|lia|åsen|grenda
        |faret|toppen)
    )\ \d{{1,4}}(?:\ ?[A-Ha-h])?(?!\w)""",
    re.VERBOSE,
)
_NAMED_STREET = re.compile(
    rf"""(?<!\w)(?:
      [A-ZÆØÅ][\w-]{{2,}}(?:{_ENDINGS})
    | (?:[A-ZÆØÅ][\w.]*\ ){{0,2}}[A-ZÆØÅ]\w+s\ (?:{_ENDINGS}|plass|torg)
    )s?(?!\w)""",
    re.VERBOSE,
)
_WARD = re.compile(
    r"""(?<!\w)(?i:(?:døgn|akutt|senge|rus|psykiatrisk|alders|ungdoms)?(?:avdeling(?:en|a)?|avd\.?|post(?:en)?
      |seksjon(?:en)?|enhet(?:en)?|eining(?:a)?|team(?:et)?|sone(?:n|a)?|etasje|rom|gruppe))
      \ (?:[A-ZÆØÅ]{0,2}\d{1,3}[A-Za-z]?|[A-ZÆØÅ]\d?|(?:[A-ZÆØÅ][^\W\d_]+|NORD|SØR|ØST|AUST|VEST))(?!\w)""",
    re.VERBOSE,
)
_INFLECTED = re.compile(rf"(?:{INFLECTIONS}|-.+)")
_LONGEST_NAME = 4
_SHORTEST_INFLECTED = 4


class Gazetteer:
    """The place names to look for: those given by the caller (municipalities) and those everybody knows."""

    def __init__(self, municipalities: Collection[str]) -> None:
        given = {part.strip() for name in municipalities for part in name.casefold().split(" - ")}
        self._names = frozenset(given | PLACES) - {""}
        self._beginnings = frozenset(name[:_SHORTEST_INFLECTED] for name in self._names)

    def knows(self, words: str) -> bool:
        """Say whether the words, or what they are the genitive of, are a place name."""
        plain = words.casefold().rstrip("'’")
        return plain in self._names or plain.removesuffix("s") in self._names

    def base_of(self, word: str) -> str | None:
        """Return the place name that a word is made of ("trondheimsk"), or ``None``."""
        plain = word.casefold()
        if plain[:_SHORTEST_INFLECTED] not in self._beginnings:
            return None
        for end in range(len(plain) - 1, _SHORTEST_INFLECTED - 1, -1):
            stem = plain[:end]
            if (stem in self._names or stem + "e" in self._names) and _INFLECTED.fullmatch(plain[end:]):
                return stem
        return None


def place_marks(tokens: Sequence[Token], gazetteer: Gazetteer) -> Iterator[Suggestion]:
    """Yield place names, of several words too, inflected and made into other words."""
    at = 0
    while at < len(tokens):
        last = _last_of_place(tokens, at, gazetteer)
        certainty = _certainty(tokens[at], gazetteer, several=last > at)
        if certainty:
            yield Suggestion(tokens[at].start, tokens[last].end, Kind.PLACE, certainty)
        at = last + 1


def street_marks(text: str) -> Iterator[Suggestion]:
    """Yield streets: with a house number, or by their name inside a sentence."""
    for match in _NUMBERED_STREET.finditer(text):
        certainty = Certainty.SURE if match.group()[0].isupper() else Certainty.LIKELY
        yield Suggestion(match.start(), match.end(), Kind.STREET, certainty)
    for match in _NAMED_STREET.finditer(text):
        doubtful = begins_sentence(text, match.start())
        certainty = Certainty.DOUBTFUL if doubtful else Certainty.LIKELY
        yield Suggestion(match.start(), match.end(), Kind.STREET, certainty)


def ward_marks(text: str) -> Iterator[Suggestion]:
    """Yield wards, teams and rooms that have a number, a letter or a name of their own."""
    for match in _WARD.finditer(text):
        yield Suggestion(match.start(), match.end(), Kind.STAFF_OR_WARD, Certainty.LIKELY)


def _last_of_place(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> int:
    """Return the position of the last word of the longest place name that begins here."""
    for length in range(_LONGEST_NAME, 1, -1):
        together = tokens[at : at + length]
        joined = all(token.next_to_previous for token in together[1:])
        if len(together) == length and joined and gazetteer.knows(" ".join(token.text for token in together)):
            return at + length - 1
    return at


def _certainty(token: Token, gazetteer: Gazetteer, *, several: bool) -> Certainty | None:
    """Return how sure a word is a place, or ``None``."""
    if several:
        return Certainty.SURE if token.capital else Certainty.DOUBTFUL
    also_word = {token.plain, token.plain.removesuffix("s")} & PLACES_ALSO_WORDS
    if gazetteer.knows(token.text):
        if token.capital:
            return Certainty.DOUBTFUL if also_word and token.first else Certainty.SURE
        return None if also_word else Certainty.DOUBTFUL
    base = gazetteer.base_of(token.plain)
    if base is None or base in PLACES_ALSO_WORDS:
        return None
    return Certainty.LIKELY if token.capital else Certainty.DOUBTFUL
