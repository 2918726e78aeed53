"""What is out, how far each item has come, and what the team may know of a review."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from medvirk.foundation.actor import ANYBODY, NotAllowed, link_holder
from medvirk.people.enums import Role
from medvirk.people.queries import actor_for
from medvirk.release import actions
from medvirk.release.enums import ReviewSide, SeatState, Zone
from medvirk.release.models import PoolMember
from medvirk.release.queries import (
    my_seats,
    open_sitting_of,
    outcomes,
    released_to_parties,
    released_to_public,
    sitting_for_team,
    sittings_of,
    state_of,
    status_of,
    who_may_review,
)
from medvirk.release.queries.released import ReleaseState
from medvirk.release.queries.sitting import who_may_take_over
from tests.factories import make_account
from tests.release.making import (
    LIVED,
    PROFESSIONAL,
    make_door,
    make_item,
    make_keys,
    make_pool_member,
    make_quote,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_the_public_sees_the_public_zone_alone() -> None:
    door = make_door()
    shared, public = make_item(), make_item()
    door.let_out(shared)
    door.let_out(public, zone=Zone.PUBLIC)
    assert [row.subject for row in released_to_public(door.facts.id)] == [public.subject]


def test_the_parties_see_the_shared_zone_and_nobody_else_does() -> None:
    door = make_door()
    item = make_item()
    door.let_out(item)
    assert [r.subject for r in released_to_parties(door.facts.id, door.leader, is_party=True)] == [item.subject]
    for viewer, is_party in ((door.leader, False), (ANYBODY, True)):
        with pytest.raises(NotAllowed):
            released_to_parties(door.facts.id, viewer, is_party=is_party)


def test_what_is_out_comes_in_the_order_in_which_it_is_told() -> None:
    door = make_door()
    later, sooner = make_item(position=9), make_item(position=2)
    door.let_out(later, sooner)
    released = released_to_parties(door.facts.id, door.leader, is_party=True)
    assert [row.subject for row in released] == [sooner.subject, later.subject]


def test_the_state_of_an_item_says_how_far_it_has_come() -> None:
    door = make_door()
    item, other = make_item(), make_item()
    assert state_of([item.subject])[item.subject] == ReleaseState()
    sitting = door.open(item, other)
    assert state_of([item.subject])[item.subject].under_review == {Zone.SHARED}
    door.both_answer(sitting, no_to=[other.subject])
    states = state_of([item.subject, other.subject])
    out, kept = states[item.subject], states[other.subject]
    assert (out.is_out(Zone.SHARED), out.is_out(Zone.PUBLIC), out.revision_out(Zone.SHARED)) == (True, False, 1)
    assert (kept.is_out(Zone.SHARED), kept.noes, kept.may_try_again(Zone.SHARED)) == (False, {"shared": 1}, True)
    door.both_answer(door.open(replace(other, revision=2)), yes=False)
    again = state_of([other.subject])[other.subject]
    assert not again.may_try_again(Zone.SHARED)
    assert again.may_try_again(Zone.PUBLIC)


def test_what_everybody_can_read_those_invited_can_read_too() -> None:
    door = make_door()
    item = make_item()
    door.let_out(item, zone=Zone.PUBLIC)
    assert state_of([item.subject])[item.subject].is_out(Zone.SHARED)


def test_an_item_under_review_in_both_zones_says_so() -> None:
    door = make_door()
    item = make_item()
    for zone in Zone:
        door.open(item, zone=zone)
    assert state_of([item.subject])[item.subject].under_review == set(Zone)


def test_one_no_in_two_languages_is_one_round() -> None:
    door = make_door()
    item = make_item()
    both = (item, replace(item, language="nn"))
    door.both_answer(door.open(*both), yes=False)
    assert state_of([item.subject])[item.subject].noes == {"shared": 1}


def test_the_newest_of_two_languages_is_the_revision_that_is_out() -> None:
    door = make_door()
    item = make_item()
    door.let_out(replace(item, revision=3), replace(item, language="nn", revision=2))
    assert state_of([item.subject])[item.subject].revision_out(Zone.SHARED) == 3


def test_states_take_the_same_few_queries_however_many_items(django_assert_num_queries: Any) -> None:
    door = make_door()
    items = [make_item() for _ in range(12)]
    door.let_out(*items)
    for some in (items[:1], items):
        with django_assert_num_queries(3):
            state_of([item.subject for item in some])


def test_the_team_sees_its_sittings_and_nobody_else_does() -> None:
    door = make_door()
    colleague = make_account((Role.INTERVIEWER, door.centre))
    door.facts = replace(door.facts, barred_accounts=door.facts.barred_accounts | {colleague.id})
    sitting = door.open(make_item())
    for viewer in (door.leader, actor_for(colleague)):
        assert sittings_of(door.facts.id, viewer) == [sitting]
        assert sitting_for_team(sitting.id, viewer) == sitting
    reviewer = actor_for(door.reviewers[LIVED])
    for outsider in (reviewer, ANYBODY):
        assert sittings_of(door.facts.id, outsider) == []
        with pytest.raises(NotAllowed):
            sitting_for_team(sitting.id, outsider)
        with pytest.raises(NotAllowed):
            status_of(sitting, outsider)
        with pytest.raises(NotAllowed):
            outcomes(sitting, outsider, None)
    with pytest.raises(NotAllowed):
        sitting_for_team(uuid4(), door.leader)


def test_the_open_sitting_of_a_zone_is_found_while_it_is_open() -> None:
    door = make_door()
    sitting = door.open(make_item())
    assert open_sitting_of(door.facts.id, Zone.SHARED) == sitting
    assert open_sitting_of(door.facts.id, Zone.PUBLIC) is None
    door.both_answer(sitting)
    assert open_sitting_of(door.facts.id, Zone.SHARED) is None


def test_the_team_sees_who_has_answered_and_never_what_before_both_have() -> None:
    door = make_door()
    sitting = door.open(make_item(), make_item())
    door.answer(sitting, LIVED, yes=False)
    status = status_of(sitting, door.leader)
    assert status.items == 2
    assert {side.seat.side: side.seat.sent_on is not None for side in status.sides} == {
        LIVED: True,
        PROFESSIONAL: False,
    }
    assert outcomes(sitting, door.leader, door.keys) == []


def test_a_seat_is_late_when_its_days_have_passed_without_an_answer() -> None:
    make_pool_member(LIVED)
    door = make_door()
    sitting = door.open(make_item())
    assert not any(side.is_late for side in status_of(sitting, door.leader).sides)
    yesterday = timezone.localdate() - timedelta(days=1)
    sitting.seats.filter(state=SeatState.SITTING).update(answer_by=yesterday)
    sides = {side.seat.side: side for side in status_of(sitting, door.leader).sides}
    assert [sides[side].is_late for side in ReviewSide] == [True, True]
    assert [sides[side].has_substitute for side in ReviewSide] == [True, False]
    door.answer(sitting, LIVED)
    assert not next(s for s in status_of(sitting, door.leader).sides if s.seat.side == LIVED).is_late


def test_outcomes_are_read_with_the_evaluations_key_and_known_without_it() -> None:
    door = make_door()
    finding = make_item(content={"title": "Tittelen", "text": "Teksten"})
    quote = make_quote(finding, "Myr", content={"text": "Ordene"})
    gone = make_item()
    sitting = door.open(finding, gone, quote)
    door.both_answer(sitting, no_to=[quote.subject])
    actions.withdraw_items(door.facts.id, [gone.subject], by=door.leader)
    sitting.refresh_from_db()
    read = outcomes(sitting, door.leader, door.keys)
    assert [outcome.title for outcome in read] == ["Tittelen", "Ordene", ""]
    assert "Write it milder." in read[1].remarks
    assert [outcome.why for outcome in read] == ["", "", ""]
    for keys in (None, make_keys()):
        locked = outcomes(sitting, door.leader, keys)
        assert [outcome.title for outcome in locked] == ["", "", ""]
        assert not any("".join(outcome.remarks) for outcome in locked)


def test_a_reviewer_sees_their_own_seats_and_no_others() -> None:
    door = make_door()
    substitute = make_pool_member(LIVED)
    sitting = door.open(make_item())
    (mine,) = my_seats(actor_for(door.reviewers[LIVED]))
    assert (mine.seat.sitting, mine.title, mine.is_substitute) == (sitting, door.facts.title, False)
    (standby,) = my_seats(actor_for(substitute))
    assert standby.is_substitute
    for viewer in (door.leader, ANYBODY, link_holder("x")):
        assert my_seats(viewer) == []
    actions.call_substitute(sitting.id, LIVED, by=door.leader)
    assert my_seats(actor_for(door.reviewers[LIVED])) == []
    actions.cancel_sitting(sitting.id, by=door.leader)
    assert my_seats(actor_for(substitute)) == []


def test_the_leader_sees_who_in_the_pool_may_review() -> None:
    door = make_door()
    lived, professional = make_pool_member(LIVED), make_pool_member(PROFESSIONAL)
    make_pool_member(LIVED, employed_in=door.service)
    author = make_pool_member(PROFESSIONAL)
    people = who_may_review(door.facts, [author.id], door.leader)
    assert {side: [p.account for p in found] for side, found in people.items()} == {
        LIVED: [lived.id],
        PROFESSIONAL: [professional.id],
    }
    with pytest.raises(NotAllowed):
        who_may_review(door.facts, [], actor_for(lived))


def test_whoever_sits_on_the_other_side_is_not_offered_as_a_newcomer() -> None:
    door = make_door()
    first, second = make_pool_member(LIVED), make_pool_member(LIVED)
    PoolMember.objects.create(account=door.reviewers[PROFESSIONAL], side=LIVED)
    sitting = door.open(make_item())
    offered = {reviewer.account for reviewer in who_may_take_over(sitting, LIVED, door.leader)}
    assert offered == {first.id, second.id}
    with pytest.raises(NotAllowed):
        who_may_take_over(sitting, LIVED, actor_for(first))
