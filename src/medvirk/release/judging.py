"""Which items may go before the reviewers: disclosure control, asked about a whole report at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from medvirk.privacy.disclosure import (
    Audience,
    Figure,
    Ledger,
    QuoteUse,
    Refusal,
    Standing,
    Wording,
    decide_figure,
    quote_refusals,
    what_may_leave,
    words_for,
)
from medvirk.privacy.disclosure import Item as Kind
from medvirk.release.enums import ItemKind, Zone
from medvirk.release.items import EvaluationFacts, FigureEvidence, Hindrance, Item, Judgement

AUDIENCE: Mapping[str, Audience] = {Zone.SHARED: Audience.SHARED, Zone.PUBLIC: Audience.PUBLIC}
_KIND = {
    ItemKind.FINDING: Kind.WORDS,
    ItemKind.WORDS: Kind.WORDS,
    ItemKind.QUOTE: Kind.QUOTE,
    ItemKind.FIGURE: Kind.FIGURE,
}


def judge(
    facts: EvaluationFacts,
    zone: Zone,
    items: Iterable[Item],
    ledger: Ledger | None = None,
    out: Collection[UUID] = (),
) -> list[Judgement]:
    """Say of each item, in the order given, whether it may go before the reviewers and what is said beside it.

    ``items`` are the whole report for the zone. Quotes are judged together. Whatever
    belongs under a finding goes only where the finding does.
    ``ledger`` holds the figures that were released before, ``out`` the quotes: those stand, and newer ones give way.
    """
    first = _one_by_one(facts, zone, items, ledger or Ledger())
    findings = {j.item.subject for j in first if j.allowed and j.item.kind == ItemKind.FINDING}
    second = [_under_a_finding(judgement, findings) for judgement in first]
    quotes = [j.item for j in second if j.allowed and j.item.kind == ItemKind.QUOTE]
    too_many = too_many_quotes(sorted(uses_of(quotes), key=lambda use: UUID(str(use.quote)) not in out))
    return [_with(j, too_many.get(j.item.subject)) for j in second]


def judge_alone(facts: EvaluationFacts, zone: Zone, item: Item, ledger: Ledger | None = None) -> Judgement:
    """Judge one item by itself; the rules that count several quotes are asked again when it leaves."""
    return _one_by_one(facts, zone, [item], ledger or Ledger())[0]


def may_name_the_service(participants: int, zone: Zone) -> bool:
    """Say whether the service may be named to this zone: with 6 to 11 participants not in public."""
    return what_may_leave(participants).refusal(Kind.SERVICE_NAME, AUDIENCE[zone]) is None


def uses_of(quotes: Iterable[Item]) -> list[QuoteUse]:
    """Each quote once, whatever languages it is in, in the order given."""
    first: dict[UUID, Item] = {}
    for quote in quotes:
        first.setdefault(quote.subject, quote)
    return [_use(quote) for quote in first.values()]


def too_many_quotes(uses: Sequence[QuoteUse]) -> dict[UUID, Refusal]:
    """Return the quotes that must stay in so that those left break no rule.

    Taking a quote out makes the others' shares larger, so the rules are asked until they are content.
    """
    out: dict[UUID, Refusal] = {}
    left = list(uses)
    while refused := quote_refusals(left):
        out |= {UUID(str(quote)): refusal for quote, refusal in refused.items()}
        left = [use for use in left if use.quote not in refused]
    return out


def _use(quote: Item) -> QuoteUse:
    evidence = quote.evidence
    return QuoteUse(
        quote=str(quote.subject),
        finding=str(quote.parent),
        interview=evidence.quote_interview,
        person=evidence.quote_person,
        attributes=evidence.attributes,
    )


def _one_by_one(facts: EvaluationFacts, zone: Zone, items: Iterable[Item], ledger: Ledger) -> list[Judgement]:
    judgements = []
    for item in items:
        judgement = _judge(facts, zone, item, ledger)
        if judgement.allowed and item.evidence.figure:
            ledger = ledger.with_released(item.subject, item.evidence.figure.base, AUDIENCE[zone])
        judgements.append(judgement)
    return judgements


def _judge(facts: EvaluationFacts, zone: Zone, item: Item, ledger: Ledger) -> Judgement:
    refusal = what_may_leave(facts.participants).refusal(_KIND[item.kind], AUDIENCE[zone])
    if refusal:
        return Judgement(item, (refusal,))
    if item.kind == ItemKind.FINDING:
        return _judge_finding(facts, zone, item)
    if item.kind == ItemKind.FIGURE:
        return _judge_figure(zone, item, ledger)
    return Judgement(item)


def _judge_finding(facts: EvaluationFacts, zone: Zone, item: Item) -> Judgement:
    wording = words_for(
        _standing(item),
        facts.participants,
        AUDIENCE[zone],
        own_words_approved=item.evidence.own_words_approved,
    )
    return Judgement(item, wording=wording) if isinstance(wording, Wording) else Judgement(item, (wording,))


def _standing(item: Item) -> Standing:
    """A finding born in a conference stands on that one gathering."""
    evidence = item.evidence
    gathering = 1 if evidence.people is not None and not evidence.interviews else 0
    return Standing(evidence.people, evidence.interviews + gathering, max(evidence.of_interviews, gathering))


def _judge_figure(zone: Zone, item: Item, ledger: Ledger) -> Judgement:
    if item.evidence.figure is None:
        raise ValueError("a figure comes with its base")
    figure = judge_figure(zone, item.evidence.figure, ledger)
    return Judgement(item, figure=figure) if isinstance(figure, Figure) else Judgement(item, (figure,))


def judge_figure(zone: str, evidence: FigureEvidence, ledger: Ledger) -> Figure | Refusal:
    """Return the figure as it may be said after those in the ledger, or why not."""
    before = ledger.refusal(evidence.base, AUDIENCE[zone])
    return before or decide_figure(evidence.part, AUDIENCE[zone])


def _under_a_finding(judgement: Judgement, findings: Collection[UUID]) -> Judgement:
    item = judgement.item
    belongs = item.kind == ItemKind.QUOTE or item.parent is not None
    orphan = belongs and item.parent not in findings
    return _with(judgement, Hindrance.FINDING_STAYS_IN if orphan else None)


def _with(judgement: Judgement, because: Refusal | Hindrance | None) -> Judgement:
    return replace(judgement, refusals=(*judgement.refusals, because)) if because else judgement
