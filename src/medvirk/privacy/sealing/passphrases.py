"""What makes a passphrase too weak to guard what people told in confidence."""

import unicodedata
from enum import Enum
from itertools import pairwise

SHORTEST = 12
FEWEST_DIFFERENT = 5
_ROWS = (
    "abcdefghijklmnopqrstuvwxyzæøå",
    "12345678901234567890",
    "qwertyuiopå",
    "asdfghjkløæ",
    "zxcvbnm",
)
_ORDINARY = (
    "passord",
    "password",
    "velkommen",
    "velkomen",
    "sommer",
    "sommar",
    "vinter",
    "medvirk",
    "qwerty",
)


class PassphraseProblem(Enum):
    """Why a passphrase is refused when it is chosen."""

    TOO_SHORT = "too_short"
    TOO_ALIKE = "too_alike"
    REPEATED = "repeated"
    SEQUENCE = "sequence"
    ORDINARY = "ordinary"


def passphrase_problem(passphrase: str) -> PassphraseProblem | None:
    """Return what is wrong with a new passphrase, or ``None`` when it will do.

    At least 12 characters, 5 of them different, no short piece said over and over, no run along the
    alphabet or the keyboard, and not an ordinary password with a tail of digits. Length counts most:
    several unrelated words are the advice to give (NIST SP 800-63B: length and a list of common ones,
    no rules on composition).
    """
    plain = normalised(passphrase).casefold()
    if len(plain) < SHORTEST:
        return PassphraseProblem.TOO_SHORT
    if len(set(plain)) < FEWEST_DIFFERENT:
        return PassphraseProblem.TOO_ALIKE
    if plain in (plain * 2)[1:-1]:
        return PassphraseProblem.REPEATED
    if _along_a_row(plain):
        return PassphraseProblem.SEQUENCE
    if _is_ordinary(plain):
        return PassphraseProblem.ORDINARY
    return None


def normalised(passphrase: str) -> str:
    """Return the form that is hashed: å typed on a Mac and on a Windows machine is the same å.

    NFC with every kind of space made plain, as RFC 8265 has it for passwords.
    """
    spaced = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in passphrase)
    return unicodedata.normalize("NFC", spaced)


def _along_a_row(plain: str) -> bool:
    """Say whether most of the passphrase runs along the alphabet, the digits or a row of keys."""
    steps = {pair for row in _ROWS for line in (row, row[::-1]) for pair in pairwise(line)}
    taken = sum(pair in steps for pair in pairwise(plain))
    return taken * 4 >= (len(plain) - 1) * 3


def _is_ordinary(plain: str) -> bool:
    """Say whether little is left when the ordinary words and the digits are taken away."""
    rest = plain
    for word in _ORDINARY:
        rest = rest.replace(word, "")
    letters = [sign for sign in rest if sign.isalpha()]
    return rest != plain and len(letters) < FEWEST_DIFFERENT
