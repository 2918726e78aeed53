"""What would happen if these items were sent to review: disclosure control, and what reviewers said before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from medvirk.release import states
from medvirk.release.enums import CandidateState, Zone
from medvirk.release.items import Because, EvaluationFacts, Hindrance, Item, ItemKey, Judgement
from medvirk.release.judging import judge
from medvirk.release.leaving import ledger_of
from medvirk.release.models import Released, Verdict


@dataclass
class Past:
    """What an evaluation's items have been through in one zone: rounds with a no, words with a no, what is out."""

    rounds: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    refused_words: set[tuple[ItemKey, int]] = field(default_factory=set)
    out: set[tuple[ItemKey, int]] = field(default_factory=set)


def past_of(evaluation: UUID, zone: str) -> Past:
    """Read what has been decided before. A round counts when a reviewer said no in it, in whatever language."""
    past = Past()
    noes = Verdict.objects.filter(
        candidate__sitting__evaluation=evaluation,
        candidate__sitting__zone=zone,
        candidate__state=CandidateState.REFUSED,
        yes=False,
    ).select_related("candidate")
    for candidate in (verdict.candidate for verdict in noes):
        past.rounds[candidate.subject].add(candidate.sitting_id)
        key = (candidate.kind, candidate.subject, candidate.language)
        past.refused_words.add((key, candidate.revision))
    for row in Released.objects.filter(evaluation=evaluation, zone=zone, ended_on=None):
        past.out.add(((row.kind, row.subject, row.language), row.revision))
    return past


def look_at(facts: EvaluationFacts, zone: Zone, items: Iterable[Item]) -> list[Judgement]:
    """Judge the whole report for a zone, in the order given."""
    handed_in = list(items)
    _refuse_twins(handed_in)
    past = past_of(facts.id, zone)
    out = {item.subject for item in handed_in if (item.key, item.revision) in past.out}
    judgements = judge(facts, zone, handed_in, ledger_of(facts.id), out)
    return [_with_past(judgement, past) for judgement in judgements]


def _refuse_twins(items: Sequence[Item]) -> None:
    if len({item.key for item in items}) != len(items):
        raise ValueError("each item is handed in once in each language, in its newest revision")


def _with_past(judgement: Judgement, past: Past) -> Judgement:
    item = judgement.item
    if (item.key, item.revision) in past.out:
        return replace(judgement, already_out=True)
    because = _said_no(item, past)
    return replace(judgement, refusals=(*judgement.refusals, because)) if because else judgement


def _said_no(item: Item, past: Past) -> Because | None:
    if not states.may_try_again(len(past.rounds[item.subject])):
        return Hindrance.NO_TWICE
    return Hindrance.NO_TO_THESE_WORDS if (item.key, item.revision) in past.refused_words else None
