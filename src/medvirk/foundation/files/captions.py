"""Captions become what was said, by whom: the times go, the words and the voices stay.

WebVTT names a voice in a tag (``<v Kari>``); SubRip has none, and many programmes write "Kari: " first in
the line, in WebVTT too. Cues that follow each other with the same voice are one utterance. Where nobody is
named, each cue stands by itself, since two in a row may be two people.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medvirk.foundation.files.encoding import decoded
from medvirk.foundation.files.formats import Format, refuse_other_text
from medvirk.foundation.files.letters import with_plain_line_ends
from medvirk.foundation.files.problems import CannotRead, Problem
from medvirk.foundation.files.voices import flowing, named_at_line_start

TIME = r"(?:\d{1,9}:)?\d\d:\d\d[.,]\d{1,3}"
TIMING = re.compile(rf"[ \t]*{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t]|\Z)")
VTT_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|\Z)")
VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t\n]+([^<>\s][^<>]*)>|</v>")
TAG = re.compile(r"</?(?:[bciu]|ruby|rt|lang|font)(?:[ .][^<>]*)?>|<[\d:.]+>|\{\\an?\d{1,2}\}")
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|lrm|rlm|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")

SPEAKER_LIMIT = 80
"""Characters. A longer voice is a tag that was never closed, with the talk inside it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The lines between two times."""

    lines: tuple[str, ...]


type Said = tuple[str, str | None]


def vtt_utterances(content: bytes) -> Iterator[Said]:
    """Yield text and voice of each utterance in a WebVTT file; DAMAGED where a cue has no times."""
    text = with_plain_line_ends(decoded(content))
    refuse_other_text(Format.VTT, text)
    _, *blocks = _blocks(text)
    cues = [_cue(number, block) for number, block in blocks if not VTT_ASIDE.match(block[0])]
    tagged = any(VOICE.search(line) for cue in cues for line in cue.lines)
    return _joined(_tagged_voices(cues) if tagged else named_at_line_start(_plain_lines(cues)))


def srt_utterances(content: bytes) -> Iterator[Said]:
    """Yield text and voice of each utterance in a SubRip file; DAMAGED where a cue has no times."""
    text = with_plain_line_ends(decoded(content))
    refuse_other_text(Format.SRT, text)
    cues = [_cue(number, block) for number, block in _blocks(text)]
    return _joined(named_at_line_start(_plain_lines(cues)))


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of lines that are not empty, with the number of the first line."""
    block: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []
    if block:
        yield text.count("\n") + 2 - len(block), block


def _cue(number: int, block: list[str]) -> Cue:
    """Read the times in the first or second line. A block without them is refused, not skipped: it may be
    talk that an empty line has cut off from its cue."""
    for position, line in enumerate(block[:2]):
        if TIMING.match(line):
            return Cue(tuple(block[position + 1 :]))
    raise CannotRead(Problem.DAMAGED, f"line {number}: no times")


def _plain_lines(cues: Iterable[Cue]) -> list[list[str]]:
    return [[_without_tags(line) for line in cue.lines] for cue in cues]


def _tagged_voices(cues: Iterable[Cue]) -> Iterator[Said]:
    for cue in cues:
        speaker: str | None = None
        text, read = "\n".join(cue.lines), 0
        for voice in VOICE.finditer(text):
            if voice.start() > read:
                yield _said(text[read : voice.start()], speaker)
            speaker, read = voice[1], voice.end()
        yield _said(text[read:], speaker)


def _said(text: str, speaker: str | None) -> Said:
    if speaker and len(speaker) > SPEAKER_LIMIT:
        raise CannotRead(Problem.DAMAGED, "a voice longer than any name")
    lines = (_without_tags(line) for line in text.split("\n"))
    return flowing(lines), _characters(speaker) if speaker else None


def _without_tags(text: str) -> str:
    return _characters(VOICE.sub("", TAG.sub("", text))).strip()


def _characters(text: str) -> str:
    return ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def _joined(said: Iterable[Said]) -> Iterator[Said]:
    """Join what one named person says in a row."""
    turn: list[str] = []
    speaking: str | None = None
    for text, speaker in said:
        if not text:
            continue
        if turn and (speaker is None or speaker != speaking):
            yield flowing(turn), speaking
            turn = []
        turn.append(text)
        speaking = speaker
    if turn:
        yield flowing(turn), speaking
