"""Reads about the evaluation's team."""

from dataclasses import dataclass
from uuid import UUID

from medvirk.foundation.actor import Actor, Reason, require
from medvirk.listen import rules
from medvirk.listen.enums import TeamPart
from medvirk.listen.models import Evaluation, TeamMember
from medvirk.people.models import Account


@dataclass(frozen=True)
class Seat:
    """Somebody on the team, and whether they can be taken off it."""

    id: UUID
    name: str
    part: Reason
    may_leave: bool


def team_seen_by(viewer: Actor, evaluation: Evaluation) -> list[Seat]:
    """Who is on the team, for its parties; the process leader first."""
    require(rules.may_see_evaluation(viewer, evaluation))
    members = TeamMember.objects.filter(evaluation=evaluation).select_related("account")
    ordered = sorted(members, key=lambda member: (member.part != TeamPart.PROCESS_LEADER, member.account.name))
    return [_seat(member, rules.may_plan(viewer, evaluation)) for member in ordered]


def _seat(member: TeamMember, may_plan: bool) -> Seat:
    may_leave = may_plan and member.part != TeamPart.PROCESS_LEADER
    return Seat(member.id, member.account.name, TeamPart(member.part).label, may_leave)


def candidates_for(viewer: Actor, evaluation: Evaluation) -> list[Account]:
    """Who could join: from the evaluating organisation, not employed in an affected service, not on the team."""
    if not rules.may_plan(viewer, evaluation):
        return []
    belongs = Account.objects.filter(
        is_active=True,
        memberships__organisation_id=evaluation.organisation_id,
        memberships__role__in=rules.TEAM_ROLES,
    )
    affected = [affected.service_id for affected in evaluation.affected.all()]
    free = belongs.exclude(teams__evaluation=evaluation).exclude(employments__service_id__in=affected)
    return list(free.distinct().order_by("name"))
