"""Marks for names of people, and for capitalised words that may be such."""

from collections.abc import Iterator, Sequence

from medvirk.privacy.redaction.marks import Certainty, Kind, Suggestion
from medvirk.privacy.redaction.tokens import Token
from medvirk.privacy.redaction.vocabulary.names import GIVEN_NAMES, NAMES_ALSO_WORDS, SURNAMES
from medvirk.privacy.redaction.vocabulary.ordinary import KNOWN_LETTERS, ORDINARY_CAPITALS
from medvirk.privacy.redaction.vocabulary.places import BEFORE_PLACES, PLACE_ENDINGS

_SHORTEST_STEM = 2
_BETWEEN_NAMES = frozenset({"von", "van", "de", "af", "al", "bin", "el"})


def name_marks(tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield names: known ones anywhere (doubtful in lower case), unknown capitals inside a sentence."""
    at = 0
    while at < len(tokens):
        last = _last_of_name(tokens, at)
        mark = _mark(tokens, at, last)
        if mark:
            yield mark
            at = last
        at += 1


def _mark(tokens: Sequence[Token], at: int, last: int) -> Suggestion | None:
    """Return the mark for a name that runs from one token to another, or ``None`` when it is no name."""
    token = tokens[at]
    certainty = _certainty_of_known(token, alone=last == at)
    kind = Kind.NAME
    if certainty is None and token.capital and not token.first and not _points_to_nobody(token):
        certainty = Certainty.LIKELY
        kind = _kind_of_unknown(tokens, at)
    if certainty is None:
        return None
    return Suggestion(token.start, tokens[last].end, kind, certainty)


def _certainty_of_known(token: Token, *, alone: bool) -> Certainty | None:
    """Return how sure a word is a person's name by the lists, or ``None`` when it is on none."""
    if not _on(GIVEN_NAMES, token):
        surname = token.capital and _on(SURNAMES, token)
        return Certainty.LIKELY if surname else None
    also_word = _on(NAMES_ALSO_WORDS, token)
    if not token.capital:
        return None if also_word else Certainty.DOUBTFUL
    return Certainty.DOUBTFUL if also_word and token.first and alone else Certainty.SURE


def _last_of_name(tokens: Sequence[Token], at: int) -> int:
    """Return the position of the last capitalised word that follows without a sign between."""
    last = at
    if not tokens[at].capital or _points_to_nobody(tokens[at]):
        return at
    for number in range(at + 1, len(tokens)):
        token = tokens[number]
        if not token.next_to_previous or token.first:
            break
        if token.capital and not _points_to_nobody(token):
            last = number
        elif token.plain not in _BETWEEN_NAMES:
            break
    return last


def _on(names: frozenset[str], token: Token) -> bool:
    """Say whether a word, any part of it between hyphens, or what it is the genitive of, is on a list."""
    parts = (token.plain, *token.plain.split("-"))
    return any(part in names or (part.endswith("s") and part[:-1].rstrip("'’") in names) for part in parts)


def _points_to_nobody(token: Token) -> bool:
    """Say whether a capitalised word is one that everybody uses."""
    plain = token.plain
    genitive = plain[:-1].rstrip("'’-") if plain.endswith("s") else plain
    if len(plain) == 1 or {plain, genitive, plain.split("-")[0]} & ORDINARY_CAPITALS:
        return True
    return bool({plain, genitive, plain.split("-")[0]} & KNOWN_LETTERS) and token.text[:2].isupper()


def _kind_of_unknown(tokens: Sequence[Token], at: int) -> Kind:
    """Return what an unknown capitalised word most likely is, by its ending and the word before it."""
    token = tokens[at]
    if token.all_capitals:
        return Kind.STAFF_OR_WARD
    ends_as_place = any(token.plain[cut:] in PLACE_ENDINGS for cut in range(_SHORTEST_STEM, len(token.plain)))
    before_place = at > 0 and token.next_to_previous and tokens[at - 1].plain in BEFORE_PLACES
    return Kind.PLACE if ends_as_place or before_place else Kind.NAME
