"""Writes to notes: write, correct and remove until they are handed in; then they never change.

While notes are written, each text is sealed to the participant or the interview, and to the device that wrote
it, so that its writer can read and correct it. Handing in seals it again without the device.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, sealed, states
from medvirk.listen.actions.evaluation import locked
from medvirk.listen.actions.interview import (
    LARGEST_GROUP,
    check_not_handed_in,
    check_present,
    locked_interview,
)
from medvirk.listen.enums import InterviewKind
from medvirk.listen.models import Interview, Participant, Segment, SegmentText
from medvirk.listen.queries.note import current_text, device_hash
from medvirk.privacy.sealing import KeyPair, PublicKey

LONGEST_NOTE = 20_000
OTHER_DEVICE = _("This note was written on another device, and can be changed there alone until it is handed in.")
CHANGED_MEANWHILE = _("This note was changed meanwhile. Look at it again before you change it.")
TOO_MANY_RECOGNISE = _("More people recognise this than took part. Count again.")
NOT_THIS_PARTICIPANT = _("This participant does not belong to the interview, or has withdrawn.")
TELL_FIRST = _("Say how many took part before you hand in the notes.")
NOTHING_WRITTEN = _("Nothing is written yet, so there is nothing to hand in.")


@dataclass(frozen=True)
class Words:
    """What is written in one note. ``recognised`` answers "how many recognise this?", asked of the group."""

    words: str
    section: UUID | None = None
    participant: UUID | None = None
    recognised: int | None = None


@dataclass(frozen=True)
class Brought:
    """One paragraph of a file: its words, and which of the file's voices spoke, by number."""

    words: str
    voice: int | None


@audit.action("listen.note.written")
def write_note(
    evaluation_id: UUID, interview_id: UUID, note_id: UUID, note: Words, device: PublicKey, *, by: Actor
) -> Segment:
    """Store a note under the id that its device gave it. The same note sent twice is stored once."""
    interview = _open_interview(evaluation_id, interview_id, by)
    there = Segment.objects.filter(id=note_id).first()
    if there is None:
        there = _new_segment(interview, note_id, note, _next_position(interview), device, by)
    require(there.interview_id == interview.id)
    audit.record(by, there)
    return there


@audit.action("listen.note.changed")
def change_note(
    evaluation_id: UUID,
    interview_id: UUID,
    note_id: UUID,
    version: int,
    note: Words,
    device: PublicKey,
    *,
    by: Actor,
) -> Segment:
    """Correct a note on the device that wrote it. ``version`` is the one that the writer had before them."""
    interview = _open_interview(evaluation_id, interview_id, by)
    segment = _own_segment(interview, note_id, device)
    old = current_text(segment)
    check(old.number == version, CHANGED_MEANWHILE)
    segment.section, segment.recognised = note.section, _recognised(interview, note.recognised)
    segment.participant = _participant(interview, note.participant)
    segment.save()
    old.delete()
    _add_text(segment, version + 1, note.words, device, by)
    audit.record(by, segment)
    return segment


@audit.action("listen.note.removed")
def remove_note(evaluation_id: UUID, interview_id: UUID, note_id: UUID, device: PublicKey, *, by: Actor) -> None:
    """Remove a note for good, on the device that wrote it."""
    interview = _open_interview(evaluation_id, interview_id, by)
    segment = _own_segment(interview, note_id, device)
    audit.record(by, segment)
    segment.delete()


def _open_interview(evaluation_id: UUID, interview_id: UUID, by: Actor) -> Interview:
    """The interview, held, when this actor may write in it now."""
    evaluation = locked(evaluation_id)
    interview = locked_interview(evaluation, interview_id)
    require(rules.may_write_notes(by, interview))
    states.check_open(evaluation, states.Work.INTERVIEWS)
    check_not_handed_in(interview)
    return interview


