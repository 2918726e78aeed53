"""Who may do what at the door, as a table."""

from dataclasses import replace
from uuid import uuid4

import pytest

from medvirk.foundation.actor import ANYBODY, Actor, ActorKind, Membership, link_holder, system_actor
from medvirk.people.enums import Role
from medvirk.release import rules
from medvirk.release.enums import ReviewSide, SeatState
from medvirk.release.models import Seat, Sitting

CENTRE, ELSEWHERE, SERVICE = uuid4(), uuid4(), uuid4()


def person(*roles: tuple[Role, object], employed: bool = False) -> Actor:
    memberships = frozenset(Membership(organisation, role) for role, organisation in roles)  # type: ignore[arg-type]
    return Actor(uuid4(), ActorKind.PERSON, memberships, frozenset({SERVICE}) if employed else frozenset())


LEADER = person((Role.PROCESS_LEADER, CENTRE))
EMPLOYED_LEADER = person((Role.PROCESS_LEADER, CENTRE), employed=True)
LEADER_ELSEWHERE = person((Role.PROCESS_LEADER, ELSEWHERE))
OTHER_LEADER = person((Role.PROCESS_LEADER, CENTRE))
INTERVIEWER = person((Role.INTERVIEWER, CENTRE))
EMPLOYED_INTERVIEWER = person((Role.INTERVIEWER, CENTRE), employed=True)
CONTACT = person((Role.MUNICIPAL_CONTACT, ELSEWHERE))
REVIEWER = person((Role.LIVED_REVIEWER, ELSEWHERE))
EMPLOYEE = person(employed=True)
CLOCK = system_actor("clock")
TEAM = frozenset(a.id for a in (LEADER, EMPLOYED_LEADER, LEADER_ELSEWHERE, INTERVIEWER, EMPLOYED_INTERVIEWER))
EVERYBODY = {
    "leader": LEADER,
    "leader who is employed there": EMPLOYED_LEADER,
    "leader of another organisation": LEADER_ELSEWHERE,
    "leader of another team": OTHER_LEADER,
    "interviewer": INTERVIEWER,
    "interviewer who is employed there": EMPLOYED_INTERVIEWER,
    "municipal contact": CONTACT,
    "reviewer": REVIEWER,
    "employee": EMPLOYEE,
    "clock": CLOCK,
    "anybody": ANYBODY,
}
MAY = {
    "ask": {"leader"},
    "see": {"leader", "interviewer"},
    "call a substitute": {"leader", "clock"},
    "join the pool": {"reviewer"},
}


def sitting() -> Sitting:
    return Sitting(
        organisation_id=CENTRE,
        evaluation=uuid4(),
        barred_accounts=[str(account) for account in TEAM],
        affected_services=[str(SERVICE)],
    )


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("what", MAY)
def test_the_table_of_rights_holds(what: str, who: str) -> None:
    actor, row = EVERYBODY[who], sitting()
    answers = {
        "ask": rules.may_ask_for_review(actor, CENTRE, TEAM, {SERVICE}) and rules.may_lead(actor, row),
        "see": rules.may_see_sitting(actor, row),
        "call a substitute": rules.may_call_substitute(actor, row),
        "join the pool": rules.may_join_pool(actor, ReviewSide.LIVED_EXPERIENCE),
    }
    assert answers[what] is (who in MAY[what])


@pytest.mark.parametrize("state", SeatState)
def test_only_the_link_of_a_seat_in_turn_answers(state: SeatState) -> None:
    seat = Seat(secret_hash="abc", state=state)
    assert rules.may_answer(link_holder("abc"), seat) is (state == SeatState.SITTING)
    for other in (link_holder("abd"), LEADER, REVIEWER, CLOCK, ANYBODY):
        assert not rules.may_answer(other, seat)


@pytest.mark.parametrize(
    ("viewer", "holder", "opens"),
    [
        (ANYBODY, None, True),
        (ANYBODY, REVIEWER, True),
        (REVIEWER, REVIEWER, True),
        (REVIEWER, None, True),
        (CONTACT, REVIEWER, False),  # signed in as somebody else
        (LEADER, None, False),
        (INTERVIEWER, None, False),
        (EMPLOYEE, None, False),
        (ANYBODY, EMPLOYEE, False),  # employed since they were asked
        (ANYBODY, LEADER, False),
        (ANYBODY, replace(REVIEWER, employed_in=frozenset({SERVICE})), False),
    ],
)
def test_the_link_opens_for_somebody_from_outside_alone(viewer: Actor, holder: Actor | None, opens: bool) -> None:
    assert rules.may_open_link(viewer, Seat(sitting=sitting()), holder) is opens
