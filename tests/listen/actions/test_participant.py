"""Taking part by pseudonym, saying yes to each purpose by itself, and withdrawing."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.utils import translation

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.keys.models import SealedKey
from medvirk.listen import sealed
from medvirk.listen.actions.participant import (
    add_participant,
    change_consents,
    confirm_looked_through,
    take_out_passage,
    withdraw,
)
from medvirk.listen.enums import FindingKind, Purpose
from medvirk.listen.models import (
    ConsentEvent,
    Excerpt,
    Finding,
    Interview,
    Participant,
    Quote,
    QuoteRevision,
    Segment,
    SegmentText,
)
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.interview import interview_seen_by
from medvirk.listen.queries.note import current_text, loose_passages
from medvirk.listen.queries.participant import SheetText, consents_of, sheet_text, suggested_pseudonym
from medvirk.privacy.sealing import is_tombstone, seal
from medvirk.release.enums import ItemKind, Zone
from medvirk.release.models import Released
from tests.factories import make_actor
from tests.listen.evenings import Evening, make_evening
from tests.listen.making import make_contact

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CANARY = "Kanarifuglen sang om natten"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def evening() -> Evening:
    return make_evening()


def sheet(evening: Evening) -> SheetText:
    return sheet_text(known(evening.ids[0]), "nb")


def leave(evening: Evening, person: Participant) -> None:
    withdraw(evening.ids[0], person.id, sheet(evening), by=evening.work.leader)


def read(evening: Evening, segment: Segment) -> str:
    row = Segment.objects.select_related("participant", "interview").get(id=segment.id)
    key = sealed.key_of(row)
    own = sealed.keys_for([row], evening.work.keys)
    return sealed.open_text(evening.ids[0], current_text(row), own.get(key) if key else None)


def mark(evening: Evening, segment: Segment, *people: Participant, counted: int | None = None) -> Excerpt:
    text = segment.texts.get()
    evaluation = evening.work.evaluation
    excerpt = Excerpt.objects.create(
        evaluation=evaluation, text=text, start=0, end=4, marked_by=evening.writer.id, counted=counted
    )
    excerpt.people.set(people)
    return excerpt


def quote(evening: Evening, excerpt: Excerpt) -> Quote:
    """A quote that is out."""
    evaluation = evening.work.evaluation
    finding = Finding.objects.create(evaluation=evaluation, kind=FindingKind.WORKS, position=1)
    row = Quote.objects.create(evaluation=evaluation, finding=finding, excerpt=excerpt, position=1)
    revision = QuoteRevision(quote=row, language="nb", number=1, written_by=evening.writer.id)
    place = sealed.quote_words(evaluation.id, revision)
    revision.sealed_text = seal(CANARY, place, evening.work.keys.public)
    revision.save()
    Released.objects.create(
        organisation=evaluation.organisation,
        evaluation=evaluation.id,
        zone=Zone.SHARED,
        kind=ItemKind.QUOTE,
        subject=row.id,
        parent=finding.id,
        revision=1,
        language="nb",
        position=1,
        content={"text": CANARY},
    )
    return row


def test_a_participant_has_a_key_of_their_own(evening: Evening) -> None:
    person = evening.joins("Bekk")
    assert SealedKey.objects.get(owner=person.id).id == person.key


def test_each_purpose_is_an_event_with_what_was_read(evening: Evening) -> None:
    person = evening.joins("Bekk", Purpose.QUOTE)
    events = ConsentEvent.objects.filter(participant=person)
    assert {event.purpose: event.given for event in events} == {
        "take_part": True,
        "quote": True,
        "contact_later": False,
        "reuse": False,
    }
    read_sheet = sheet(evening)
    assert {(e.text_version, e.text_language, e.text_hash) for e in events} == {
        (read_sheet.version, "nb", read_sheet.hash)
    }


def test_the_hash_follows_what_the_sheet_says(evening: Evening) -> None:
    before = sheet(evening)
    assert sheet(evening) == before
    evening.work.evaluation.secrecy_limits = "Noe annet"
    evening.work.evaluation.save()
    assert sheet(evening).hash != before.hash


def test_nobody_is_registered_who_has_not_said_yes_to_taking_part(evening: Evening) -> None:
    with pytest.raises(NotPossible, match="has not said yes"):
        add_participant(*evening.ids, "Bekk", {Purpose.QUOTE: True}, sheet(evening), by=evening.writer)
    assert not Participant.objects.exists()


def test_a_pseudonym_is_used_once_in_an_interview(evening: Evening) -> None:
    evening.joins("Bekk")
    with pytest.raises(NotPossible, match="pseudonym"):
        evening.joins("bekk")


def test_no_more_are_registered_than_took_part(evening: Evening) -> None:
    evening.tell(3)
    for name in ("Bekk", "Fjord", "Lyng"):
        evening.joins(name)
    with pytest.raises(NotPossible, match="All who took part"):
        evening.joins("Mose")


def test_an_individual_interview_is_with_one() -> None:
    evening = make_evening("individual")
    evening.joins("Bekk")
    with pytest.raises(NotPossible, match="All who took part"):
        evening.joins("Fjord")


def test_the_suggested_pseudonym_is_free_in_the_whole_evaluation(evening: Evening) -> None:
    evening.joins(suggested_pseudonym(evening.work.evaluation))
    taken = Participant.objects.get().pseudonym
    assert all(suggested_pseudonym(evening.work.evaluation) != taken for _ in range(200))


def test_the_last_answer_counts_and_the_earlier_ones_are_kept(evening: Evening) -> None:
    person = evening.joins("Bekk", Purpose.QUOTE)
    changes = ({Purpose.QUOTE: False}, {Purpose.REUSE: True})
    for change in changes:
        change_consents(evening.ids[0], person.id, change, sheet(evening), by=evening.writer)
    now = consents_of([person])[person.id]
    assert (now["take_part"], now["quote"], now["reuse"]) == (True, False, True)
    assert ConsentEvent.objects.filter(purpose="quote").count() == 2


def test_outsiders_register_nobody(evening: Evening) -> None:
    consents = dict.fromkeys(Purpose, True)
    for outsider in (make_actor(), make_contact(evening.work.evaluation)):
        with pytest.raises(NotAllowed):
            add_participant(*evening.ids, "Bekk", consents, sheet(evening), by=outsider)


def test_what_a_withdrawn_participant_said_becomes_a_tombstone_of_the_same_length(evening: Evening) -> None:
    person = evening.joins("Bekk")
    theirs, others = evening.write(CANARY, person), evening.write("Noe fra gruppen")
    evening.hand_in()
    leave(evening, person)
    assert is_tombstone(read(evening, theirs))
    assert len(read(evening, theirs)) == len(CANARY)
    assert read(evening, others) == "Noe fra gruppen"


def test_withdrawing_destroys_the_key_and_says_no_to_everything(evening: Evening) -> None:
    person = evening.joins("Bekk", *Purpose)
    leave(evening, person)
    person.refresh_from_db()
    assert not SealedKey.objects.filter(owner=person.id).exists()
    assert person.key is None
    assert person.withdrawn_on is not None
    assert not any(consents_of([person])[person.id].values())


def test_withdrawing_before_the_notes_are_handed_in_works_too(evening: Evening) -> None:
    person = evening.joins("Bekk")
    segment = evening.write(CANARY, person)
    evening.write("Noe fra gruppen")
    leave(evening, person)
    assert evening.hand_in() == 0
    assert is_tombstone(read(evening, segment))


def test_of_an_individual_interview_nothing_is_left() -> None:
    evening = make_evening("individual")
    before = evening.write(CANARY)
    person = evening.joins("Bekk")
    after = evening.write(CANARY)
    leave(evening, person)
    assert is_tombstone(read(evening, before))
    assert is_tombstone(read(evening, after))


def test_quotes_in_a_withdrawn_participants_words_are_taken_out_everywhere(evening: Evening) -> None:
    person, other = evening.joins("Bekk"), evening.joins("Fjord")
    theirs = quote(evening, mark(evening, evening.write(CANARY, person)))
    spoken = quote(evening, mark(evening, evening.write(CANARY), person))
    kept = quote(evening, mark(evening, evening.write("Noe annet", other), other))
    leave(evening, person)
    assert set(Quote.objects.all()) == {kept}
    in_use = Released.objects.filter(ended_on=None)
    assert set(in_use.values_list("subject", flat=True)) == {kept.id}
    taken_back = Released.objects.filter(subject__in=[theirs.id, spoken.id])
    assert [row.content for row in taken_back] == [{}, {}]


def test_a_withdrawn_participant_stands_behind_nothing(evening: Evening) -> None:
    person, other = evening.joins("Bekk"), evening.joins("Fjord")
    own = mark(evening, evening.write(CANARY, person), person, counted=4)
    shared = mark(evening, evening.write("Vi er enige"), person, other)
    leave(evening, person)
    own.refresh_from_db()
    assert own.removed
    assert own.counted is None
    assert set(shared.people.all()) == {other}


def test_withdrawing_twice_is_no_fault(evening: Evening) -> None:
    person = evening.joins("Bekk")
    evening.write(CANARY, person)
    leave(evening, person)
    leave(evening, person)
    assert AuditLine.objects.filter(verb="listen.participant.withdrew").count() == 2


def test_nobody_outside_the_team_withdraws_somebody(evening: Evening) -> None:
    person = evening.joins("Bekk")
    contact = make_contact(evening.work.evaluation)
    with pytest.raises(NotAllowed):
        withdraw(evening.ids[0], person.id, sheet(evening), by=contact)
    assert SealedKey.objects.filter(owner=person.id).exists()


def test_a_participant_of_another_evaluation_is_not_found(evening: Evening) -> None:
    person, other = evening.joins("Bekk"), make_evening()
    with pytest.raises(NotAllowed):
        withdraw(other.ids[0], person.id, sheet(evening), by=other.work.leader)


def test_a_withdrawn_participant_answers_nothing_more(evening: Evening) -> None:
    person = evening.joins("Bekk")
    leave(evening, person)
    with pytest.raises(NotPossible, match="withdrawn"):
        change_consents(evening.ids[0], person.id, {Purpose.QUOTE: True}, sheet(evening), by=evening.writer)


def loose(evening: Evening) -> list[str]:
    interview = interview_seen_by(evening.work.leader, known(evening.ids[0]), evening.interview.id)
    return [passage.words for passage in loose_passages(evening.work.desk, interview)]


def test_after_a_withdrawal_loose_passages_can_be_taken_out(evening: Evening) -> None:
    person = evening.joins("Bekk")
    segment = evening.write(CANARY)
    kept = quote(evening, mark(evening, segment))
    evening.write("Noe annet")
    evening.hand_in()
    leave(evening, person)
    assert loose(evening) == [CANARY, "Noe annet"]
    take_out_passage(evening.ids[0], segment.texts.get().id, by=evening.work.leader)
    assert loose(evening) == ["Noe annet"]
    assert not Quote.objects.filter(id=kept.id).exists()
    confirm_looked_through(evening.ids[0], person.id, by=evening.work.leader)
    person.refresh_from_db()
    assert person.looked_through_on is not None


def test_without_a_withdrawal_nothing_is_taken_out(evening: Evening) -> None:
    segment, person = evening.write(CANARY), evening.joins("Bekk")
    evening.hand_in()
    with pytest.raises(NotPossible, match="Nobody has withdrawn"):
        take_out_passage(evening.ids[0], segment.texts.get().id, by=evening.work.leader)
    with pytest.raises(NotPossible, match="Nobody has withdrawn"):
        confirm_looked_through(evening.ids[0], person.id, by=evening.work.leader)


def test_another_participants_words_are_not_taken_out(evening: Evening) -> None:
    person, other = evening.joins("Bekk"), evening.joins("Fjord")
    segment = evening.write(CANARY, other)
    evening.hand_in()
    leave(evening, person)
    with pytest.raises(NotAllowed):
        take_out_passage(evening.ids[0], segment.texts.get().id, by=evening.work.leader)
    assert read(evening, segment) == CANARY


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_a_withdrawn_participants_bytes_are_gone_from_the_notes(tmp_path: Path) -> None:
    evening = make_evening()
    person = evening.joins("Bekk")
    evening.write(CANARY, person)
    key = SealedKey.objects.get(owner=person.id)
    leave(evening, person)
    assert bytes(key.sealed_private) not in database_bytes("keys", tmp_path / "keys")
    assert not SegmentText.objects.exclude(sealed=b"MV\x00").exists()
    assert Interview.objects.get().participants.get().key is None


def database_bytes(alias: str, copy: Path) -> bytes:
    connection = connections[alias]
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite keeps a database in one file that a test can look through")
    connection.ensure_connection()
    target = sqlite3.connect(copy)
    connection.connection.backup(target)
    target.close()
    return copy.read_bytes()


def test_withdrawing_leaves_lines_without_words(evening: Evening) -> None:
    person = evening.joins("Bekk")
    quote(evening, mark(evening, evening.write(CANARY, person)))
    leave(evening, person)
    line = AuditLine.objects.get(verb="listen.participant.withdrew")
    assert (line.subject, line.details) == (person.id, {"quotes": 1})
    assert not any("Kanari" in str(row.details) for row in AuditLine.objects.all())
