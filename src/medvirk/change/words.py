"""Where the words of a participant who says "this is not done" are sealed, and where they open."""

from uuid import UUID

from medvirk.privacy.sealing import Place


def place_of_words(evaluation: UUID, said: UUID) -> Place:
    """The place of one answer's words."""
    return Place(evaluation, "change.notdone", said, "words", 1)
