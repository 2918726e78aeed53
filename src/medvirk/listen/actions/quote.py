"""Writes to quotes: rewrite a marked excerpt under a finding, write it anew, remove it.

A quote is sealed to the same key as the words that it rests on, so that it goes when they go.
"""

from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, NotPossible, check
from medvirk.foundation.keys import store
from medvirk.listen import sealed
from medvirk.listen.actions.finding import CHANGED_MEANWHILE, HAS_BEEN_SENT, finding_in, open_for_findings, was_sent
from medvirk.listen.evidence import willing_in
from medvirk.listen.models import Evaluation, Excerpt, Finding, Quote, QuoteRevision
from medvirk.privacy.sealing import PublicKey, seal

LONGEST_QUOTE = 1_000

NOT_GATHERED = _("This mark does not belong to the finding. Gather it first.")
GONE = _("What this rests on has been withdrawn, so it cannot be quoted.")
NO_CONSENT = _(
    "Somebody who may have said this has not said yes to being quoted. "
    "Choose another passage, or say whose words they are."
)


@audit.action("listen.quote.written")
def add_quote(evaluation_id: UUID, finding_id: UUID, excerpt_id: UUID, text: str, *, by: Actor) -> Quote:
    """Write a quote from a mark that the finding gathers, when those who may have said it want to be quoted."""
    evaluation = open_for_findings(evaluation_id, by)
    finding = finding_in(evaluation, finding_id)
    excerpt = _gathered(finding, excerpt_id)
    _check_willing(evaluation, excerpt)
    quote = Quote.objects.create(
        evaluation=evaluation, finding=finding, excerpt=excerpt, position=_next_position(evaluation)
    )
    _add_revision(quote, 1, text, by)
    audit.record(by, quote)
    return quote


@audit.action("listen.quote.changed")
def change_quote(evaluation_id: UUID, quote_id: UUID, revision: int, text: str, *, by: Actor) -> Quote:
    """Write a new revision. ``revision`` is the one that the writer had before them."""
    quote = _quote(open_for_findings(evaluation_id, by), quote_id)
    newest: int = quote.revisions.aggregate(newest=Max("number"))["newest"] or 0
    check(newest == revision, CHANGED_MEANWHILE)
    _add_revision(quote, newest + 1, text, by)
    audit.record(by, quote, revision=newest + 1)
    return quote


@audit.action("listen.quote.removed")
def remove_quote(evaluation_id: UUID, quote_id: UUID, *, by: Actor) -> None:
    """Remove a quote that reviewers have never had before them."""
    quote = _quote(open_for_findings(evaluation_id, by), quote_id)
    check(not was_sent(quote.id), HAS_BEEN_SENT)
    audit.record(by, quote)
    quote.delete()


def _gathered(finding: Finding, excerpt_id: UUID) -> Excerpt:
    rows = finding.excerpts.filter(removed=False).select_related(
        "text__segment__participant", "text__segment__interview"
    )
    found: Excerpt | None = rows.filter(id=excerpt_id).first()
    if found is None:
        raise NotPossible(NOT_GATHERED)
    return found


def _check_willing(evaluation: Evaluation, excerpt: Excerpt) -> None:
    segment = excerpt.text.segment
    people = excerpt.people.values_list("id", flat=True)
    speaker = willing_in(evaluation).speaker_of(segment.interview_id, segment.participant_id, people)
    check(speaker.may_be_quoted, NO_CONSENT)


def _quote(evaluation: Evaluation, quote_id: UUID) -> Quote:
    rows = Quote.objects.select_for_update(of=("self",)).select_related(
        "excerpt__text__segment__participant", "excerpt__text__segment__interview"
    )
    found = rows.filter(evaluation=evaluation, id=quote_id).first()
    if found is None:
        raise NotAllowed
    found.evaluation = evaluation
    return found


def _add_revision(quote: Quote, number: int, text: str, by: Actor) -> None:
    evaluation = quote.evaluation
    made = QuoteRevision(quote=quote, language=evaluation.language, number=number, written_by=by.id)
    made.sealed_text = seal(text, sealed.quote_words(evaluation.id, made), _key_of(quote.excerpt))
    made.save()


def _key_of(excerpt: Excerpt) -> PublicKey:
    key = sealed.key_of(excerpt.text.segment)
    if key is None:
        raise NotPossible(GONE)
    try:
        return store.public_key_of(key)
    except store.NoKey:
        raise NotPossible(GONE) from None


def _next_position(evaluation: Evaluation) -> int:
    last: int | None = evaluation.quotes.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
