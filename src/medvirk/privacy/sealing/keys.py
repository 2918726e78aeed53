"""Key pairs: the public half writes, the private half reads (X25519, libsodium's ``crypto_box``)."""

import hashlib
from dataclasses import dataclass, field
from typing import NewType

from nacl import bindings

PublicKey = NewType("PublicKey", bytes)
"""32 bytes that anybody may hold; text can be sealed to it."""
PrivateKey = NewType("PrivateKey", bytes)
"""32 bytes that open what was sealed to the public half. Kept wrapped, never beside the text."""

KEY_BYTES = 32
SECRET_BYTES_AT_LEAST = 16


@dataclass(frozen=True, slots=True)
class KeyPair:
    """Both halves; printing it shows the public half only."""

    public: PublicKey
    private: PrivateKey = field(repr=False)


def generate_key_pair() -> KeyPair:
    """Return a new pair from the operating system's randomness."""
    public, private = bindings.crypto_box_keypair()
    return KeyPair(PublicKey(public), PrivateKey(private))


def key_pair_from_private(private: bytes) -> KeyPair:
    """Return the pair that a private key (32 bytes, as unwrapped) belongs to."""
    checked = exactly_32(private)
    return KeyPair(PublicKey(bindings.crypto_scalarmult_base(checked)), PrivateKey(checked))


def key_pair_from_secret(secret: bytes) -> KeyPair:
    """Return the pair that follows from a secret, always the same: for links that carry their own key.

    The secret is hashed with a purpose of its own (BLAKE2b, personalised), so that the stored hash of
    the same secret tells nothing about the key. ``ValueError`` below 128 bits: it could be guessed.
    """
    if len(secret) < SECRET_BYTES_AT_LEAST:
        raise ValueError("a secret that makes a key needs at least 16 bytes")
    seed = hashlib.blake2b(secret, digest_size=KEY_BYTES, person=b"medvirk link key").digest()
    public, private = bindings.crypto_box_seed_keypair(seed)
    return KeyPair(PublicKey(public), PrivateKey(private))


def exactly_32(key: bytes) -> bytes:
    """Return the key when it has 32 bytes; ``ValueError`` otherwise, without showing it."""
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return bytes(key)
