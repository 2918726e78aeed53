"""Reads of findings with their words opened, for somebody who has unlocked; and what goes before reviewers.

A ``Desk`` is only given to somebody who may read and has unlocked; it names the viewer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from django.db.models import Count, prefetch_related_objects
from django.utils.translation import gettext as _

from medvirk.foundation.actor import NotAllowed
from medvirk.listen import sealed
from medvirk.listen.enums import FindingKind
from medvirk.listen.evidence import standings_of
from medvirk.listen.models import Crew, Evaluation, Finding, FindingRevision
from medvirk.listen.participation import people_who_told
from medvirk.listen.queries.quote import QuoteSeen, quotes_of
from medvirk.listen.queries.reading import Desk
from medvirk.privacy.disclosure import Audience, Refusal, Standing, words_for
from medvirk.privacy.sealing import CannotOpen, KeyPair, Place, open_sealed
from medvirk.release.enums import ItemKind
from medvirk.release.items import EvaluationFacts, Evidence, Item
from medvirk.release.messages import plain_wording, sentence, who_stands_behind

#: Nobody stands behind a finding that gathers no marks.
_NOBODY = Standing(None, 0, 0)
_QUOTES = Count("finding__quotes", distinct=True)


@dataclass(frozen=True)
class FindingSeen:
    """A finding in its newest words, as a reader on the team sees it."""

    row: Finding
    title: str
    text: str
    #: The name of the theme it belongs to; empty when it belongs to none.
    theme: str
    revision: int
    written_by: UUID
    standing: Standing
    participants: int
    #: How many quotes it has; ``quotes`` holds them where they were asked for.
    quote_count: int
    quotes: Sequence[QuoteSeen]
    #: The words as stored do not open.
    is_damaged: bool = False

    @property
    def id(self) -> UUID:
        """The finding's own id."""
        return self.row.id

    @property
    def kind(self) -> FindingKind:
        """Works, could be better, or a suggestion."""
        return FindingKind(self.row.kind)

    @cached_property
    def wording(self) -> str:
        """What those invited would read of how many said it; empty when it cannot go out."""
        said = words_for(self.standing, self.participants, Audience.SHARED)
        return "" if isinstance(said, Refusal) else who_stands_behind(plain_wording(said))

    @cached_property
    def stays_because(self) -> str:
        """Why it cannot go out to those invited as it stands; empty when nothing is in the way."""
        said = words_for(self.standing, self.participants, Audience.SHARED)
        return sentence(said) if isinstance(said, Refusal) else ""


def findings_listed(evaluation: Evaluation, keys: KeyPair) -> list[FindingSeen]:
    """Every finding in its newest words, in order, without its quotes: two queries beside the interviews."""
    return _all_seen(evaluation, keys, {})


def findings_seen(evaluation: Evaluation, keys: KeyPair) -> list[FindingSeen]:
    """Every finding in its newest words, in order, with its quotes."""
    quotes: dict[UUID, list[QuoteSeen]] = {}
    for quote in quotes_of(evaluation, keys):
        quotes.setdefault(quote.finding, []).append(quote)
    return _all_seen(evaluation, keys, quotes)


def _all_seen(evaluation: Evaluation, keys: KeyPair, quotes: Mapping[UUID, Sequence[QuoteSeen]]) -> list[FindingSeen]:
    prefetch_related_objects([evaluation], "interviews")
    standings, told = standings_of(evaluation), people_who_told(evaluation)
    return [
        _seen(row, keys, _standing_of(row.finding, standings), told, quotes.get(row.finding_id, ()))
        for row in _newest_revisions(evaluation)
    ]


def _newest_revisions(evaluation: Evaluation) -> list[FindingRevision]:
    """The newest words of each finding, in the order of the findings."""
    rows = FindingRevision.objects.filter(finding__evaluation=evaluation, language=evaluation.language)
    newest: dict[UUID, FindingRevision] = {}
    for row in rows.select_related("finding__theme").annotate(quotes=_QUOTES).order_by("number"):
        row.finding.evaluation = evaluation
        newest[row.finding_id] = row
    return sorted(newest.values(), key=lambda row: (row.finding.position, row.finding_id))


def _standing_of(finding: Finding, standings: Mapping[UUID, Standing]) -> Standing:
    """Who stands behind a finding; one from the conference stands on that one gathering."""
    if finding.from_conference:
        return Standing(finding.counted, 1, 1)
    return standings.get(finding.id, _NOBODY)


