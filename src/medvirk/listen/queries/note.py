"""Reads about notes while they are written: only those that this device wrote can be read back."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects

from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, sealed
from medvirk.listen.models import Interview, Participant, Section, Segment, SegmentText
from medvirk.listen.queries.reading import Desk
from medvirk.privacy.sealing import KeyPair, PublicKey, is_tombstone


@dataclass(frozen=True)
class Draft:
    """A piece of the notes as its writer sees it; ``words`` is empty when another device wrote it."""

    segment: Segment
    text: SegmentText
    words: str
    is_mine: bool


@dataclass(frozen=True)
class Part:
    """A section of the theme guide, with what is written under it on this page."""

    key: UUID | None
    title: str
    note: str
    questions: tuple[str, ...]
    count: int


def device_hash(public: PublicKey) -> str:
    """What is stored of a device's key, so that a page knows which notes the device can read back."""
    return hashlib.sha256(b"medvirk device" + public).hexdigest()


def parts_of(interview: Interview) -> list[Part]:
    """The guide's sections in order, and last what belongs to none of them."""
    counts = Counter(segment.section for segment in interview.segments.all())
    sections = _sections(interview)
    parts = [
        Part(s.key, s.title, s.note, tuple(q.text for q in s.questions.all()), counts.get(s.key, 0)) for s in sections
    ]
    known = {section.key for section in sections}
    rest = sum(number for key, number in counts.items() if key not in known)
    return [*parts, Part(None, "", "", (), rest)]


def _sections(interview: Interview) -> Sequence[Section]:
    guide = interview.guide
    return list(guide.sections.prefetch_related("questions")) if guide else []


def drafts_of(viewer: Actor, interview: Interview, section: UUID | None, device: KeyPair | None) -> list[Draft]:
    """The notes under one section that can still be changed, opened where this device wrote them."""
    require(rules.may_write_notes(viewer, interview))
    segments = [segment for segment in interview.segments.all() if segment.section == section]
    prefetch_related_objects(segments, "texts")
    return [_draft(interview, segment, device) for segment in segments]


def fetch_segments(interview: Interview) -> None:
    """Fetch all segments once, with who said them but without their texts."""
    prefetch_related_objects([interview], Prefetch("segments", Segment.objects.select_related("participant")))


def draft_of(viewer: Actor, interview: Interview, segment_id: UUID, device: KeyPair | None) -> Draft:
    """One note. ``NotAllowed`` when there is none in this interview."""
    require(rules.may_write_notes(viewer, interview))
    rows = interview.segments.select_related("participant").prefetch_related("texts")
    segment = rows.filter(id=segment_id).first()
    if segment is None:
        raise NotAllowed
    return _draft(interview, segment, device)


def _draft(interview: Interview, segment: Segment, device: KeyPair | None) -> Draft:
    text = current_text(segment)
    is_mine = device is not None and text.device == device_hash(device.public)
    words = sealed.open_text(interview.evaluation_id, text, device) if is_mine else ""
    return Draft(segment, text, words, is_mine)


def current_text(segment: Segment) -> SegmentText:
    """The newest version of a segment's text."""
    return max(segment.texts.all(), key=lambda text: text.number)


def writing_participants(interview: Interview) -> list[Participant]:
    """Those whom a note can belong to: participants who have not withdrawn."""
    return [participant for participant in interview.participants.all() if participant.withdrawn_on is None]


@dataclass(frozen=True)
class LoosePassage:
    """A passage that belongs to nobody in particular, opened for a reader."""

    text: UUID
    words: str


def loose_passages(desk: Desk, interview: Interview) -> list[LoosePassage]:
    """What is left to go through after a withdrawal; what is taken out already is not shown."""
    require(rules.may_read_notes(desk.reader, desk.evaluation))
    if interview.key is None or not interview.delivered_on:
        return []
    keys = store.open_sealed_keys([interview.key], desk.keys).get(interview.key)
    rows = interview.segments.filter(participant=None).prefetch_related("texts").order_by("position")
    texts = [current_text(segment) for segment in rows]
    opened = ((text.id, sealed.open_text(desk.evaluation.id, text, keys)) for text in texts)
    return [LoosePassage(text, words) for text, words in opened if not is_tombstone(words)]
