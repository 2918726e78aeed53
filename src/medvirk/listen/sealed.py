"""Where each sealed value of an evaluation belongs, and whose key it is sealed to.

What one participant said, and everything that rests on it (memos and quotes too), is sealed to that
participant's key; what belongs to nobody in particular to the interview's; the team's own words to the
evaluation's. Destroying a participant's key therefore closes all of it at once.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from medvirk.foundation.keys import store
from medvirk.listen.models import Excerpt, FindingRevision, QuoteRevision, Segment, SegmentText, Theme
from medvirk.privacy.sealing import (
    CannotOpen,
    KeyPair,
    Place,
    PublicKey,
    Unopened,
    fingerprint,
    open_sealed,
    seal,
    tombstone,
)


def theme_name(theme: Theme) -> Place:
    """The place of a theme's name."""
    return Place(theme.evaluation_id, "theme", theme.id, "name", theme.revision)


def segment_text(evaluation: UUID, text: SegmentText) -> Place:
    """The place of one version of a segment's text."""
    return Place(evaluation, "segment", text.segment_id, "text", text.number)


def memo(excerpt: Excerpt) -> Place:
    """The place of a mark's memo."""
    return Place(excerpt.evaluation_id, "excerpt", excerpt.id, "memo", 1)


def finding_words(evaluation: UUID, revision: FindingRevision, field: str) -> Place:
    """The place of a finding's ``title`` or ``text``."""
    return Place(evaluation, "finding revision", revision.id, field, revision.number)


def quote_words(evaluation: UUID, revision: QuoteRevision) -> Place:
    """The place of a quote's words."""
    return Place(evaluation, "quote revision", revision.id, "text", revision.number)


def key_of(segment: Segment) -> UUID | None:
    """The key that this segment is sealed to: the participant's, else the interview's."""
    key: UUID | None = segment.participant.key if segment.participant else segment.interview.key
    return key


def seal_text(evaluation: UUID, text: SegmentText, words: str, *recipients: PublicKey) -> None:
    """Fill in the text's sealed words, their fingerprint and their length in code points."""
    text.sealed = seal(words, segment_text(evaluation, text), *recipients)
    text.fingerprint = fingerprint(text.sealed)
    text.length = len(words)


def open_text(evaluation: UUID, text: SegmentText, keys: KeyPair | None) -> str:
    """Return the words, or a tombstone of the same length where the text was withdrawn.

    Raises ``CannotOpen`` when the stored bytes are not those that were written, or the keys do not fit.
    ``keys`` are the participant's or interview's own; ``None`` where they were destroyed.
    """
    sealed = bytes(text.sealed)
    if fingerprint(sealed) != text.fingerprint:
        raise CannotOpen(Unopened.MOVED_OR_CHANGED)
    if keys is None:
        return tombstone(text.length)
    try:
        return open_sealed(sealed, segment_text(evaluation, text), keys)
    except CannotOpen as refusal:
        if refusal.reason is Unopened.WITHDRAWN:
            return tombstone(text.length)
        raise


def keys_for(segments: Iterable[Segment], keys: KeyPair) -> Mapping[UUID, KeyPair]:
    """Open the keys of these segments with the evaluation's, in one query. Destroyed ones are left out."""
    wanted = {key for segment in segments if (key := key_of(segment))}
    return store.open_sealed_keys(wanted, keys)