def _own_segment(interview: Interview, note_id: UUID, device: PublicKey) -> Segment:
    rows = interview.segments.select_related("participant").prefetch_related("texts")
    segment = rows.filter(id=note_id).first()
    if segment is None:
        raise NotAllowed
    segment.interview = interview
    check(current_text(segment).device == device_hash(device), OTHER_DEVICE)
    return segment


def _next_position(interview: Interview) -> int:
    last: int | None = interview.segments.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _new_segment(
    interview: Interview, note_id: UUID, note: Words, position: int, device: PublicKey, by: Actor
) -> Segment:
    segment = Segment.objects.create(
        id=note_id,
        interview=interview,
        section=note.section,
        participant=_participant(interview, note.participant),
        position=position,
        recognised=_recognised(interview, note.recognised),
    )
    _add_text(segment, 1, note.words, device, by)
    return segment


def _add_text(segment: Segment, number: int, words: str, device: PublicKey, by: Actor) -> None:
    check(len(words) <= LONGEST_NOTE, _("The note is very long. Divide it in several."))
    text = SegmentText(segment=segment, number=number, written_by=by.id, device=device_hash(device))
    sealed.seal_text(segment.interview.evaluation_id, text, words, _public_key(segment), device)
    text.save()


def _participant(interview: Interview, participant_id: UUID | None) -> Participant | None:
    if participant_id is None:
        return _only_participant(interview)
    found = interview.participants.filter(id=participant_id, withdrawn_on=None).first()
    check(found is not None, NOT_THIS_PARTICIPANT)
    return found


def _only_participant(interview: Interview) -> Participant | None:
    """In an individual interview everything belongs to the one who was interviewed, once registered."""
    if interview.kind != InterviewKind.INDIVIDUAL:
        return None
    return interview.participants.filter(withdrawn_on=None).first()


def _recognised(interview: Interview, number: int | None) -> int | None:
    check(number is None or number <= (interview.present or LARGEST_GROUP), TOO_MANY_RECOGNISE)
    return number


@audit.action("listen.notes.brought_in")
def bring_in(
    evaluation_id: UUID,
    interview_id: UUID,
    upload: UUID,
    section: UUID | None,
    present: int,
    paragraphs: Sequence[Brought],
    device: PublicKey,
    *,
    by: Actor,
) -> int:
    """Store a whole file as notes, or nothing of it. ``upload`` makes the same file sent twice count once.

    Returns how many notes were stored.
    """
    interview = _open_interview(evaluation_id, interview_id, by)
    check_present(interview, present)
    interview.present = present
    interview.save(update_fields=["present"])
    ids = [_paragraph_id(upload, place) for place in range(len(paragraphs))]
    if not interview.segments.filter(id__in=ids[:1]).exists():
        _store(interview, section, list(zip(ids, paragraphs, strict=True)), device, by)
    audit.record(by, interview, paragraphs=len(paragraphs))
    return len(paragraphs)


def _paragraph_id(upload: UUID, place: int) -> UUID:
    """The same paragraph of the same upload has the same id each time it is sent."""
    return UUID(bytes=hashlib.blake2b(upload.bytes + place.to_bytes(4, "big"), digest_size=16).digest())


def _store(
    interview: Interview,
    section: UUID | None,
    paragraphs: Iterable[tuple[UUID, Brought]],
    device: PublicKey,
    by: Actor,
) -> None:
    first, segments, texts = _next_position(interview), [], []
    owner = _only_participant(interview)
    key = _public_key(Segment(interview=interview, participant=owner))
    for place, (segment_id, paragraph) in enumerate(paragraphs):
        segment = Segment(
            id=segment_id,
            interview=interview,
            section=section,
            participant=owner,
            position=first + place,
            voice=paragraph.voice,
        )
        text = SegmentText(segment=segment, number=1, written_by=by.id, device=device_hash(device))
        sealed.seal_text(interview.evaluation_id, text, paragraph.words, key, device)
        segments.append(segment)
        texts.append(text)
    Segment.objects.bulk_create(segments)
    SegmentText.objects.bulk_create(texts)


