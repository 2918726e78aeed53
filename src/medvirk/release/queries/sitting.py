"""What the evaluation's team sees of a sitting, and what it can know before opening one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.privacy.sealing import CannotOpen, KeyPair
from medvirk.release import reviewers, rules, sealed
from medvirk.release.enums import CandidateState, ReviewSide, SeatState, SittingState, Zone
from medvirk.release.items import EvaluationFacts, Item, Judgement, Reviewer
from medvirk.release.looking_ahead import look_at
from medvirk.release.messages import sentence_for_stored
from medvirk.release.models import Candidate, Seat, Sitting, Verdict
from medvirk.release.queries.seat import in_reading_order


def look_ahead(facts: EvaluationFacts, zone: Zone, items: Iterable[Item], viewer: Actor) -> list[Judgement]:
    """Say of each item of the whole report what would happen if it were sent to review. For the team alone."""
    require(viewer.id in facts.barred_accounts and rules.is_outside(viewer, (), facts.affected_services))
    return look_at(facts, zone, items)


def who_may_review(
    facts: EvaluationFacts, authors: Collection[UUID], viewer: Actor
) -> Mapping[ReviewSide, list[Reviewer]]:
    """The people in the pool who may review this evaluation, by side. For the process leader."""
    team, services = facts.barred_accounts, facts.affected_services
    require(rules.may_ask_for_review(viewer, facts.organisation, team, services))
    return _pool(reviewers.Bars(team, services, frozenset(authors)))


def _pool(bars: reviewers.Bars) -> Mapping[ReviewSide, list[Reviewer]]:
    return {
        side: [Reviewer(side, m.account.id, m.account.name, m.account.email) for m in members]
        for side, members in reviewers.pool(bars).items()
    }


def who_may_take_over(sitting: Sitting, side: ReviewSide, viewer: Actor) -> list[Reviewer]:
    """The people in the pool who may take a seat in this sitting. For the process leader."""
    require(rules.may_lead(viewer, sitting))
    authors = frozenset(sitting.candidates.values_list("author", flat=True))
    others = sitting.seats.exclude(state=SeatState.REPLACED).exclude(side=side)
    taken = set(others.values_list("account", flat=True))
    bars = reviewers.Bars(sitting.barred, sitting.affected, authors)
    return [reviewer for reviewer in _pool(bars)[side] if reviewer.account not in taken]


def sittings_of(evaluation: UUID, viewer: Actor) -> list[Sitting]:
    """The evaluation's sittings that this viewer may see, the newest first; none for anybody outside the team."""
    sittings = Sitting.objects.filter(evaluation=evaluation).order_by("-opened_on", "id")
    return [sitting for sitting in sittings if rules.may_see_sitting(viewer, sitting)]


def open_sitting_of(evaluation: UUID, zone: Zone) -> Sitting | None:
    """The sitting that is open now, if any: that there is one is no secret to the rooms above."""
    return Sitting.objects.filter(evaluation=evaluation, zone=zone, state=SittingState.OPEN).first()


def sitting_for_team(sitting: UUID, viewer: Actor) -> Sitting:
    """One sitting; ``NotAllowed`` for anybody outside the team."""
    found = Sitting.objects.filter(id=sitting).first()
    if found is None or not rules.may_see_sitting(viewer, found):
        raise NotAllowed
    return found


@dataclass(frozen=True)
class SeatStatus:
    """One side of a sitting: who reviews, whether they have answered (never what), and whether they are late."""

    seat: Seat
    has_substitute: bool

    @property
    def is_late(self) -> bool:
        """True when the five working days have passed without an answer."""
        days = self.seat.answer_by
        return self.seat.sent_on is None and days is not None and days < timezone.localdate()


@dataclass(frozen=True)
class Status:
    """How a sitting stands, as the team may know it."""

    sitting: Sitting
    sides: list[SeatStatus]
    items: int
    may_lead: bool


def status_of(sitting: Sitting, viewer: Actor) -> Status:
    """How a sitting stands. While it is open nobody's answers are in it."""
    require(rules.may_see_sitting(viewer, sitting))
    seats = list(sitting.seats.exclude(state=SeatState.REPLACED).order_by("side"))
    substitutes = {seat.side for seat in seats if seat.state == SeatState.STANDBY}
    return Status(
        sitting,
        [SeatStatus(seat, seat.side in substitutes) for seat in seats if seat.state == SeatState.SITTING],
        sitting.candidates.exclude(state=CandidateState.REPLACED).count(),
        rules.may_lead(viewer, sitting),
    )


@dataclass(frozen=True)
class Outcome:
    """What came of one item. Title and remarks only for a reader who has unlocked the evaluation."""

    candidate: Candidate
    title: str
    remarks: list[str]

    @property
    def why(self) -> str:
        """Why it stayed in although both said yes; empty otherwise."""
        return sentence_for_stored(self.candidate.stays_because)


def outcomes(sitting: Sitting, viewer: Actor, keys: KeyPair | None) -> list[Outcome]:
    """What came of each item of a finished sitting; nothing while it is open.

    ``keys`` are the evaluation's, when the viewer has unlocked it. Remarks come without saying who wrote them.
    """
    require(rules.may_see_sitting(viewer, sitting))
    if sitting.state != SittingState.FINISHED:
        return []
    decided = sitting.candidates.exclude(state=CandidateState.REPLACED).select_related("sitting")
    remarks = _remarks(sitting, keys)
    return [Outcome(c, _title(c, keys), remarks.get(c.id, [])) for c in in_reading_order(decided)]


def _title(candidate: Candidate, keys: KeyPair | None) -> str:
    if keys is None or candidate.state == CandidateState.WITHDRAWN:
        return ""
    try:
        content = sealed.open_payload(candidate, keys).content
    except CannotOpen:
        return ""
    return content.get("title") or content.get("text", "")


def _remarks(sitting: Sitting, keys: KeyPair | None) -> Mapping[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    if keys is None:
        return found
    verdicts = Verdict.objects.filter(seat__sitting=sitting, seat__state=SeatState.SITTING).order_by("id")
    for verdict in verdicts.exclude(sealed_remark=b""):
        found.setdefault(verdict.candidate_id, []).append(_remark(verdict, sitting, keys))
    return found


def _remark(verdict: Verdict, sitting: Sitting, keys: KeyPair) -> str:
    try:
        return sealed.open_remark(verdict, sitting, keys)
    except CannotOpen:
        return ""
