"""Whether "Kari: " first in a line is a voice, decided for the whole file at once.

A single line cannot tell "Kari: Ja" from "Problemet er: alt". A whole file can: there voices come back, and
talk begins with one. Where they do not, nobody is named, and every word stays in the text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

LABEL = re.compile(r"(?:[-–—] ?)?\[?([^\W\d_][\w.'’\-]{0,39}(?: [\w.'’\-]{1,40}){0,3})\]?:[ \t]+(?=\S)")
DASHES = ("-", "–", "—")
SMALLEST_SHARE = 0.5
"""Of cues that begin with a voice. Long answers run over several cues, so not all of them do."""


def named_at_line_start(cues: Sequence[Sequence[str]]) -> Iterator[tuple[str, str | None]]:
    """Yield each line, or what follows its label, with the voice that speaks.

    Without consistent labels each cue is yielded whole, as nobody's. A line without a label continues the
    voice before it.
    """
    voices = _voices(cues)
    speaking: str | None = None
    for lines in cues:
        if not voices:
            yield flowing(lines), None
            continue
        for line in lines:
            label = _label(line)
            speaking = label if label in voices else speaking
            yield (LABEL.sub("", line, count=1) if label in voices else line), speaking


def flowing(lines: Iterable[str]) -> str:
    """Return lines as one, but for a line that opens with a dash: there somebody else begins to speak."""
    parts: list[str] = []
    for line in filter(None, lines):
        parts.append("\n" if parts and line.startswith(DASHES) else " " if parts else "")
        parts.append(line)
    return "".join(parts)


def _voices(cues: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the labels that are voices, or none at all where the file is not consistent."""
    spoken = [lines for lines in cues if any(lines)]
    labels = Counter(label for lines in spoken for line in lines if (label := _label(line)))
    firsts = [_label(next(filter(None, lines))) for lines in spoken]
    voices = frozenset(labels) if all(firsts) else frozenset(label for label in labels if labels[label] > 1)
    share = sum(first in voices for first in firsts) / max(len(firsts), 1)
    return voices if firsts and firsts[0] in voices and share >= SMALLEST_SHARE else frozenset()


def _label(line: str) -> str | None:
    """Return the name before the colon, if it is written as a name: a capital first, four words at most."""
    found = LABEL.match(line)
    return found[1] if found and found[1][0].isupper() else None
