"""Sealed text opens only for those it was sealed to, and only in the place it was written for.

Whoever holds a public key can write; only the private key reads. libsodium does the cryptography
(through PyNaCl); this package decides formats and refusals. What it does not hide: that something
was written, when, how long it is, and how many can open it.
"""

from medvirk.privacy.sealing.codes import (
    new_code,
    new_evaluation_code,
    new_link_secret,
    read_evaluation_code,
    secret_hash,
)
from medvirk.privacy.sealing.keys import (
    KeyPair,
    PrivateKey,
    PublicKey,
    generate_key_pair,
    key_pair_from_private,
    key_pair_from_secret,
)
from medvirk.privacy.sealing.passphrases import PassphraseProblem, passphrase_problem
from medvirk.privacy.sealing.places import Place
from medvirk.privacy.sealing.refusals import CannotOpen, Unopened, WrongPassphrase
from medvirk.privacy.sealing.values import (
    WITHDRAWN,
    fingerprint,
    is_tombstone,
    open_key,
    open_sealed,
    seal,
    seal_key_to,
    tombstone,
)
from medvirk.privacy.sealing.wraps import (
    Cost,
    unwrap_with_key,
    unwrap_with_passphrase,
    wrap_with_key,
    wrap_with_passphrase,
)

__all__ = [
    "WITHDRAWN",
    "CannotOpen",
    "Cost",
    "KeyPair",
    "PassphraseProblem",
    "Place",
    "PrivateKey",
    "PublicKey",
    "Unopened",
    "WrongPassphrase",
    "fingerprint",
    "generate_key_pair",
    "is_tombstone",
    "key_pair_from_private",
    "key_pair_from_secret",
    "new_code",
    "new_evaluation_code",
    "new_link_secret",
    "open_key",
    "open_sealed",
    "passphrase_problem",
    "read_evaluation_code",
    "seal",
    "seal_key_to",
    "secret_hash",
    "tombstone",
    "unwrap_with_key",
    "unwrap_with_passphrase",
    "wrap_with_key",
    "wrap_with_passphrase",
]
