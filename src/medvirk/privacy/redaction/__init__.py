"""Suggests what in a text may point to a person; a person decides.

Rules and word lists, no model that learns: what is marked can be explained, nothing is sent anywhere,
and the same text gives the same marks. It misses things (a rare event, a turn of phrase, a name that
is an ordinary word in lower case), so an empty answer never means that a text is anonymous.
"""

import re
from collections.abc import Collection, Iterator

from medvirk.privacy.redaction.composing import composed
from medvirk.privacy.redaction.marks import Certainty, Kind, Suggestion, settled
from medvirk.privacy.redaction.names import name_marks
from medvirk.privacy.redaction.numbers import number_marks
from medvirk.privacy.redaction.places import Gazetteer, place_marks, street_marks, ward_marks
from medvirk.privacy.redaction.substances import substance_marks
from medvirk.privacy.redaction.tokens import tokens_of

__all__ = ["Certainty", "Kind", "Suggestion", "suggestions"]


def suggestions(text: str, known_words: Collection[str] = (), municipalities: Collection[str] = ()) -> list[Suggestion]:
    """Return the spans to look at before a text leaves, in its order and without overlap.

    ``known_words`` are the evaluation's own names and places, ``municipalities`` the official names (a
    name in two languages is written "Trondheim - Tråante"). Offsets are in Unicode code points of the
    text as given, also where letters are stored in two parts.
    """
    whole, starts = composed(text)
    return [
        Suggestion(starts[mark.start], starts[mark.end], mark.kind, mark.certainty)
        for mark in settled(_marks(whole, known_words, municipalities))
    ]


def _marks(text: str, known_words: Collection[str], municipalities: Collection[str]) -> Iterator[Suggestion]:
    """Yield all marks, overlapping ones too."""
    tokens = tokens_of(text)
    yield from _known_marks(text, known_words)
    yield from number_marks(text)
    yield from street_marks(text)
    yield from ward_marks(text)
    yield from place_marks(tokens, Gazetteer(municipalities))
    yield from name_marks(tokens)
    yield from substance_marks(tokens)


def _known_marks(text: str, known_words: Collection[str]) -> Iterator[Suggestion]:
    """Yield the evaluation's own words, whatever their capitals, with the endings a name can take."""
    known = [re.escape(composed(word.strip())[0]) for word in known_words if word.strip()]
    if not known:
        return
    alternatives = "|".join(sorted(known, key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{alternatives})(?:['’]?s|['’]|e?n|e?t|a|-\w+)?(?!\w)", text, re.IGNORECASE):
        yield Suggestion(match.start(), match.end(), Kind.NAME, Certainty.SURE)
