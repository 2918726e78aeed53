"""A Word document is read as its reader meets it: paragraphs, lists and tables in order, then the notes.

Tables are read row by row. A text box comes after the paragraph that it hangs on. Numbers that Word makes
for lists are not text and are not made up here. Deleted and moved-away text in tracked changes is gone, and
inserted text is in, as if every change were accepted. Speakers are not guessed.
"""

from collections.abc import Iterator

from medvirk.foundation.files.archive import Archive
from medvirk.foundation.files.package import document_part, related
from medvirk.foundation.files.story import Story

NOTES = ("footnotes", "endnotes")


def utterances(content: bytes) -> Iterator[tuple[str, None]]:
    """Yield each paragraph that has text; DAMAGED, ENCRYPTED and INFLATES_TOO_MUCH are raised on the way."""
    archive = Archive(content)
    part = document_part(archive)
    story = Story()
    archive.read_into(part, story)
    yield from ((text, None) for text in story.finished())
    for text in _notes(archive, part, story):
        yield text, None


def _notes(archive: Archive, part: str, story: Story) -> Iterator[str]:
    """Yield notes that the text refers to, each once: a note whose reference was deleted is deleted too."""
    parts = related(archive, part) if story.references else {}
    for kind in NOTES:
        wanted = [number for referred, number in story.references if referred == kind]
        if wanted and kind in parts:
            notes = Story()
            archive.read_into(parts[kind], notes)
            for number in wanted:
                yield from notes.notes.get(number, ())
