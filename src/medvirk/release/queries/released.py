"""What is out, and how far each item has come."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from medvirk.foundation.actor import Actor, require
from medvirk.release import states
from medvirk.release.enums import CandidateState, SittingState, Zone
from medvirk.release.models import Candidate, Released


@dataclass(frozen=True)
class ReleaseState:
    """How far one item has come, by zone. Languages are taken together: what is out in one is out."""

    #: The newest revision in use.
    out: Mapping[str, int] = field(default_factory=dict)
    #: The zones in which reviewers have it before them now.
    under_review: frozenset[str] = frozenset()
    #: Rounds that ended with a no.
    noes: Mapping[str, int] = field(default_factory=dict)

    def is_out(self, zone: str) -> bool:
        """True when people in the zone can read it; what everybody can read, those invited can too."""
        return zone in self.out or (zone == Zone.SHARED and Zone.PUBLIC in self.out)

    def revision_out(self, zone: str) -> int | None:
        """The revision that people in the zone read."""
        return self.out.get(zone)

    def may_try_again(self, zone: str) -> bool:
        """False when two rounds have ended with a no: it stays in for good."""
        return states.may_try_again(self.noes.get(zone, 0))


def released_to_public(evaluation: UUID) -> list[Released]:
    """What everybody may read, whoever they are, in the order in which it is told."""
    return _in_use(evaluation, Zone.PUBLIC)


def released_to_parties(evaluation: UUID, viewer: Actor, is_party: bool) -> list[Released]:
    """What those invited to the dialogue may read. The calling room knows the parties and says so.

    ``NotAllowed`` for anybody else, and for somebody who has not signed in.
    """
    require(is_party and viewer.is_somebody)
    return _in_use(evaluation, Zone.SHARED)


def _in_use(evaluation: UUID, zone: Zone) -> list[Released]:
    return list(Released.objects.filter(evaluation=evaluation, zone=zone, ended_on=None).order_by("position", "id"))


def state_of(subjects: Collection[UUID]) -> Mapping[UUID, ReleaseState]:
    """How far each of these items has come: states and numbers, never words. Three queries, however many items."""
    wanted = list(subjects)
    out: dict[UUID, dict[str, int]] = {subject: {} for subject in wanted}
    for row in Released.objects.filter(subject__in=wanted, ended_on=None).only("subject", "zone", "revision"):
        zones = out[row.subject]
        zones[row.zone] = max(row.revision, zones.get(row.zone, 0))
    under_review = _under_review(wanted)
    noes = _noes(wanted)
    return {
        subject: ReleaseState(out[subject], under_review.get(subject, frozenset()), noes.get(subject, {}))
        for subject in wanted
    }


def _under_review(subjects: list[UUID]) -> Mapping[UUID, frozenset[str]]:
    waiting = Candidate.objects.filter(
        subject__in=subjects, state=CandidateState.WAITING, sitting__state=SittingState.OPEN
    )
    found: dict[UUID, frozenset[str]] = {}
    for subject, zone in waiting.values_list("subject", "sitting__zone"):
        found[subject] = found.get(subject, frozenset()) | {zone}
    return found


def _noes(subjects: list[UUID]) -> Mapping[UUID, Mapping[str, int]]:
    """How many sittings said no, by item and zone."""
    refused = Candidate.objects.filter(subject__in=subjects, state=CandidateState.REFUSED, verdicts__yes=False)
    rounds = set(refused.values_list("subject", "sitting__zone", "sitting"))
    found: dict[UUID, dict[str, int]] = {}
    for subject, zone, _sitting in rounds:
        zones = found.setdefault(subject, {})
        zones[zone] = zones.get(zone, 0) + 1
    return found
