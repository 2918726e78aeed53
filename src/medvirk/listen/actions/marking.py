"""Writes to marks: mark a span under themes, change what is said about it, take it away, put it back.

A mark points into a text that never changes, so taking it away and putting it back loses nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, NotPossible, check, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, sealed, states
from medvirk.listen.actions.evaluation import locked
from medvirk.listen.models import Evaluation, Excerpt, Participant, SegmentText, Theme
from medvirk.listen.queries.marking import NOT_HANDED_IN, OUTSIDE, WITHDRAWN
from medvirk.listen.spans import Span
from medvirk.privacy.sealing import WITHDRAWN as TAKEN_OUT
from medvirk.privacy.sealing import fingerprint, seal

LONGEST_MEMO = 4_000
NO_THEME = _("Choose at least one theme.")
UNKNOWN_PEOPLE = _("Somebody you chose was not in this interview, or has withdrawn. Choose again.")
TOO_FEW = _("You have chosen more people than the number says. Correct the number, or leave it empty.")
TOO_MANY = _("More people than took part cannot stand behind this. Count again.")
THEMES_GONE = _("The themes of this mark are gone. Mark the words again under another theme.")
HAS_QUOTE = _("A quote rests on this mark. Remove the quote first.")
HAS_FINDING = _("A finding rests on this mark. Take it out of the finding first.")


@dataclass(frozen=True)
class About:
    """What is said about a span. ``counted`` is how many it speaks for, the known ``people`` included."""

    themes: frozenset[UUID]
    memo: str = ""
    people: frozenset[UUID] = field(default_factory=frozenset)
    counted: int | None = None


@audit.action("listen.excerpt.marked")
def mark_excerpt(evaluation_id: UUID, text_id: UUID, span: Span, about: About, *, by: Actor) -> Excerpt:
    """Mark a span of notes that are handed in. The same mark sent twice is stored once."""
    evaluation = _open_for(evaluation_id, by)
    text = _text(evaluation, text_id)
    check(span.fits(text.length), OUTSIDE)
    _check_can_be_read(text)
    there = _same(text, span, about.themes, by)
    excerpt = there or Excerpt(evaluation=evaluation, text=text, start=span.start, end=span.end, marked_by=by.id)
    if not there:
        _say(excerpt, about)
    audit.record(by, excerpt)
    return excerpt


@audit.action("listen.excerpt.changed")
def change_excerpt(evaluation_id: UUID, excerpt_id: UUID, about: About, *, by: Actor) -> Excerpt:
    """Change a mark's themes, memo, and whom it speaks for. The span stays as it is."""
    excerpt = _excerpt(_open_for(evaluation_id, by), excerpt_id, removed=False)
    _check_can_be_read(excerpt.text)
    _say(excerpt, about)
    audit.record(by, excerpt)
    return excerpt


@audit.action("listen.excerpt.removed")
def remove_excerpt(evaluation_id: UUID, excerpt_id: UUID, *, by: Actor) -> None:
    """Take a mark away. It can be put back."""
    excerpt = _excerpt(_open_for(evaluation_id, by), excerpt_id, removed=False)
    check(not excerpt.quotes.exists(), HAS_QUOTE)
    check(not excerpt.findings.exists(), HAS_FINDING)
    excerpt.removed = True
    excerpt.save(update_fields=["removed"])
    audit.record(by, excerpt)


@audit.action("listen.excerpt.restored")
def restore_excerpt(evaluation_id: UUID, excerpt_id: UUID, *, by: Actor) -> None:
    """Put a mark back as it was, unless its words were withdrawn or its themes are gone meanwhile."""
    excerpt = _excerpt(_open_for(evaluation_id, by), excerpt_id, removed=True)
    _check_can_be_read(excerpt.text)
    check(excerpt.themes.exists(), THEMES_GONE)
    excerpt.removed = False
    excerpt.save(update_fields=["removed"])
    audit.record(by, excerpt)


def _open_for(evaluation_id: UUID, by: Actor) -> Evaluation:
    """The evaluation, held, when this actor may mark in it now."""
    evaluation = locked(evaluation_id)
    require(rules.may_mark(by, evaluation))
    states.check_open(evaluation, states.Work.MARKING)
    return evaluation


def _text(evaluation: Evaluation, text_id: UUID) -> SegmentText:
    rows = SegmentText.objects.select_related("segment__interview", "segment__participant")
    found = rows.filter(segment__interview__evaluation=evaluation, id=text_id).first()
    if found is None:
        raise NotAllowed
    check(found.segment.interview.delivered_on is not None, NOT_HANDED_IN)
    return found


def _excerpt(evaluation: Evaluation, excerpt_id: UUID, *, removed: bool) -> Excerpt:
    rows = evaluation.excerpts.select_related("text__segment__interview", "text__segment__participant")
    found = rows.filter(id=excerpt_id).first()
    if found is None:
        raise NotAllowed
    already = _("The mark has been put back already.") if removed else _("The mark has been taken away already.")
    check(found.removed is removed, already)
    return found


def _check_can_be_read(text: SegmentText) -> None:
    participant = text.segment.participant
    withdrew = participant is not None and (participant.withdrawn_on is not None or participant.key is None)
    # A passage that belonged to nobody in particular can have been taken out too.
    taken_out = text.fingerprint == fingerprint(TAKEN_OUT)
    check(not withdrew and not taken_out, WITHDRAWN)


def _same(text: SegmentText, span: Span, themes: frozenset[UUID], by: Actor) -> Excerpt | None:
    rows = Excerpt.objects.filter(text=text, start=span.start, end=span.end, marked_by=by.id, removed=False)
    found = rows.prefetch_related("themes")
    return next((row for row in found if {theme.id for theme in row.themes.all()} == themes), None)


def _say(excerpt: Excerpt, about: About) -> None:
    """Store the mark with all that is said about it."""
    themes, people = _themes(excerpt, about.themes), _people(excerpt, about.people)
    excerpt.counted = _counted(excerpt, about.counted, len(people))
    excerpt.sealed_memo = _sealed_memo(excerpt, about.memo)
    excerpt.save()
    excerpt.themes.set(themes)
    excerpt.people.set(people)


def _themes(excerpt: Excerpt, wanted: Iterable[UUID]) -> list[Theme]:
    found = list(excerpt.evaluation.themes.filter(id__in=wanted))
    check(bool(found), NO_THEME)
    return found


def _people(excerpt: Excerpt, wanted: frozenset[UUID]) -> list[Participant]:
    rows = excerpt.text.segment.interview.participants.filter(id__in=wanted, withdrawn_on=None)
    found = list(rows)
    check(len(found) == len(wanted), UNKNOWN_PEOPLE)
    return found


def _counted(excerpt: Excerpt, number: int | None, known: int) -> int | None:
    present = excerpt.text.segment.interview.present
    check(number is None or number >= known, TOO_FEW)
    check(number is None or present is None or number <= present, TOO_MANY)
    return number or None


def _sealed_memo(excerpt: Excerpt, memo: str) -> bytes:
    """A memo can say what the words say, so it is sealed to the same key and goes when they go."""
    check(len(memo) <= LONGEST_MEMO, _("The memo is very long. Make it shorter."))
    key = sealed.key_of(excerpt.text.segment)
    if not memo or key is None:
        return b""
    try:
        return seal(memo, sealed.memo(excerpt), store.public_key_of(key))
    except store.NoKey:
        raise NotPossible(WITHDRAWN) from None
