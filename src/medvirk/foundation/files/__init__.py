"""Interviews written elsewhere are read in memory, whole or not at all.

A transcript comes as plain text, as a Word document or as captions with times. What is read is sealed
right after, so nothing here touches the disk, the log or the cache: bytes come in as a stream, paragraphs
go out, and a refusal carries no word of the text, nor a trace that leads to it.

    transcript = read_transcript(upload.name, upload)   # Transcript, or CannotRead
    message_for(refusal.reason)                         # in ``messages``: what a person can do about it

What is kept: every paragraph in the order a reader meets it, its line breaks and its leading dashes, as
NFC. What is left out: times, layout, pictures, comments, page heads and feet, and what tracked changes
have deleted. Footnotes and endnotes of a Word document follow after its text, in the order they are
referred to, because a note may hold what makes the sentence true.

What is refused: more than 5 MB, a name and a content that disagree, letters that can be read in more than
one way, and anything that is broken. To guess would put words into somebody's mouth.

``cells`` is the way out: text that goes into a spreadsheet is stopped from acting as a formula.
"""

from medvirk.foundation.files.cells import defuse_cell
from medvirk.foundation.files.formats import Format
from medvirk.foundation.files.problems import CannotRead, Problem
from medvirk.foundation.files.receiving import SIZE_LIMIT
from medvirk.foundation.files.transcript import Paragraph, Transcript, read_transcript

__all__ = [
    "SIZE_LIMIT",
    "CannotRead",
    "Format",
    "Paragraph",
    "Problem",
    "Transcript",
    "defuse_cell",
    "read_transcript",
]