def _seen(
    row: FindingRevision, keys: KeyPair, standing: Standing, told: int, quotes: Sequence[QuoteSeen]
) -> FindingSeen:
    evaluation = row.finding.evaluation.id
    title, title_opens = _opened(row.sealed_title, sealed.finding_words(evaluation, row, "title"), keys)
    text, text_opens = _opened(row.sealed_text, sealed.finding_words(evaluation, row, "text"), keys)
    damaged = not (title_opens and text_opens)
    theme = row.finding.theme
    name = _opened(theme.sealed_name, sealed.theme_name(theme), keys)[0] if theme else ""
    count: int = row.quotes  # type: ignore[attr-defined]
    return FindingSeen(
        row.finding, title, text, name, row.number, row.written_by, standing, told, count, quotes, damaged
    )


def _opened(value: bytes | memoryview, place: Place, keys: KeyPair) -> tuple[str, bool]:
    try:
        return open_sealed(bytes(value), place, keys), True
    except CannotOpen:
        return _("These words cannot be opened."), False


def finding_seen(desk: Desk, finding_id: UUID) -> FindingSeen:
    """One finding, without its quotes. ``NotAllowed`` when it is not there."""
    return _among(findings_listed(desk.evaluation, desk.keys), finding_id)


def words_of(desk: Desk, finding_id: UUID) -> FindingSeen:
    """One finding's words alone, in one query: who stands behind it is not asked."""
    rows = _newest_revisions(desk.evaluation)
    return _among([_seen(row, desk.keys, _NOBODY, 0, ()) for row in rows if row.finding_id == finding_id], finding_id)


def _among(findings: Sequence[FindingSeen], finding_id: UUID) -> FindingSeen:
    found = next((finding for finding in findings if finding.id == finding_id), None)
    if found is None:
        raise NotAllowed
    return found


def release_facts(evaluation: Evaluation) -> EvaluationFacts:
    """What ``release`` must know about the evaluation. Everybody who was close to it is barred from reviewing."""
    crew = Crew.objects.filter(interview__evaluation=evaluation).values_list("account", flat=True)
    facts = facts_for_team(evaluation)
    return replace(facts, barred_accounts=facts.barred_accounts | frozenset(crew))


def facts_for_team(evaluation: Evaluation) -> EvaluationFacts:
    """The same, with only the team barred: enough to look ahead, and one query less."""
    prefetch_related_objects([evaluation], "interviews")
    return EvaluationFacts(
        id=evaluation.id,
        organisation=evaluation.organisation_id,
        title=evaluation.title,
        language=evaluation.language,
        participants=people_who_told(evaluation),
        barred_accounts=frozenset(member.account_id for member in evaluation.team.all()),
        affected_services=frozenset(affected.service_id for affected in evaluation.affected.all()),
    )


def release_items(evaluation: Evaluation, keys: KeyPair) -> list[Item]:
    """The whole report: every finding that is not set aside, and the quotes of those who said yes to it."""
    return items_of(findings_seen(evaluation, keys), evaluation.language)


def items_of(findings: Sequence[FindingSeen], language: str) -> list[Item]:
    """Findings and their quotes as ``release`` takes them, in reading order."""
    items = []
    for finding in findings:
        if finding.row.set_aside_because or finding.is_damaged:
            continue
        items.append(_finding_item(finding, language))
        items += [_quote_item(quote, language) for quote in finding.quotes if quote.may_leave]
    return items


def _finding_item(finding: FindingSeen, language: str) -> Item:
    standing, gathering = finding.standing, finding.row.from_conference
    theme = {"theme": finding.theme} if finding.theme else {}
    return Item(
        kind=ItemKind.FINDING,
        subject=finding.id,
        parent=None,
        revision=finding.revision,
        language=language,
        author=finding.written_by,
        position=finding.row.position,
        content={"title": finding.title, "text": finding.text, **theme},
        evidence=Evidence(
            people=standing.people,
            interviews=0 if gathering else standing.interviews,
            of_interviews=0 if gathering else standing.of_interviews,
        ),
    )


def _quote_item(quote: QuoteSeen, language: str) -> Item:
    person = quote.speaker.person
    return Item(
        kind=ItemKind.QUOTE,
        subject=quote.id,
        parent=quote.finding,
        revision=quote.revision,
        language=language,
        author=quote.written_by,
        position=quote.row.position,
        content={"text": quote.text},
        evidence=Evidence(quote_interview=str(quote.speaker.interview), quote_person=str(person) if person else None),
    )
