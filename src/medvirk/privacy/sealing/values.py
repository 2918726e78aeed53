"""Seal and open single values.

The envelope, so that a browser or another program can write it too:

    "MV" | version (1) | number of recipients n (1) | n sealed boxes (80 each) | nonce (24) | ciphertext

Each sealed box (libsodium ``crypto_box_seal``) holds the same random content key of 32 bytes. The
ciphertext is XChaCha20-Poly1305-IETF under that key; its associated data is the place followed by
everything before the nonce, each after its length in four bytes. So the value opens only in its
place, and no recipient can be taken away, added or exchanged unnoticed. Numbers in brackets are bytes.
"""

import hashlib

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random

from medvirk.privacy.sealing.authenticated import lock, unlock
from medvirk.privacy.sealing.binary import length_prefixed, pieces
from medvirk.privacy.sealing.keys import KEY_BYTES, KeyPair, PublicKey, exactly_32
from medvirk.privacy.sealing.places import Place
from medvirk.privacy.sealing.refusals import CannotOpen, Unopened

MAGIC = b"MV\x01"
WITHDRAWN = b"MV\x00"
"""Stored instead of an envelope when the text was withdrawn; opening it says so."""
BOX_BYTES = KEY_BYTES + bindings.crypto_box_SEALBYTES
MOST_RECIPIENTS = 255
KEY_FORMAT = b"medvirk sealed key 1"
TOMBSTONE = "\N{LIGHT SHADE}"


def seal(text: str, place: Place, *recipients: PublicKey) -> bytes:
    """Return the text sealed to every recipient, to be opened in this place alone.

    A new content key each time, so that equal texts never look equal. ``ValueError`` without a
    recipient, with more than 255, with a malformed key, or for text that is not valid Unicode.
    """
    return _seal_bytes(text.encode(), place.associated_data(), recipients)


def open_sealed(sealed: bytes, place: Place, keys: KeyPair) -> str:
    """Return the text, or raise ``CannotOpen``: another key, another place, changed, or withdrawn."""
    opened = _open_bytes(sealed, place.associated_data(), keys)
    try:
        return opened.decode()
    except UnicodeDecodeError:
        raise CannotOpen(Unopened.NOT_AN_ENVELOPE) from None


def seal_key_to(private: bytes, recipient: PublicKey, context: bytes) -> bytes:
    """Return a private key sealed to a recipient: a participant's or an interview's to the evaluation's.

    ``context`` says whose key it is; it opens only under the same context, and never as text.
    """
    return _seal_bytes(exactly_32(private), length_prefixed(KEY_FORMAT, context), (recipient,))


def open_key(sealed: bytes, keys: KeyPair, context: bytes) -> bytes:
    """Return the private key that ``seal_key_to`` sealed, or raise ``CannotOpen``."""
    return _open_bytes(sealed, length_prefixed(KEY_FORMAT, context), keys)


def fingerprint(sealed: bytes) -> str:
    """Return the SHA-256 of the sealed bytes (64 hex digits), to stand in the audit line.

    Checked on reading: a sealed box names no sender, so anybody could otherwise put another in its place.
    """
    return hashlib.sha256(sealed).hexdigest()


def tombstone(length: int) -> str:
    """Return a text of ``length`` code points for a withdrawn segment, so that other offsets still hold."""
    if length < 0:
        raise ValueError("a length cannot be negative")
    return TOMBSTONE * length


def is_tombstone(text: str) -> bool:
    """Say whether the text is a tombstone (nothing else is ever stored in that character)."""
    return text != "" and set(text) == {TOMBSTONE}


def _seal_bytes(plain: bytes, place: bytes, recipients: tuple[PublicKey, ...]) -> bytes:
    """Return the envelope around ``plain``."""
    if not 1 <= len(recipients) <= MOST_RECIPIENTS:
        raise ValueError("seal to at least one recipient and at most 255")
    content_key = random(KEY_BYTES)
    boxes = [bindings.crypto_box_seal(content_key, exactly_32(public)) for public in recipients]
    header = b"".join((MAGIC, bytes([len(recipients)]), *boxes))
    return header + lock(plain, associated=length_prefixed(place, header), key=content_key)


def _open_bytes(sealed: bytes, place: bytes, keys: KeyPair) -> bytes:
    """Return what the envelope holds, or raise ``CannotOpen``."""
    if sealed == WITHDRAWN:
        raise CannotOpen(Unopened.WITHDRAWN)
    magic, count, _ = pieces(sealed, len(MAGIC), 1)
    if magic != MAGIC:
        raise CannotOpen(Unopened.NOT_AN_ENVELOPE)
    header, locked = pieces(sealed, len(MAGIC) + 1 + count[0] * BOX_BYTES)
    content_key = _content_key(header[len(MAGIC) + 1 :], keys)
    plain = unlock(locked, associated=length_prefixed(place, header), key=content_key)
    if plain is None:
        raise CannotOpen(Unopened.MOVED_OR_CHANGED)
    return plain


def _content_key(boxes: bytes, keys: KeyPair) -> bytes:
    """Return the content key from the first box that these keys open; boxes do not name their readers."""
    for at in range(0, len(boxes), BOX_BYTES):
        try:
            return bindings.crypto_box_seal_open(boxes[at : at + BOX_BYTES], keys.public, keys.private)
        except CryptoError:
            continue
    raise CannotOpen(Unopened.NOT_FOR_THIS_KEY)
