"""Any supported file becomes a transcript: paragraphs, and who spoke where the file says so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from medvirk.foundation.files import captions, plain, word
from medvirk.foundation.files.formats import Format, format_of, refuse_other_content
from medvirk.foundation.files.letters import tidied
from medvirk.foundation.files.problems import CannotRead, Problem
from medvirk.foundation.files.receiving import SIZE_LIMIT, take_in

PARAGRAPH_LIMIT = 50_000
"""A day of talk has a few thousand paragraphs; far beyond that, a file only fills the memory."""

LETTER_OR_DIGIT = re.compile(r"[^\W_]")

READERS = {
    Format.TXT: plain.utterances,
    Format.DOCX: word.utterances,
    Format.VTT: captions.vtt_utterances,
    Format.SRT: captions.srt_utterances,
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What was said or written in one go, with its own line breaks; ``speaker`` only where the file tells."""

    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole interview. ``characters`` counts code points in all paragraphs, speakers not included."""

    paragraphs: tuple[Paragraph, ...]
    format: Format
    characters: int


def read_transcript(name: str, stream: BinaryIO | Iterable[bytes]) -> Transcript:
    """Return the interview in the file, or raise ``CannotRead`` and nothing else.

    ``name`` is the file's own name; only its ending is used, and it must agree with the content. The
    stream's own errors pass through.

    A refusal is raised anew here, outside every handler: otherwise the codec's error, which holds all the
    bytes, and the frames that hold the text would travel along with it into an error report.
    """
    try:
        return _transcript(name, stream)
    except CannotRead as refusal:
        reason, detail = refusal.reason, refusal.detail
    raise CannotRead(reason, detail)


def _transcript(name: str, stream: BinaryIO | Iterable[bytes]) -> Transcript:
    file_format = format_of(name)
    content = take_in(stream)
    refuse_other_content(file_format, content)
    paragraphs = tuple(_within_limits(_paragraphs(READERS[file_format](content))))
    if not any(LETTER_OR_DIGIT.search(paragraph.text) for paragraph in paragraphs):
        raise CannotRead(Problem.NO_TEXT)
    return Transcript(paragraphs, file_format, sum(len(paragraph.text) for paragraph in paragraphs))


def _paragraphs(utterances: Iterable[tuple[str, str | None]]) -> Iterator[Paragraph]:
    for text, speaker in utterances:
        if text.strip():
            yield Paragraph(tidied(text), " ".join(tidied(speaker).split()) or None if speaker else None)


def _within_limits(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    characters = 0
    for number, paragraph in enumerate(paragraphs, start=1):
        characters += len(paragraph.text) + len(paragraph.speaker or "")
        if number > PARAGRAPH_LIMIT or characters > SIZE_LIMIT:
            raise CannotRead(Problem.TOO_MUCH_TEXT, f"paragraph {number}")
        yield paragraph
