"""One exception for everything that does not open, with the reason where saying it gives nothing away."""

from enum import Enum


class Unopened(Enum):
    """Why a sealed value stayed closed; the values are stable and may be stored in an audit line."""

    NOT_AN_ENVELOPE = "not_an_envelope"
    """Not made by this package, cut short, or of a version that this release does not know."""
    NOT_FOR_THIS_KEY = "not_for_this_key"
    """Sealed to other readers, or locked with another key or passphrase."""
    MOVED_OR_CHANGED = "moved_or_changed"
    """The key fits, but the place or the bytes are not the ones that were sealed.

    The two cannot be told apart, by anybody: that is what authenticated encryption promises.
    """
    WITHDRAWN = "withdrawn"
    """The text was withdrawn; nobody can open it any more."""


class CannotOpen(Exception):
    """A sealed value or wrapped key that does not open; ``reason`` says why.

    The message holds the reason alone, never content, keys or places, so it can be logged.
    """

    def __init__(self, reason: Unopened) -> None:
        super().__init__(reason.value)
        self.reason = reason


class WrongPassphrase(CannotOpen):
    """The passphrase does not unlock this key (or the wrapped key was tampered with)."""

    def __init__(self) -> None:
        super().__init__(Unopened.NOT_FOR_THIS_KEY)
