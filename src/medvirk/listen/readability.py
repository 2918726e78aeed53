"""How hard a text is to read, by LIX (läsbarhetsindex, C.-H. Björnsson 1968)."""

import re

#: What service users are to read stays at or under this.
PLAIN = 40
_LONG = 6

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_END = re.compile(r"[.!?:…]+(?=\s|$)")


def lix(text: str) -> int | None:
    """Return words a sentence plus per cent of words with more than six letters; ``None`` for no words."""
    words = _WORD.findall(text)
    if not words:
        return None
    sentences = sum(bool(_WORD.search(part)) for part in _END.split(text))
    long = sum(len(word) > _LONG for word in words)
    return round(len(words) / sentences + 100 * long / len(words))


def is_hard(text: str) -> bool:
    """True when a text is harder than what service users are to read."""
    return (lix(text) or 0) > PLAIN
