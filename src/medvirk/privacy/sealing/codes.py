"""Secrets in links, codes that people read aloud, and the hash that is stored instead of a secret."""

import hashlib
import re
import secrets

from medvirk.privacy.pseudonyms import PLAIN_LETTER_WORDS

LINK_SECRET_BYTES = 32


def new_link_secret() -> str:
    """Return 256 random bits, safe in an address: whoever has the link is meant to have it."""
    return secrets.token_urlsafe(LINK_SECRET_BYTES)


def secret_hash(secret: str) -> str:
    """Return what is stored of a link's secret (64 hex digits); neither secret nor key follows from it.

    Fast on purpose: a random secret cannot be guessed. What a person chose needs a passphrase wrap.
    """
    plain = secret.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(plain, digest_size=32, person=b"medvirk secret").hexdigest()


def new_code(digits: int = 6) -> str:
    """Return a one-time code of that many digits, leading zeros kept; its use needs a limit on failures."""
    if digits < 1:
        raise ValueError("a code has at least one digit")
    return str(secrets.randbelow(10**digits)).zfill(digits)


def new_evaluation_code() -> str:
    """Return a code that can be read over the phone and typed on any keyboard: ``mose-granitt-4821``.

    It names an evaluation to those who have its sheet of paper; it guards nothing by itself.
    """
    first, second = (secrets.choice(PLAIN_LETTER_WORDS).lower() for _ in range(2))
    return f"{first}-{second}-{new_code(4)}"


def read_evaluation_code(typed: str) -> str:
    """Return the code as it is stored, from what somebody typed: capitals, spaces and odd dashes forgiven."""
    return "-".join(part for part in re.split(r"[\W_]+", typed.casefold()) if part)
