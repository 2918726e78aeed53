"""Why a file could not be read, in plain values that carry nothing of the file's text."""

from enum import StrEnum


class Problem(StrEnum):
    """One reason, one thing a person can do about it (see ``messages``)."""

    TOO_LARGE = "too_large"
    EMPTY = "empty"
    WRONG_TYPE = "wrong_type"
    CONTENT_DOES_NOT_MATCH_NAME = "content_does_not_match_name"
    UNKNOWN_ENCODING = "unknown_encoding"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    INFLATES_TOO_MUCH = "inflates_too_much"
    TOO_MUCH_TEXT = "too_much_text"
    NO_TEXT = "no_text"
    CONTROL_CHARACTERS = "control_characters"


class CannotRead(Exception):
    """The file was refused, for one reason.

    ``detail`` is technical English for the log ("line 12"); it never quotes the file, since its text is
    sealed material.
    """

    def __init__(self, reason: Problem, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" if self.detail else str(self.reason)
