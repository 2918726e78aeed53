"""Reads about interviews: for the team alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.listen import rules
from medvirk.listen.enums import CrewPart
from medvirk.listen.models import Crew, Evaluation, Interview
from medvirk.people.models import Account


@dataclass(frozen=True)
class Notes:
    """How far the notes of an interview have come, in numbers."""

    segments: int
    here: int
    elsewhere: int

    @property
    def can_be_handed_in(self) -> bool:
        """True when there is something to hand in."""
        return self.segments > 0


def with_people() -> QuerySet[Interview]:
    """Interviews with what rules and pages read: crew, participants and guide."""
    crew = Prefetch("crew", queryset=Crew.objects.select_related("account").order_by("part"))
    rows = Interview.objects.select_related("guide")
    rows = rows.prefetch_related(crew, "participants").annotate(segment_count=Count("segments"))
    return rows.order_by("number")  # an aggregate drops the model's own order


def interviews_seen_by(viewer: Actor, evaluation: Evaluation) -> list[Interview]:
    """All interviews of the evaluation, for its team."""
    require(rules.is_team(viewer, evaluation))
    found = list(with_people().filter(evaluation=evaluation))
    for interview in found:
        interview.evaluation = evaluation
    return found


def interview_seen_by(viewer: Actor, evaluation: Evaluation, interview_id: UUID) -> Interview:
    """One interview, for the team. ``NotAllowed`` for everybody else, and when there is none."""
    require(rules.is_team(viewer, evaluation))
    found = with_people().filter(evaluation=evaluation, id=interview_id).first()
    if found is None:
        raise NotAllowed
    found.evaluation = evaluation
    return found


def crew_candidates(viewer: Actor, evaluation: Evaluation) -> list[Account]:
    """Who can be an interview's crew: the team, without anybody employed in an affected service."""
    require(rules.is_team(viewer, evaluation))
    affected = [row.service_id for row in evaluation.affected.all()]
    on_team = Account.objects.filter(teams__evaluation=evaluation)
    return list(on_team.exclude(employments__service_id__in=affected).order_by("name"))


def crew_of(interview: Interview) -> Mapping[str, Account]:
    """Who asks and who writes."""
    return {CrewPart(member.part).value: member.account for member in interview.crew.all()}


def notes_of(interview: Interview, device_hash: str) -> Notes:
    """How many segments there are, and how many of them this device and others can still change."""
    drafts = Q(texts__device__gt="")
    here = Q(texts__device=device_hash) if device_hash else Q(pk__in=[])
    counted = interview.segments.aggregate(
        segments=Count("id"), drafts=Count("id", filter=drafts), here=Count("id", filter=here)
    )
    return Notes(counted["segments"], counted["here"], counted["drafts"] - counted["here"])
