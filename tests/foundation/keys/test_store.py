"""What the key store promises: only readers open, destroyed keys open nothing, and idle keys lock."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connections
from django.utils import timezone

from medvirk.foundation.keys import store
from medvirk.foundation.keys.models import EvaluationKey, ReaderWrap, SealedKey, Unlocked
from medvirk.privacy.sealing import CannotOpen, Cost, KeyPair, Place, WrongPassphrase, open_sealed, seal

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FIRST, SECOND = "fire gode ord her", "noen helt andre ord"


@pytest.fixture(autouse=True)
def _quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "COST", Cost(1, 8192))


@pytest.fixture
def evaluation() -> UUID:
    return uuid4()


def unlocked(evaluation: UUID, reader: UUID, passphrase: str = FIRST) -> KeyPair:
    keys = store.reading_keys(evaluation, reader, store.unlock(evaluation, reader, passphrase))
    assert keys is not None
    return keys


def test_the_first_reader_can_read_at_once(evaluation: UUID) -> None:
    reader = uuid4()
    assert store.add_reader(evaluation, reader, FIRST).ready
    assert unlocked(evaluation, reader).public == store.evaluation_public_key(evaluation)


def test_a_second_reader_waits_until_somebody_who_can_read_lets_them_in(evaluation: UUID) -> None:
    first, second = uuid4(), uuid4()
    store.add_reader(evaluation, first, FIRST)
    assert not store.add_reader(evaluation, second, SECOND).ready
    with pytest.raises(store.NotAReader):
        store.unlock(evaluation, second, SECOND)
    store.let_in(evaluation, second, unlocked(evaluation, first))
    assert unlocked(evaluation, second, SECOND) == unlocked(evaluation, first)
    assert {reader.account for reader in store.readers(evaluation) if reader.ready} == {first, second}


def test_a_second_reader_with_the_keys_at_hand_can_read_at_once(evaluation: UUID) -> None:
    first, second = uuid4(), uuid4()
    store.add_reader(evaluation, first, FIRST)
    assert store.add_reader(evaluation, second, SECOND, unlocked(evaluation, first)).ready
    assert unlocked(evaluation, second, SECOND) == unlocked(evaluation, first)


def test_nobody_is_let_in_who_has_not_chosen_a_passphrase(evaluation: UUID) -> None:
    first = uuid4()
    store.add_reader(evaluation, first, FIRST)
    with pytest.raises(store.NotAReader):
        store.let_in(evaluation, uuid4(), unlocked(evaluation, first))


def test_a_passphrase_is_chosen_once(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    with pytest.raises(store.AlreadyAReader):
        store.add_reader(evaluation, reader, SECOND)
    unlocked(evaluation, reader, FIRST)


def test_a_wrong_passphrase_opens_nothing(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    with pytest.raises(WrongPassphrase):
        store.unlock(evaluation, reader, SECOND)
    assert not Unlocked.objects.exists()


def test_the_private_key_is_never_stored_open(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    private = unlocked(evaluation, reader).private
    wraps = ReaderWrap.objects.values_list("wrapped", "sealed_private")
    stored = [bytes(value) for wrap in wraps for value in wrap]
    stored += [bytes(row.wrapped) for row in Unlocked.objects.all()]
    stored += [bytes(row.public) for row in EvaluationKey.objects.all()]
    assert stored
    assert not any(bytes(private) in value for value in stored)


@pytest.mark.parametrize("secret", ["", "x", "not.a.secret", f"{uuid4().hex}.AAAA", f"{uuid4().hex}.æøå"])
def test_a_cookie_that_we_did_not_make_opens_nothing(evaluation: UUID, secret: str) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    store.unlock(evaluation, reader, FIRST)
    assert store.reading_keys(evaluation, reader, secret) is None


def test_a_changed_cookie_opens_nothing(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    name, _, _secret = store.unlock(evaluation, reader, FIRST).partition(".")
    assert store.reading_keys(evaluation, reader, f"{name}.{'A' * 43}") is None
    assert store.reading_keys(evaluation, reader, f"{name}.short") is None


def test_one_reader_cannot_use_the_cookie_of_another_or_of_another_evaluation(evaluation: UUID) -> None:
    reader, other = uuid4(), uuid4()
    store.add_reader(evaluation, reader, FIRST)
    secret = store.unlock(evaluation, reader, FIRST)
    store.add_reader(other, reader, FIRST)
    assert store.reading_keys(evaluation, uuid4(), secret) is None
    assert store.reading_keys(other, reader, secret) is None


def test_locking_closes_every_device(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    secrets = [store.unlock(evaluation, reader, FIRST) for _ in range(2)]
    store.lock(evaluation, reader)
    assert [store.reading_keys(evaluation, reader, secret) for secret in secrets] == [None, None]


def test_what_nobody_reads_for_half_an_hour_is_locked(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    secret = store.unlock(evaluation, reader, FIRST)
    Unlocked.objects.update(until=timezone.now())
    assert store.reading_keys(evaluation, reader, secret) is None
    assert store.lock_idle() == 1


def test_reading_starts_the_idle_time_anew(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    secret = store.unlock(evaluation, reader, FIRST)
    soon = timezone.now() + timedelta(minutes=5)
    Unlocked.objects.update(until=soon)
    found = store.opened(evaluation, reader, secret)
    assert found is not None
    assert found.until > soon
    assert Unlocked.objects.get().until == found.until


def test_a_page_right_after_another_does_not_write(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    secret = store.unlock(evaluation, reader, FIRST)
    before = Unlocked.objects.get().until
    assert store.reading_keys(evaluation, reader, secret)
    assert Unlocked.objects.get().until == before


def test_nothing_is_sealed_before_the_first_reader_is_there(evaluation: UUID) -> None:
    assert not store.has_key(evaluation)
    with pytest.raises(store.NoKey):
        store.new_sealed_key(uuid4(), evaluation)
    with pytest.raises(store.NoKey):
        store.evaluation_public_key(evaluation)


def test_what_is_sealed_to_a_participant_opens_with_the_evaluations_key(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    assert store.has_key(evaluation)
    key, place = store.new_sealed_key(uuid4(), evaluation), Place(evaluation, "segment", uuid4(), "text", 1)
    sealed = seal("Det hjelper å bli spurt.", place, store.public_key_of(key.id))
    own = store.open_sealed_key(key.id, unlocked(evaluation, reader))
    assert open_sealed(sealed, place, own) == "Det hjelper å bli spurt."


def test_another_evaluations_reader_cannot_open_it(evaluation: UUID) -> None:
    reader, other = uuid4(), uuid4()
    store.add_reader(evaluation, reader, FIRST)
    store.add_reader(other, reader, FIRST)
    key = store.new_sealed_key(uuid4(), evaluation)
    with pytest.raises(CannotOpen):
        store.open_sealed_key(key.id, unlocked(other, reader))


def test_a_key_moved_to_another_owner_does_not_open(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    key = store.new_sealed_key(uuid4(), evaluation)
    SealedKey.objects.update(owner=uuid4())
    with pytest.raises(CannotOpen):
        store.open_sealed_key(key.id, unlocked(evaluation, reader))


def test_a_destroyed_key_is_gone_for_reading_and_for_writing(evaluation: UUID) -> None:
    reader = uuid4()
    store.add_reader(evaluation, reader, FIRST)
    key, kept = store.new_sealed_key(uuid4(), evaluation), store.new_sealed_key(uuid4(), evaluation)
    store.destroy(key.id)
    store.destroy(key.id)
    keys = unlocked(evaluation, reader)
    with pytest.raises(store.NoKey):
        store.open_sealed_key(key.id, keys)
    with pytest.raises(store.NoKey):
        store.public_keys_of([key.id, kept.id])
    assert store.open_sealed_keys([key.id, kept.id], keys).keys() == {kept.id}


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_a_destroyed_key_leaves_no_bytes_behind(evaluation: UUID, tmp_path: Path) -> None:
    store.add_reader(evaluation, uuid4(), FIRST)
    key = store.new_sealed_key(uuid4(), evaluation)
    remains = bytes(key.sealed_private)
    assert remains in database_bytes(tmp_path / "before")
    store.destroy(key.id)
    assert remains not in database_bytes(tmp_path / "after")


def database_bytes(copy: Path) -> bytes:
    """Return the key store page by page, deleted ones too."""
    connection = connections["keys"]
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite keeps the store in one file that a test can look through")
    connection.ensure_connection()
    target = sqlite3.connect(copy)
    connection.connection.backup(target)
    target.close()
    return copy.read_bytes()
