"""Notes: sealed as they are written, corrected by their writer, unchangeable when they are handed in."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connections
from django.utils import translation

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.keys import store
from medvirk.listen import sealed
from medvirk.listen.actions.note import (
    Brought,
    Words,
    bring_in,
    change_note,
    hand_in,
    match_voices,
    remove_note,
    write_note,
)
from medvirk.listen.models import Segment, SegmentText
from medvirk.listen.queries.note import current_text, draft_of, drafts_of, parts_of
from medvirk.people.models import Employment
from medvirk.people.queries import actor_for
from medvirk.privacy.sealing import CannotOpen, KeyPair, generate_key_pair
from tests.listen.evenings import Evening, account_of, make_evening
from tests.listen.making import make_contact

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CANARY = "Kanarifuglen sang om 🌲 i dag"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def evening() -> Evening:
    return make_evening()


def read(evening: Evening, segment: Segment) -> str:
    """What a reader finds in a note."""
    row = Segment.objects.select_related("participant", "interview").get(id=segment.id)
    key = sealed.key_of(row)
    own = sealed.keys_for([row], evening.work.keys)
    return sealed.open_text(evening.ids[0], current_text(row), own.get(key) if key else None)


def read_on(evening: Evening, segment: Segment, device: KeyPair) -> str:
    """What a device finds in a note."""
    return draft_of(evening.writer, evening.interview, segment.id, device).words


def test_a_reader_opens_what_was_written(evening: Evening) -> None:
    assert read(evening, evening.write(CANARY)) == CANARY


def test_the_length_counts_code_points(evening: Evening) -> None:
    segment = evening.write("🌲å🌲")
    assert segment.texts.get().length == 3


def test_the_writer_reads_their_own_notes_until_they_are_handed_in(evening: Evening) -> None:
    segment = evening.write(CANARY)
    assert read_on(evening, segment, evening.device) == CANARY
    evening.hand_in()
    assert read_on(evening, segment, evening.device) == ""
    with pytest.raises(CannotOpen):
        sealed.open_text(evening.ids[0], segment.texts.get(), evening.device)
    assert read(evening, segment) == CANARY


def test_another_device_reads_nothing(evening: Evening) -> None:
    segment, other = evening.write(CANARY), generate_key_pair()
    assert read_on(evening, segment, other) == ""
    with pytest.raises(CannotOpen):
        sealed.open_text(evening.ids[0], segment.texts.get(), other)


def test_the_same_note_sent_twice_is_stored_once(evening: Evening) -> None:
    note, note_id = Words(CANARY, evening.section), uuid4()
    for _ in range(2):
        write_note(*evening.ids, note_id, note, evening.device.public, by=evening.writer)
    assert SegmentText.objects.count() == 1


def test_a_notes_id_cannot_be_taken_by_another_interview(evening: Evening) -> None:
    segment, other = evening.write(CANARY), make_evening()
    with pytest.raises(NotAllowed):
        write_note(*other.ids, segment.id, Words("Noe"), other.device.public, by=other.writer)
    assert read(evening, segment) == CANARY


def test_a_correction_replaces_the_words(evening: Evening) -> None:
    segment = evening.write("Først")
    note = Words("Siden", evening.section, None, 4)
    change_note(*evening.ids, segment.id, 1, note, evening.device.public, by=evening.writer)
    assert read(evening, segment) == "Siden"
    assert SegmentText.objects.get().number == 2


def test_a_correction_of_something_that_was_changed_meanwhile_is_refused(evening: Evening) -> None:
    segment = evening.write("Først")
    device = evening.device.public
    change_note(*evening.ids, segment.id, 1, Words("Siden"), device, by=evening.writer)
    with pytest.raises(NotPossible, match="changed meanwhile"):
        change_note(*evening.ids, segment.id, 1, Words("Sist"), device, by=evening.writer)


def test_another_device_corrects_nothing(evening: Evening) -> None:
    segment, other = evening.write(CANARY), generate_key_pair()
    with pytest.raises(NotPossible, match="another device"):
        change_note(*evening.ids, segment.id, 1, Words("Noe"), other.public, by=evening.writer)
    with pytest.raises(NotPossible, match="another device"):
        remove_note(*evening.ids, segment.id, other.public, by=evening.writer)


def test_a_removed_note_is_gone(evening: Evening) -> None:
    segment = evening.write(CANARY)
    remove_note(*evening.ids, segment.id, evening.device.public, by=evening.writer)
    assert not Segment.objects.exists()


def test_handed_in_notes_cannot_change(evening: Evening) -> None:
    segment = evening.write(CANARY)
    evening.hand_in()
    before = SegmentText.objects.get()
    device = evening.device.public
    with pytest.raises(NotPossible, match="handed in"):
        change_note(*evening.ids, segment.id, 1, Words("Noe"), device, by=evening.writer)
    with pytest.raises(NotPossible, match="handed in"):
        remove_note(*evening.ids, segment.id, device, by=evening.writer)
    with pytest.raises(NotPossible, match="handed in"):
        evening.write("Enda noe")
    with pytest.raises(NotPossible, match="handed in"):
        bring_in(*evening.ids, uuid4(), None, 5, [Brought("Noe", None)], device, by=evening.writer)
    with pytest.raises(NotPossible, match="handed in"):
        hand_in(*evening.ids, evening.device, None, by=evening.writer)
    assert bytes(SegmentText.objects.get().sealed) == bytes(before.sealed)


def test_handing_in_waits_for_the_other_device(evening: Evening) -> None:
    evening.write("På den ene")
    other = generate_key_pair()
    write_note(*evening.ids, uuid4(), Words("På den andre"), other.public, by=evening.writer)
    assert evening.hand_in() == 1
    evening.interview.refresh_from_db()
    assert evening.interview.delivered_on is None
    assert hand_in(*evening.ids, other, None, by=evening.writer) == 0
    evening.interview.refresh_from_db()
    assert evening.interview.delivered_on is not None


def test_a_reader_hands_in_for_a_lost_device(evening: Evening) -> None:
    segment = evening.write(CANARY)
    evening.tell()
    assert hand_in(*evening.ids, None, evening.work.keys, by=evening.work.leader) == 0
    assert read(evening, segment) == CANARY
    with pytest.raises(CannotOpen):
        sealed.open_text(evening.ids[0], segment.texts.get(), evening.device)


def test_nothing_is_handed_in_before_it_is_told_how_many_took_part(evening: Evening) -> None:
    evening.write(CANARY)
    with pytest.raises(NotPossible, match="how many"):
        hand_in(*evening.ids, evening.device, None, by=evening.writer)


def test_an_interview_without_notes_is_not_handed_in(evening: Evening) -> None:
    with pytest.raises(NotPossible, match="Nothing is written"):
        evening.hand_in()


def test_what_a_participant_said_is_sealed_to_their_own_key(evening: Evening) -> None:
    person = evening.joins("Bekk")
    segment = evening.write(CANARY, person)
    assert evening.interview.key is not None
    interview_key = store.open_sealed_key(evening.interview.key, evening.work.keys)
    with pytest.raises(CannotOpen):
        sealed.open_text(evening.ids[0], segment.texts.get(), interview_key)
    assert read(evening, segment) == CANARY


def test_in_an_individual_interview_everything_belongs_to_the_one_who_was_there() -> None:
    evening = make_evening("individual")
    person = evening.joins("Bekk")
    assert evening.write(CANARY).participant == person


def test_a_note_belongs_to_somebody_in_this_interview(evening: Evening) -> None:
    stranger = make_evening().joins("Fjord")
    with pytest.raises(NotPossible, match="does not belong"):
        evening.write(CANARY, stranger)


def test_no_more_recognise_something_than_took_part(evening: Evening) -> None:
    evening.tell(4)
    with pytest.raises(NotPossible, match="More people"):
        evening.write(CANARY, recognised=5)


def test_a_changed_ciphertext_is_not_shown(evening: Evening) -> None:
    segment, other = evening.write("Det ene"), evening.write("Det andre")
    moved = other.texts.get()
    segment.texts.update(sealed=moved.sealed)
    with pytest.raises(CannotOpen):
        read(evening, segment)
    segment.texts.update(fingerprint=moved.fingerprint)
    with pytest.raises(CannotOpen):
        read(evening, segment)


def test_the_service_never_writes_or_reads_notes(evening: Evening) -> None:
    segment = evening.write(CANARY)
    contact = make_contact(evening.work.evaluation)
    with pytest.raises(NotAllowed):
        draft_of(contact, evening.interview, segment.id, evening.device)
    with pytest.raises(NotAllowed):
        write_note(*evening.ids, uuid4(), Words("Noe"), evening.device.public, by=contact)


def test_somebody_on_the_crew_who_becomes_employed_in_the_service_is_shut_out(evening: Evening) -> None:
    segment = evening.write(CANARY)
    service = evening.work.evaluation.affected.get().service
    Employment.objects.create(account=account_of(evening.writer), service=service)
    employed = actor_for(account_of(evening.writer))
    with pytest.raises(NotAllowed):
        drafts_of(employed, evening.interview, evening.section, evening.device)
    with pytest.raises(NotAllowed):
        remove_note(*evening.ids, segment.id, evening.device.public, by=employed)


def test_notes_are_listed_under_their_section(evening: Evening) -> None:
    evening.write(CANARY)
    write_note(*evening.ids, uuid4(), Words("Løst"), evening.device.public, by=evening.writer)
    assert [part.count for part in parts_of(evening.interview)] == [1, 0, 1]


def test_a_file_becomes_a_note_a_paragraph_and_is_stored_once(evening: Evening) -> None:
    upload, paragraphs = uuid4(), [Brought("Én", None), Brought("To", None)]
    for _ in range(2):
        bring_in(*evening.ids, upload, None, 6, paragraphs, evening.device.public, by=evening.writer)
    notes = drafts_of(evening.writer, evening.interview, None, evening.device)
    assert [draft.words for draft in notes] == ["Én", "To"]
    evening.interview.refresh_from_db()
    assert evening.interview.present == 6


def test_nothing_of_a_file_is_stored_when_the_number_does_not_fit(evening: Evening) -> None:
    with pytest.raises(NotPossible):
        bring_in(*evening.ids, uuid4(), None, 9, [Brought("Én", None)], evening.device.public, by=evening.writer)
    assert not Segment.objects.exists()


def test_a_voice_of_a_file_can_be_given_to_its_participant(evening: Evening) -> None:
    person = evening.joins("Bekk")
    paragraphs = [Brought("Hva er viktig?", 0), Brought(CANARY, 1)]
    bring_in(*evening.ids, uuid4(), None, 5, paragraphs, evening.device.public, by=evening.writer)
    assert match_voices(*evening.ids, {1: person.id}, evening.device, by=evening.writer) == 1
    segment = Segment.objects.get(voice=1)
    assert segment.participant == person
    assert read(evening, segment) == CANARY
    assert Segment.objects.get(voice=0).participant is None


def test_every_write_leaves_one_line_and_no_words(evening: Evening) -> None:
    segment = evening.write(CANARY)
    change_note(*evening.ids, segment.id, 1, Words(CANARY), evening.device.public, by=evening.writer)
    evening.hand_in()
    lines = AuditLine.objects.filter(verb__startswith="listen.note").order_by("at")
    assert sorted(line.verb for line in lines) == [
        "listen.note.changed",
        "listen.note.written",
        "listen.notes.handed_in",
    ]
    assert not any("Kanari" in str(line.details) for line in lines)


def test_handing_in_records_the_fingerprint_of_what_was_handed_in(evening: Evening) -> None:
    evening.write(CANARY)
    evening.hand_in()
    line = AuditLine.objects.get(verb="listen.notes.handed_in")
    assert len(line.details["fingerprint"]) == 64


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_no_sealed_word_stands_in_any_database_file(tmp_path: Path) -> None:
    evening = make_evening()
    evening.write(CANARY, evening.joins("Bekk"))
    bring_in(*evening.ids, uuid4(), None, 5, [Brought(CANARY, 0)], evening.device.public, by=evening.writer)
    evening.hand_in()
    for alias in ("default", "keys"):
        content = database_bytes(alias, tmp_path / alias)
        assert b"Kanarifuglen" not in content
        assert str(evening.interview.id).replace("-", "").encode() in content or alias == "keys"


def database_bytes(alias: str, copy: Path) -> bytes:
    """A database page by page, deleted ones too."""
    connection = connections[alias]
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite keeps a database in one file that a test can look through")
    connection.ensure_connection()
    target = sqlite3.connect(copy)
    connection.connection.backup(target)
    target.close()
    return copy.read_bytes()