def _public_key(segment: Segment) -> PublicKey:
    key = sealed.key_of(segment)
    if key is None:
        raise NotAllowed
    return store.public_key_of(key)


@audit.action("listen.notes.voices_matched")
def match_voices(
    evaluation_id: UUID, interview_id: UUID, voices: Mapping[int, UUID], device: KeyPair, *, by: Actor
) -> int:
    """Say which participant each of a file's voices is. What they said is sealed to their own key from now on."""
    interview = _open_interview(evaluation_id, interview_id, by)
    people = {voice: _participant(interview, person) for voice, person in voices.items()}
    rows = interview.segments.filter(voice__in=voices).select_related("participant").prefetch_related("texts")
    moved = 0
    for segment in rows:
        text = current_text(segment)
        if text.device == device_hash(device.public) and segment.voice is not None:
            _give_to(interview, segment, text, people[segment.voice], device)
            moved += 1
    audit.record(by, interview, paragraphs=moved)
    return moved


def _give_to(
    interview: Interview, segment: Segment, text: SegmentText, person: Participant | None, device: KeyPair
) -> None:
    words = sealed.open_text(interview.evaluation_id, text, device)
    segment.interview, segment.participant = interview, person
    segment.save(update_fields=["participant"])
    sealed.seal_text(interview.evaluation_id, text, words, _public_key(segment), device.public)
    text.save(update_fields=["sealed", "fingerprint", "length"])


@audit.action("listen.notes.handed_in")
def hand_in(evaluation_id: UUID, interview_id: UUID, device: KeyPair | None, keys: KeyPair | None, *, by: Actor) -> int:
    """Seal what this device wrote without the device; from the last note on, nothing can be changed.

    ``keys`` are the evaluation's, when somebody who can read hands in for a device that is lost. Returns how
    many notes wait on other devices; the interview is handed in when none does.
    """
    interview = _open_interview(evaluation_id, interview_id, by)
    check(interview.present is not None, TELL_FIRST)
    check(interview.segments.exists(), NOTHING_WRITTEN)
    check_present(interview, interview.present or 0)
    waiting = _seal_without_device(interview, device, keys)
    if not waiting:
        interview.delivered_on = timezone.localdate()
        interview.save(update_fields=["delivered_on"])
    audit.record(by, interview, waiting=waiting, fingerprint=_fingerprint_of(interview))
    return waiting


def _seal_without_device(interview: Interview, device: KeyPair | None, keys: KeyPair | None) -> int:
    """Seal again all texts that can be opened here; say how many cannot."""
    rows = SegmentText.objects.filter(segment__interview=interview).exclude(device="")
    texts = list(rows.select_related("segment__participant", "segment__interview"))
    recipients = store.public_keys_of({key for text in texts if (key := sealed.key_of(text.segment))})
    own = sealed.keys_for((text.segment for text in texts), keys) if keys else {}
    mine = device_hash(device.public) if device else None
    waiting = 0
    for text in texts:
        key = sealed.key_of(text.segment)
        opener = device if text.device == mine else own.get(key) if key else None
        if opener is None or key is None:
            waiting += 1
            continue
        words = sealed.open_text(interview.evaluation_id, text, opener)
        sealed.seal_text(interview.evaluation_id, text, words, recipients[key])
        text.device = ""
    SegmentText.objects.bulk_update(texts, ["sealed", "fingerprint", "device"])
    return waiting


def _fingerprint_of(interview: Interview) -> str:
    """One hash for all the texts, to stand in the audit line."""
    prints = SegmentText.objects.filter(segment__interview=interview).order_by("segment__position", "number")
    return hashlib.sha256("".join(prints.values_list("fingerprint", flat=True)).encode()).hexdigest()
