"""One way to encrypt: XChaCha20-Poly1305-IETF, a new nonce each time standing before the ciphertext."""

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random

from medvirk.privacy.sealing.binary import pieces

NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
TAG_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES


def lock(plain: bytes, *, associated: bytes, key: bytes) -> bytes:
    """Return nonce and ciphertext; ``associated`` must be the same on opening."""
    nonce = random(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, associated, nonce, key)


def unlock(locked: bytes, *, associated: bytes, key: bytes) -> bytes | None:
    """Return what was locked, ``None`` with another key or other data; ``CannotOpen`` if cut short."""
    nonce, tag, rest = pieces(locked, NONCE_BYTES, TAG_BYTES)
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(tag + rest, associated, nonce, key)
    except CryptoError:
        return None
