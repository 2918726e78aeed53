"""Opens and closes what is sealed: evaluations' keys for their readers, participants' for the evaluation.

Anybody may ask for a public key and write to it. A private key is only ever in memory, for one request, with
a reader's passphrase or the random key in their cookie. Every function that derives a key from a passphrase
takes about a second by intention (Argon2id): never call one inside a transaction on the main database.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connections, transaction
from django.utils import timezone

from medvirk.foundation.keys.models import EvaluationKey, ReaderWrap, SealedKey, Unlocked
from medvirk.privacy.sealing import (
    CannotOpen,
    Cost,
    KeyPair,
    PublicKey,
    generate_key_pair,
    key_pair_from_private,
    open_key,
    seal_key_to,
    unwrap_with_key,
    unwrap_with_passphrase,
    wrap_with_key,
    wrap_with_passphrase,
)

#: How long an unlocked evaluation stays open after it was last read.
IDLE = timedelta(minutes=30)
#: How exactly the time of the last reading is kept, so that not every page writes.
TOUCH = timedelta(minutes=1)
#: What guessing a passphrase costs.
COST = Cost()
_DATABASE = "keys"
_COOKIE_BYTES = 32


class NoKey(Exception):
    """The key is not here: it was never made, or it was destroyed."""


class NotAReader(Exception):
    """This account has no passphrase for this evaluation, or has not been let in yet."""


class AlreadyAReader(Exception):
    """This account has chosen a passphrase before."""


@dataclass(frozen=True)
class Reader:
    """Somebody with a passphrase; ``ready`` when they have been let in too."""

    account: UUID
    ready: bool


@dataclass(frozen=True)
class Opened:
    """An evaluation's keys while a reader works, and when they lock by themselves."""

    keys: KeyPair
    until: datetime


def new_evaluation_key(evaluation: UUID) -> tuple[EvaluationKey, KeyPair]:
    """Make an evaluation's first key pair. The private half is in the answer alone: wrap it at once."""
    pair = generate_key_pair()
    return EvaluationKey.objects.create(evaluation=evaluation, public=pair.public), pair


def evaluation_public_key(evaluation: UUID) -> PublicKey:
    """Return what anybody on the team seals to; ``NoKey`` before the first reader has chosen a passphrase."""
    return PublicKey(bytes(_current_key(evaluation).public))


def has_key(evaluation: UUID) -> bool:
    """Say whether anything can be sealed for this evaluation yet."""
    return EvaluationKey.objects.filter(evaluation=evaluation).exists()


def add_reader(evaluation: UUID, reader: UUID, passphrase: str, keys: KeyPair | None = None) -> Reader:
    """Give a reader a passphrase. The first one makes the evaluation's key and can read at once.

    A later one can read at once with ``keys`` (the evaluation's own, unlocked), else when ``let_in`` is
    called by somebody who can read. Raises ``AlreadyAReader``.
    """
    own = generate_key_pair()
    wrapped = wrap_with_passphrase(own.private, passphrase, cost=COST, context=reader.bytes)
    with transaction.atomic(using=_DATABASE):
        key = EvaluationKey.objects.select_for_update().filter(evaluation=evaluation).order_by("-generation").first()
        if key is None:
            key, keys = new_evaluation_key(evaluation)
        wrap, is_new = ReaderWrap.objects.get_or_create(
            key=key, reader=reader, defaults={"public": own.public, "wrapped": wrapped}
        )
        if not is_new:
            raise AlreadyAReader
        if keys is not None:
            _let_in(wrap, keys)
    return Reader(reader, wrap.ready)


def let_in(evaluation: UUID, reader: UUID, keys: KeyPair) -> None:
    """Let somebody who has chosen a passphrase read. Raises ``NotAReader`` when they have not."""
    wrap = ReaderWrap.objects.filter(key=_current_key(evaluation), reader=reader).first()
    if wrap is None:
        raise NotAReader
    _let_in(wrap, keys)


def _let_in(wrap: ReaderWrap, keys: KeyPair) -> None:
    wrap.sealed_private = seal_key_to(keys.private, PublicKey(bytes(wrap.public)), wrap.key_id.bytes)
    wrap.save(update_fields=["sealed_private"])


def readers(evaluation: UUID) -> tuple[Reader, ...]:
    """Return everybody who has chosen a passphrase for the evaluation."""
    wraps = ReaderWrap.objects.filter(key__evaluation=evaluation).order_by("id")
    return tuple(Reader(wrap.reader, wrap.ready) for wrap in wraps)


def unlock(evaluation: UUID, reader: UUID, passphrase: str) -> str:
    """Open the evaluation for a reader and return the secret for their cookie.

    Raises ``NotAReader``, or ``WrongPassphrase`` from ``privacy.sealing``.
    """
    wrap = ReaderWrap.objects.filter(key__evaluation=evaluation, reader=reader).order_by("-key__generation").first()
    if wrap is None or not wrap.ready:
        raise NotAReader
    own = unwrap_with_passphrase(bytes(wrap.wrapped), passphrase, context=reader.bytes)
    private = open_key(bytes(wrap.sealed_private), key_pair_from_private(own), wrap.key_id.bytes)
    return _open_session(wrap, private)


