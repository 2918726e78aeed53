"""Private keys locked with a passphrase or with another key.

    passphrase: "MW" | version (1) | operations (4) | memory (8) | salt (16) | nonce (24) | ciphertext
    key:        "MK" | version (1) | nonce (24) | ciphertext

XChaCha20-Poly1305-IETF; the associated data is everything before the nonce and the context, so that
cost and owner cannot be exchanged. The passphrase becomes a key by Argon2id; its cost stands in the
envelope, so that it can be raised for new wraps while old ones still open.
"""

from dataclasses import dataclass

from nacl import bindings
from nacl.utils import random

from medvirk.privacy.sealing.authenticated import lock, unlock
from medvirk.privacy.sealing.binary import length_prefixed, pieces
from medvirk.privacy.sealing.keys import KEY_BYTES, exactly_32
from medvirk.privacy.sealing.passphrases import normalised
from medvirk.privacy.sealing.refusals import CannotOpen, Unopened, WrongPassphrase

PASSPHRASE_MAGIC = b"MW\x01"
KEY_MAGIC = b"MK\x01"
SALT_BYTES = bindings.crypto_pwhash_SALTBYTES
MOST_OPERATIONS = 16
MOST_MEMORY = 1 << 30
LEAST_MEMORY = bindings.crypto_pwhash_argon2id_MEMLIMIT_MIN


@dataclass(frozen=True, slots=True)
class Cost:
    """How hard guessing a passphrase is made: passes over memory, and memory in bytes.

    The default is libsodium's MODERATE (3 passes over 256 MiB, about a second). ``ValueError`` outside
    1-16 passes or 8 KiB-1 GiB: a forged envelope must not be able to exhaust the machine.
    """

    operations: int = bindings.crypto_pwhash_argon2id_OPSLIMIT_MODERATE
    memory: int = bindings.crypto_pwhash_argon2id_MEMLIMIT_MODERATE

    def __post_init__(self) -> None:
        if not (1 <= self.operations <= MOST_OPERATIONS and LEAST_MEMORY <= self.memory <= MOST_MEMORY):
            raise ValueError("cost outside 1-16 passes or 8 KiB-1 GiB")


def wrap_with_passphrase(private: bytes, passphrase: str, *, cost: Cost | None = None, context: bytes = b"") -> bytes:
    """Return the private key (32 bytes) locked with a passphrase; ``context`` may say whose it is."""
    chosen = cost or Cost()
    salt = random(SALT_BYTES)
    header = PASSPHRASE_MAGIC + chosen.operations.to_bytes(4, "big") + chosen.memory.to_bytes(8, "big") + salt
    key = _key_from_passphrase(passphrase, salt, chosen)
    return header + lock(exactly_32(private), associated=length_prefixed(header, context), key=key)


def unwrap_with_passphrase(wrapped: bytes, passphrase: str, *, context: bytes = b"") -> bytes:
    """Return the private key; ``WrongPassphrase``, or ``CannotOpen`` for what is no such wrap."""
    magic, operations, memory, salt, rest = pieces(wrapped, len(PASSPHRASE_MAGIC), 4, 8, SALT_BYTES)
    if magic != PASSPHRASE_MAGIC:
        raise CannotOpen(Unopened.NOT_AN_ENVELOPE)
    try:
        cost = Cost(int.from_bytes(operations, "big"), int.from_bytes(memory, "big"))
    except ValueError:
        raise CannotOpen(Unopened.NOT_AN_ENVELOPE) from None
    associated = length_prefixed(magic + operations + memory + salt, context)
    private = unlock(rest, associated=associated, key=_key_from_passphrase(passphrase, salt, cost))
    if private is None:
        raise WrongPassphrase
    return private


def wrap_with_key(private: bytes, key: bytes, context: bytes) -> bytes:
    """Return the private key locked with another key of 32 bytes (a session's, a passkey's)."""
    associated = length_prefixed(KEY_MAGIC, context)
    return KEY_MAGIC + lock(exactly_32(private), associated=associated, key=exactly_32(key))


def unwrap_with_key(wrapped: bytes, key: bytes, context: bytes) -> bytes:
    """Return the private key, or raise ``CannotOpen``: another key, another context, or changed."""
    magic, rest = pieces(wrapped, len(KEY_MAGIC))
    if magic != KEY_MAGIC:
        raise CannotOpen(Unopened.NOT_AN_ENVELOPE)
    private = unlock(rest, associated=length_prefixed(magic, context), key=exactly_32(key))
    if private is None:
        raise CannotOpen(Unopened.NOT_FOR_THIS_KEY)
    return private


def _key_from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes by Argon2id (RFC 9106)."""
    return bindings.crypto_pwhash_alg(
        KEY_BYTES,
        normalised(passphrase).encode("utf-8", "surrogatepass"),
        salt,
        cost.operations,
        cost.memory,
        bindings.crypto_pwhash_ALG_ARGON2ID13,
    )
