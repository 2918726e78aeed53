"""Reads of quotes with their words opened, for somebody who has unlocked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from medvirk.foundation.actor import NotAllowed
from medvirk.listen import sealed
from medvirk.listen.evidence import Speaker, Willing, barring, is_registered, says_yes
from medvirk.listen.models import Evaluation, Quote, QuoteRevision
from medvirk.listen.queries.reading import Desk
from medvirk.privacy.disclosure import QuoteUse, quote_refusals
from medvirk.privacy.sealing import CannotOpen, KeyPair, open_sealed
from medvirk.release.messages import sentence


@dataclass(frozen=True)
class QuoteSeen:
    """A quote in its newest words, as a reader on the team sees it."""

    row: Quote
    text: str
    revision: int
    written_by: UUID
    speaker: Speaker
    #: The words as stored do not open, or what they rest on was withdrawn.
    is_damaged: bool

    @property
    def id(self) -> UUID:
        """The quote's own id."""
        return self.row.id

    @property
    def finding(self) -> UUID:
        """The finding that it belongs under."""
        found: UUID = self.row.finding_id
        return found

    @property
    def may_leave(self) -> bool:
        """True when it can be read, and those who may have said it have said yes to being quoted."""
        return self.speaker.may_be_quoted and not self.is_damaged

    @property
    def use(self) -> QuoteUse:
        """The quote as disclosure control counts it."""
        person = str(self.speaker.person) if self.speaker.person else None
        return QuoteUse(str(self.id), str(self.finding), str(self.speaker.interview), person)


@dataclass
class _Told:
    """A quote's newest words, and what is known of who said them."""

    row: QuoteRevision
    people: set[UUID]
    willing: set[UUID]
    is_open: bool

    @property
    def speaker(self) -> Speaker:
        """Whose words it is."""
        segment = self.row.quote.excerpt.text.segment
        interviews = frozenset({segment.interview_id} if self.is_open else ())
        willing = Willing(frozenset(self.willing), interviews)
        return willing.speaker_of(segment.interview_id, segment.participant_id, self.people)


def quotes_of(evaluation: Evaluation, keys: KeyPair) -> Iterator[QuoteSeen]:
    """Every quote of the evaluation in its newest words, in order: one query, however many."""
    found = sorted(_told_in(evaluation), key=lambda told: (told.row.quote.position, told.row.quote_id))
    opened = sealed.keys_for((told.row.quote.excerpt.text.segment for told in found), keys)
    for told in found:
        row = told.row
        text, is_damaged = _words(evaluation.id, row, opened)
        gone = is_damaged or row.quote.excerpt.removed
        yield QuoteSeen(row.quote, text, row.number, row.written_by, told.speaker, gone)


def _told_in(evaluation: Evaluation) -> Iterable[_Told]:
    """The newest words of each quote; the database gives a row for each person that the mark speaks for."""
    found: dict[UUID, _Told] = {}
    row: Any  # with the columns that ``_rows`` adds
    for row in _rows(evaluation).order_by("number"):
        is_open = row.somebody and not row.barred
        told = found.setdefault(row.quote_id, _Told(row, set(), set(), is_open))
        told.row = row
        told.people |= {row.person} if row.person else set()
        told.willing |= {row.speaker} if row.yes else set()
    return found.values()


def _rows(evaluation: Evaluation) -> QuerySet[QuoteRevision]:
    segment = "quote__excerpt__text__segment"
    interview = OuterRef(f"{segment}__interview")
    rows = QuoteRevision.objects.filter(quote__evaluation=evaluation, language=evaluation.language)
    return (
        rows.select_related(f"{segment}__participant", f"{segment}__interview")
        .annotate(person=F("quote__excerpt__people"))
        .annotate(speaker=Coalesce(f"{segment}__participant", "person"))
        .annotate(yes=says_yes("speaker"), barred=Exists(barring(interview)), somebody=Exists(is_registered(interview)))
    )


def _words(evaluation: UUID, row: QuoteRevision, keys: Mapping[UUID, KeyPair]) -> tuple[str, bool]:
    key = sealed.key_of(row.quote.excerpt.text.segment)
    if key is None or key not in keys:
        return "", True
    try:
        return open_sealed(bytes(row.sealed_text), sealed.quote_words(evaluation, row), keys[key]), False
    except CannotOpen:
        return "", True


@dataclass(frozen=True)
class QuoteToWrite:
    """One quote, and what disclosure control says of it among all the others."""

    seen: QuoteSeen
    stays_because: str

    @property
    def text(self) -> str:
        """Its newest words."""
        return self.seen.text

    @property
    def row(self) -> Quote:
        """The quote itself."""
        return self.seen.row

    @property
    def revision(self) -> int:
        """The number of its newest words."""
        return self.seen.revision

    @property
    def finding(self) -> UUID:
        """The finding that it belongs under."""
        return self.seen.finding


def quote_to_write(desk: Desk, quote_id: UUID) -> QuoteToWrite:
    """One quote of the evaluation. ``NotAllowed`` when it is not there."""
    quotes = list(quotes_of(desk.evaluation, desk.keys))
    found = next((quote for quote in quotes if quote.id == quote_id), None)
    if found is None:
        raise NotAllowed
    refused = quote_refusals(quote.use for quote in quotes if quote.may_leave).get(str(found.id))
    return QuoteToWrite(found, sentence(refused) if refused else "")
