"""Who may ask for a review, answer, and look on."""

from collections.abc import Collection
from uuid import UUID

from medvirk.foundation.actor import Actor, ActorKind, link_holder
from medvirk.people.enums import Role
from medvirk.release.enums import ReviewSide, SeatState
from medvirk.release.models import Seat, Sitting

ROLE_OF_SIDE = {
    ReviewSide.LIVED_EXPERIENCE: Role.LIVED_REVIEWER,
    ReviewSide.PROFESSIONAL: Role.PROFESSIONAL_REVIEWER,
}


def works_there(actor: Actor, services: Collection[UUID]) -> bool:
    """Employed in one of the services, experience consultants too."""
    return not actor.employed_in.isdisjoint(services)


def may_ask_for_review(actor: Actor, organisation: UUID, team: Collection[UUID], services: Collection[UUID]) -> bool:
    """A process leader of the evaluating organisation who is on the team and works in none of the services."""
    leads = actor.has_role(Role.PROCESS_LEADER, organisation) and actor.id in team
    return leads and not works_there(actor, services)


def may_lead(actor: Actor, sitting: Sitting) -> bool:
    """The same, for a sitting that is there: edit, replace a reviewer, stop it."""
    return may_ask_for_review(actor, sitting.organisation_id, sitting.barred, sitting.affected)


def may_see_sitting(actor: Actor, sitting: Sitting) -> bool:
    """The evaluation's team."""
    on_team = actor.id in sitting.barred and actor.belongs_to(sitting.organisation_id)
    return on_team and not works_there(actor, sitting.affected)


def may_call_substitute(actor: Actor, sitting: Sitting) -> bool:
    """The process leader, or the system when five working days have passed."""
    return actor.kind is ActorKind.SYSTEM or may_lead(actor, sitting)


def may_answer(actor: Actor, seat: Seat) -> bool:
    """Only whoever holds the seat's link, while the seat is theirs."""
    return actor == link_holder(seat.secret_hash) and seat.state == SeatState.SITTING


def may_open_link(viewer: Actor, seat: Seat, holder: Actor | None) -> bool:
    """Somebody from outside: not the team, nobody employed in the services, and nobody else's account.

    ``holder`` is who the seat belongs to, as they are at this moment; ``None`` when they have no account.
    """
    people = [somebody for somebody in (viewer, holder) if somebody and somebody.kind is ActorKind.PERSON]
    another = viewer.kind is ActorKind.PERSON and holder is not None and viewer.id != holder.id
    return not another and all(is_outside(person, seat.sitting.barred, seat.sitting.affected) for person in people)


def is_outside(actor: Actor, barred: Collection[UUID], services: Collection[UUID]) -> bool:
    """From outside the evaluation and the services it is about."""
    return actor.id not in barred and not works_there(actor, services)


def may_join_pool(actor: Actor, side: ReviewSide) -> bool:
    """Somebody with the role of that side, in whatever organisation."""
    return actor.has_role(ROLE_OF_SIDE[side])
