"""The moment both reviewers have sent in: what they agreed on leaves as frozen snapshots, the rest stays in."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.utils import timezone

from medvirk.privacy.disclosure import Base, Entry, Ledger, Refusal
from medvirk.privacy.sealing import KeyPair
from medvirk.release import sealed, states
from medvirk.release.enums import CandidateState, ItemKind, SeatState, SittingState
from medvirk.release.items import FigureEvidence, Hindrance
from medvirk.release.judging import AUDIENCE, judge_figure, too_many_quotes
from medvirk.release.models import Candidate, LedgerEntry, Released, Seat, Sitting, Verdict


def both_have_sent(sitting: Sitting) -> bool:
    """True when nobody is left who still answers."""
    seats = sitting.seats.filter(state=SeatState.SITTING)
    return all(seat.sent_on for seat in seats)


def let_leave(sitting: Sitting, keys: KeyPair) -> list[Released]:
    """Decide every item of a sitting that both have answered, and finish it. ``keys`` are the last one's link.

    Neither alone: an item leaves only when both said yes to this very revision. The rules on quotes and
    figures are asked again, since what the reviewers kept in changes what is left.
    """
    waiting = list(sitting.candidates.filter(state=CandidateState.WAITING).select_related("sitting"))
    agreed = _agreed(sitting, waiting)
    held = _held_back(sitting, [candidate for candidate in waiting if candidate.id in agreed], keys)
    released = [
        snapshot
        for candidate in waiting
        if (snapshot := _decide(candidate, candidate.id in agreed, held.get(candidate.subject, ""), keys))
    ]
    finish(sitting, SittingState.FINISHED)
    return released


def finish(sitting: Sitting, to: SittingState) -> None:
    """End a sitting; what was sealed for its rules and its earlier revisions is no longer needed."""
    states.move_sitting(sitting, to)
    sitting.ended_on = timezone.localdate()
    sitting.sealed_uses = b""
    sitting.save(update_fields=["state", "ended_on", "sealed_uses"])


def ledger_of(evaluation: UUID) -> Ledger:
    """Every figure ever released on an evaluation."""
    entries = LedgerEntry.objects.filter(evaluation=evaluation).order_by("id")
    return Ledger(tuple(_entry(row) for row in entries))


def _entry(row: LedgerEntry) -> Entry:
    base = Base(frozenset(row.population), frozenset(row.subgroup), row.first, row.last, row.size)
    return Entry(row.figure, base, AUDIENCE[row.zone], taken_out=row.taken_out_on is not None)


def _agreed(sitting: Sitting, waiting: Iterable[Candidate]) -> set[UUID]:
    """The candidates that both reviewers have said yes to."""
    yes: dict[UUID, set[str]] = {candidate.id: set() for candidate in waiting}
    answers = Verdict.objects.filter(seat__sitting=sitting, seat__state=SeatState.SITTING, yes=True)
    for candidate, side in answers.values_list("candidate", "seat__side"):
        yes.setdefault(candidate, set()).add(side)
    sides = set(Seat.objects.filter(sitting=sitting, state=SeatState.SITTING).values_list("side", flat=True))
    return {candidate for candidate, said in yes.items() if len(sides) == 2 and said == sides}


def _held_back(sitting: Sitting, agreed: list[Candidate], keys: KeyPair) -> Mapping[UUID, str]:
    """The subjects that stay in although both said yes, and why."""
    findings = {c.subject for c in agreed if c.kind == ItemKind.FINDING} | _out(sitting, ItemKind.FINDING)
    orphans = {c.subject for c in agreed if c.parent is not None and c.parent not in findings}
    held = dict.fromkeys(orphans, Hindrance.FINDING_STAYS_IN.value)
    quotes = {candidate.subject for candidate in agreed if candidate.kind == ItemKind.QUOTE}
    held |= _too_many(sitting, quotes - orphans, keys)
    return held | _figures_held(sitting, agreed, keys)


def _out(sitting: Sitting, kind: ItemKind) -> set[UUID]:
    """What of a kind is out in the sitting's zone already."""
    snapshots = Released.objects.filter(evaluation=sitting.evaluation, zone=sitting.zone, ended_on=None, kind=kind)
    return set(snapshots.values_list("subject", flat=True))


def _too_many(sitting: Sitting, leaving: Collection[UUID], keys: KeyPair) -> dict[UUID, str]:
    """Quotes that would say too much of one person, given those that are out: what is out stands first."""
    out = _out(sitting, ItemKind.QUOTE)
    uses = [use for use in sealed.open_uses(sitting, keys) if UUID(str(use.quote)) in out | set(leaving)]
    uses.sort(key=lambda use: UUID(str(use.quote)) not in out)
    refused = too_many_quotes(uses)
    return {quote: refusal.reason.value for quote, refusal in refused.items() if quote in leaving}


def _figures_held(sitting: Sitting, agreed: Iterable[Candidate], keys: KeyPair) -> dict[UUID, str]:
    ledger, held = ledger_of(sitting.evaluation), {}
    for candidate in agreed:
        figure = sealed.open_payload(candidate, keys).figure if candidate.kind == ItemKind.FIGURE else None
        if figure is None:
            continue
        answer = judge_figure(sitting.zone, figure, ledger)
        if isinstance(answer, Refusal):
            held[candidate.subject] = answer.reason.value
        else:
            ledger = ledger.with_released(candidate.subject, figure.base, AUDIENCE[sitting.zone])
    return held


def _decide(candidate: Candidate, agreed: bool, held: str, keys: KeyPair) -> Released | None:
    leaves = agreed and not held
    states.move_candidate(candidate, CandidateState.RELEASED if leaves else CandidateState.REFUSED)
    candidate.stays_because = held
    candidate.save(update_fields=["state", "stays_because"])
    return _snapshot(candidate, sealed.open_payload(candidate, keys)) if leaves else None


def _snapshot(candidate: Candidate, payload: sealed.Payload) -> Released:
    """Freeze the words; the older revision goes out of use."""
    sitting = candidate.sitting
    same = {"zone": sitting.zone, "kind": candidate.kind, "subject": candidate.subject, "language": candidate.language}
    Released.objects.filter(**same, ended_on=None).update(ended_on=timezone.localdate())
    if payload.figure:
        _enter(candidate, payload.figure)
    return Released.objects.create(
        **same,
        organisation_id=sitting.organisation_id,
        evaluation=sitting.evaluation,
        parent=candidate.parent,
        revision=candidate.revision,
        position=candidate.position,
        content=dict(payload.content),
        allowed=candidate.allowed,
    )


def _enter(candidate: Candidate, figure: FigureEvidence) -> None:
    """Write a released figure in the ledger."""
    base = figure.base
    LedgerEntry.objects.create(
        evaluation=candidate.sitting.evaluation,
        zone=candidate.sitting.zone,
        figure=candidate.subject,
        population=sorted(base.population),
        subgroup=sorted(base.subgroup),
        first=base.first,
        last=base.last,
        size=base.size,
    )
