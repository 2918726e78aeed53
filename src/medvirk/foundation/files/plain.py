"""Plain text is read as it stands: an empty line parts two paragraphs, every other line break is kept."""

from collections.abc import Iterator

from medvirk.foundation.files.encoding import decoded
from medvirk.foundation.files.formats import Format, refuse_other_text
from medvirk.foundation.files.letters import with_plain_line_ends


def utterances(content: bytes) -> Iterator[tuple[str, None]]:
    """Yield each paragraph. No speaker is guessed: "Jeg sa: nei" must not make a person called "Jeg sa"."""
    text = with_plain_line_ends(decoded(content))
    refuse_other_text(Format.TXT, text)
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            lines.append(line)
        elif lines:
            yield "\n".join(lines), None
            lines = []
    if lines:
        yield "\n".join(lines), None
