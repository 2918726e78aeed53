"""The elements of WordprocessingML become paragraphs (ECMA-376, part 1, chapter 17)."""

from collections.abc import Callable
from dataclasses import dataclass, field

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The namespace of everyday documents, and of those saved as "strict"."""

COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

LETTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
GONE = ("moveFrom", "tabs", "pPrChange", "rPrChange", "sdtPr", "sectPr", "tblPr", "trPr", "tcPr")
"""What was moved away in tracked changes, tab stops (which are called "tab" too), and properties."""

REFERENCES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


@dataclass
class OpenParagraph:
    """A paragraph under way; ``hanging`` are the paragraphs of text boxes inside it."""

    pieces: list[str] = field(default_factory=list)
    hanging: list[str] = field(default_factory=list)
    runs_on: bool = False

    def texts(self, before: str = "") -> list[str]:
        """Return this paragraph and those that hang on it."""
        return [before + "".join(self.pieces), *self.hanging]


class Story:
    """Receives the elements of a text part, or of a part with notes, and gathers its paragraphs.

    ``notes`` are the paragraphs of each note by its number.
    """

    def __init__(self) -> None:
        self.notes: dict[str, list[str]] = {}
        self._references: dict[tuple[str, str], None] = {}
        self._paragraphs: list[str] = []
        self._carried = ""
        self._open: list[OpenParagraph] = []
        self._choices: list[bool] = []
        self._skipping = 0
        self._in_properties = False
        self._in_text = False
        self._note = ""

    @property
    def references(self) -> list[tuple[str, str]]:
        """Return the notes referred to, as (kind, number), each once and in order."""
        return list(self._references)

    def finished(self) -> list[str]:
        """Return all paragraphs, when the part has been read to its end."""
        return [*self._paragraphs, *filter(None, [self._carried])]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if self._skipping:
            self._skipping += 1
        elif handle := STARTS.get(tag):
            handle(self, attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._skipping:
            self._skipping -= 1
        elif handle := ENDS.get(tag):
            handle(self)

    def data(self, text: str) -> None:
        """Take text, which counts only inside a text element of a paragraph."""
        if self._in_text and self._open and not self._skipping:
            self._open[-1].pieces.append(text)

    def skip(self, _: dict[str, str]) -> None:
        """Leave out this element and all within it."""
        self._skipping = 1

    def open_paragraph(self, _: dict[str, str]) -> None:
        """Begin a paragraph, perhaps inside another one's text box."""
        self._open.append(OpenParagraph())

    def close_paragraph(self) -> None:
        """Hand the paragraph to the one it hangs on, or to the text; one whose end was deleted runs on."""
        closed = self._open.pop()
        if self._open:
            self._open[-1].hanging += closed.texts()
            return
        text, *hanging = closed.texts(self._carried)
        self._carried = text if closed.runs_on else ""
        self._gather(hanging if closed.runs_on else [text, *hanging])

    def open_properties(self, _: dict[str, str]) -> None:
        """From here, a deletion means the paragraph's end, not its text."""
        self._in_properties = True

    def close_properties(self) -> None:
        """From here, the paragraph's text."""
        self._in_properties = False

    def meet_run_properties(self, attributes: dict[str, str]) -> None:
        """Look into those of the paragraph's own end, and into no others."""
        if not self._in_properties:
            self.skip(attributes)

    def meet_deletion(self, attributes: dict[str, str]) -> None:
        """Leave out what was deleted; a deleted paragraph end joins the paragraph with the next."""
        if self._in_properties and self._open:
            self._open[-1].runs_on = True
        self.skip(attributes)

    def open_text(self, _: dict[str, str]) -> None:
        """From here, letters count."""
        self._in_text = True

    def close_text(self) -> None:
        """From here, letters are layout."""
        self._in_text = False

    def add(self, letters: str) -> None:
        """Add what an element without text stands for."""
        if self._open:
            self._open[-1].pieces.append(letters)

    def open_alternatives(self, _: dict[str, str]) -> None:
        """Several ways to show the same thing follow; one of them is read."""
        self._choices.append(False)

    def close_alternatives(self) -> None:
        """The last of them has been."""
        self._choices.pop()

    def meet_alternative(self, attributes: dict[str, str]) -> None:
        """Read the first one and leave out the rest, or a text box would be read twice."""
        if self._choices and self._choices[-1]:
            self.skip(attributes)
        elif self._choices:
            self._choices[-1] = True

    def refer(self, kind: str, attributes: dict[str, str]) -> None:
        """Remember that the text refers to a note."""
        self._references[kind, _own(attributes, "id")] = None

    def open_note(self, attributes: dict[str, str]) -> None:
        """Begin a note; those with a type are only lines drawn between text and notes."""
        if _own(attributes, "type") not in ("", "normal"):
            self.skip(attributes)
        else:
            self._note = _own(attributes, "id")

    def close_note(self) -> None:
        """End the note, and with it a paragraph that would have run on."""
        self._gather(list(filter(None, [self._carried])))
        self._carried = ""
        self._note = ""

    def _gather(self, texts: list[str]) -> None:
        into = self.notes.setdefault(self._note, []) if self._note else self._paragraphs
        into += texts


def _own(attributes: dict[str, str], name: str) -> str:
    return next((attributes[key] for space in WORD if (key := f"{{{space}}}{name}") in attributes), "")


type Start = Callable[[Story, dict[str, str]], None]
type End = Callable[[Story], None]


def _adding(letters: str) -> Start:
    return lambda story, _: story.add(letters)


def _referring(kind: str) -> Start:
    return lambda story, attributes: story.refer(kind, attributes)


WORD_STARTS: dict[str, Start] = {
    **dict.fromkeys(GONE, Story.skip),
    **{name: _adding(letters) for name, letters in LETTERS.items()},
    **{name: _referring(kind) for name, kind in REFERENCES.items()},
    "p": Story.open_paragraph,
    "pPr": Story.open_properties,
    "rPr": Story.meet_run_properties,
    "del": Story.meet_deletion,
    "t": Story.open_text,
    "footnote": Story.open_note,
    "endnote": Story.open_note,
}
WORD_ENDS: dict[str, End] = {
    "p": Story.close_paragraph,
    "pPr": Story.close_properties,
    "t": Story.close_text,
    "footnote": Story.close_note,
    "endnote": Story.close_note,
}
STARTS: dict[str, Start] = {
    **{f"{{{space}}}{name}": handle for space in WORD for name, handle in WORD_STARTS.items()},
    f"{{{COMPATIBILITY}}}AlternateContent": Story.open_alternatives,
    f"{{{COMPATIBILITY}}}Choice": Story.meet_alternative,
    f"{{{COMPATIBILITY}}}Fallback": Story.meet_alternative,
}
ENDS: dict[str, End] = {
    **{f"{{{space}}}{name}": handle for space in WORD for name, handle in WORD_ENDS.items()},
    f"{{{COMPATIBILITY}}}AlternateContent": Story.close_alternatives,
}
"""What to do at each element, by its full name; all others are passed through to what they hold."""