def _open_session(wrap: ReaderWrap, private: bytes) -> str:
    lock_idle()
    secret = secrets.token_bytes(_COOKIE_BYTES)
    row = Unlocked(key_id=wrap.key_id, reader=wrap.reader, until=timezone.now() + IDLE)
    row.wrapped = wrap_with_key(private, secret, _session_context(row))
    row.save()
    return f"{row.id.hex}.{urlsafe_b64encode(secret).decode().rstrip('=')}"


def opened(evaluation: UUID, reader: UUID, cookie_secret: str) -> Opened | None:
    """Return the evaluation's keys while they are unlocked for this reader, and start the idle time anew.

    ``None`` when the secret is missing, malformed, another's, or when nobody has read for ``IDLE``.
    """
    name, _, secret = cookie_secret.partition(".")
    row = _session(evaluation, reader, name)
    if row is None or row.until <= timezone.now():
        return None
    try:
        private = unwrap_with_key(bytes(row.wrapped), _decoded(secret), _session_context(row))
    except (CannotOpen, ValueError):
        return None
    return Opened(key_pair_from_private(private), _touched(row))


def reading_keys(evaluation: UUID, reader: UUID, cookie_secret: str) -> KeyPair | None:
    """Return the evaluation's keys while they are unlocked for this reader, else ``None``."""
    found = opened(evaluation, reader, cookie_secret)
    return found.keys if found else None


def lock(evaluation: UUID, reader: UUID) -> None:
    """Lock the evaluation for this reader, on every device."""
    Unlocked.objects.filter(key__evaluation=evaluation, reader=reader).delete()


def lock_idle() -> int:
    """Delete what has not been read for ``IDLE``; it opens nothing from that moment, deleted or not."""
    return Unlocked.objects.filter(until__lte=timezone.now()).delete()[0]


def _session(evaluation: UUID, reader: UUID, name: str) -> Unlocked | None:
    try:
        row_id = UUID(hex=name)
    except ValueError:
        return None
    return Unlocked.objects.filter(id=row_id, key__evaluation=evaluation, reader=reader).first()


def _session_context(row: Unlocked) -> bytes:
    key: UUID = row.key_id
    return key.bytes + row.reader.bytes + row.id.bytes


def _decoded(secret: str) -> bytes:
    return urlsafe_b64decode(secret + "=" * (-len(secret) % 4))


def _touched(row: Unlocked) -> datetime:
    until = timezone.now() + IDLE
    if until - row.until < TOUCH:
        return row.until
    Unlocked.objects.filter(id=row.id).update(until=until)
    return until


def new_sealed_key(owner: UUID, evaluation: UUID) -> SealedKey:
    """Make a key pair for a participant or an interview, its private half sealed to the evaluation's.

    Raises ``NoKey`` before the evaluation has one.
    """
    to, pair = _current_key(evaluation), generate_key_pair()
    sealed = seal_key_to(pair.private, PublicKey(bytes(to.public)), owner.bytes)
    return SealedKey.objects.create(owner=owner, public=pair.public, sealed_private=sealed, sealed_to=to.id)


def public_key_of(key_id: UUID) -> PublicKey:
    """Return what one writes to; ``NoKey`` when the key was destroyed."""
    return public_keys_of([key_id])[key_id]


def public_keys_of(key_ids: Iterable[UUID]) -> Mapping[UUID, PublicKey]:
    """Return the public halves of several keys by id; ``NoKey`` when one of them was destroyed."""
    wanted = frozenset(key_ids)
    found = SealedKey.objects.filter(id__in=wanted).values_list("id", "public")
    public = {key_id: PublicKey(bytes(key)) for key_id, key in found}
    if wanted - public.keys():
        raise NoKey
    return public


def open_sealed_key(key_id: UUID, keys: KeyPair) -> KeyPair:
    """Return a participant's or interview's key pair, by the evaluation's; ``NoKey`` when destroyed."""
    found = open_sealed_keys([key_id], keys)
    if key_id not in found:
        raise NoKey
    return found[key_id]


def open_sealed_keys(key_ids: Iterable[UUID], keys: KeyPair) -> Mapping[UUID, KeyPair]:
    """Return several key pairs by id, in one query. Destroyed ones are left out."""
    rows = SealedKey.objects.filter(id__in=frozenset(key_ids))
    return {row.id: _pair_of(row, keys) for row in rows}


def _pair_of(row: SealedKey, keys: KeyPair) -> KeyPair:
    return key_pair_from_private(open_key(bytes(row.sealed_private), keys, row.owner.bytes))


def destroy(key_id: UUID) -> None:
    """Destroy a key for good: what was sealed to it opens for nobody from now on. Doing it twice is no fault.

    SQLite would leave the deleted bytes in the file and in its log; both are overwritten.
    """
    connection = connections[_DATABASE]
    if connection.vendor != "sqlite":
        SealedKey.objects.filter(id=key_id).delete()
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=ON")
        SealedKey.objects.filter(id=key_id).delete()
        if not connection.in_atomic_block:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _current_key(evaluation: UUID) -> EvaluationKey:
    key = _newest_key(evaluation)
    if key is None:
        raise NoKey
    return key


def _newest_key(evaluation: UUID) -> EvaluationKey | None:
    return EvaluationKey.objects.filter(evaluation=evaluation).order_by("-generation").first()
