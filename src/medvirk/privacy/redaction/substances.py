"""Marks for substances and medicines."""

import re
from collections.abc import Iterator, Sequence

from medvirk.privacy.redaction.marks import Certainty, Kind, Suggestion
from medvirk.privacy.redaction.tokens import Token
from medvirk.privacy.redaction.vocabulary.substances import SUBSTANCE_ENDINGS, SUBSTANCES

_NAME = re.compile(rf"({'|'.join(sorted(SUBSTANCES, key=len, reverse=True))})(?:-.+|{SUBSTANCE_ENDINGS})?")


def substance_marks(tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield names of substances and medicines, inflected or the first part of another word."""
    for token in tokens:
        if _NAME.fullmatch(token.plain):
            yield Suggestion(token.start, token.end, Kind.DRUG, Certainty.LIKELY)
