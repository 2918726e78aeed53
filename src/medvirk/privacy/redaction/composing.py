"""Letters that were stored in two parts, read as one, with the way back to where they stood."""

import unicodedata


def composed(text: str) -> tuple[str, list[int]]:
    """Return the text with "a" and a ring made into "å", and for each code point where it began in the text.

    The list has one entry more, the length of the text, so that it maps ends as well as starts.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, list(range(len(text) + 1))
    parts: list[str] = []
    starts: list[int] = []
    for start, end in _clusters(text):
        part = unicodedata.normalize("NFC", text[start:end])
        parts.append(part)
        starts.extend([start] * len(part))
    return "".join(parts), [*starts, len(text)]


def _clusters(text: str) -> list[tuple[int, int]]:
    """Return the spans of a letter with the marks that belong to it."""
    begins = [at for at, sign in enumerate(text) if at == 0 or not unicodedata.combining(sign)]
    return list(zip(begins, [*begins[1:], len(text)], strict=True))
