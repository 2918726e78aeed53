"""Somebody who does not answer, or has lost the link: who takes over, and what they can open."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from medvirk.foundation.actor import NotAllowed, NotPossible, link_holder, system_actor
from medvirk.people.models import Employment
from medvirk.people.queries import actor_for
from medvirk.privacy.sealing import CannotOpen, secret_hash
from medvirk.release import actions, sealed
from medvirk.release.actions import Answer
from medvirk.release.enums import ReviewSide, SeatState
from medvirk.release.items import Reviewer
from medvirk.release.models import Seat, Sitting, Verdict
from medvirk.release.working_days import working_days_after
from tests.release.making import (
    LIVED,
    PROFESSIONAL,
    Door,
    asked,
    make_door,
    make_item,
    make_keys,
    make_pool_member,
    make_quote,
    make_reviewer,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CLOCK = system_actor("release: late reviewers")


def tomorrow_after_the_deadline() -> Any:
    return working_days_after(timezone.localdate(), 5) + timedelta(days=1)


def link_in_mail_to(email: str) -> str:
    """The secret in the letter to somebody."""
    letters = [letter.body for letter in mail.outbox if letter.to == [email] and "http" in letter.body]
    line = next(line for line in letters[0].splitlines() if line.startswith("http"))
    return line.rstrip("/").rsplit("/", 1)[1]


def open_with_substitutes() -> tuple[Door, Sitting]:
    door = make_door()
    for side in ReviewSide:
        make_pool_member(side)
    finding = make_item()
    return door, door.open(finding, make_quote(finding, "Myr"))


def seat_of(sitting: Sitting, side: ReviewSide, state: str = SeatState.SITTING) -> Seat:
    return sitting.seats.select_related("account").get(side=side, state=state)


def test_a_late_reviewer_is_replaced_by_the_substitute() -> None:
    door, sitting = open_with_substitutes()
    door.answer(sitting, PROFESSIONAL)
    substitute = seat_of(sitting, LIVED, SeatState.STANDBY)
    called = actions.replace_late_reviewers(by=CLOCK, today=tomorrow_after_the_deadline())
    assert called == [substitute]
    assert seat_of(sitting, LIVED) == substitute
    assert seat_of(sitting, LIVED).answer_by == working_days_after(timezone.localdate(), 5)
    assert seat_of(sitting, LIVED, SeatState.REPLACED).account == door.reviewers[LIVED]
    told = [letter.to[0] for letter in mail.outbox[-2:]]
    assert told == [substitute.email, door.reviewers[LIVED].email]


def test_the_substitutes_own_link_opens_everything_without_anybody_on_the_team() -> None:
    door, sitting = open_with_substitutes()
    substitute = seat_of(sitting, LIVED, SeatState.STANDBY)
    secret = link_in_mail_to(substitute.email)
    with pytest.raises(NotAllowed):
        door.answer_by_link(sitting, secret)
    actions.replace_late_reviewers(by=CLOCK, today=tomorrow_after_the_deadline())
    door.answer_by_link(sitting, secret)
    professional = link_in_mail_to(seat_of(sitting, PROFESSIONAL).email)
    assert len(door.answer_by_link(sitting, professional)) == 2


def test_a_replaced_reviewers_link_is_dead_and_their_answers_gone() -> None:
    door, sitting = open_with_substitutes()
    secret = sitting.links[LIVED]
    candidate = sitting.candidates.first()
    assert candidate
    actions.save_answers(secret, {candidate.id: Answer(True)}, by=link_holder(secret_hash(secret)))
    actions.replace_late_reviewers(by=CLOCK, today=tomorrow_after_the_deadline())
    assert not Verdict.objects.exists()
    with pytest.raises(NotAllowed):
        door.answer(sitting, LIVED)


def test_nobody_is_replaced_on_the_last_day_or_after_having_answered() -> None:
    door, sitting = open_with_substitutes()
    door.answer(sitting, LIVED)
    assert actions.replace_late_reviewers(by=CLOCK) == []
    last_day = seat_of(sitting, PROFESSIONAL).answer_by
    assert actions.replace_late_reviewers(by=CLOCK, today=last_day) == []
    assert len(actions.replace_late_reviewers(by=CLOCK, today=tomorrow_after_the_deadline())) == 1


def test_without_a_substitute_the_seat_waits_for_the_team() -> None:
    door = make_door()
    sitting = door.open(make_item())
    assert actions.replace_late_reviewers(by=CLOCK, today=tomorrow_after_the_deadline()) == []
    with pytest.raises(NotPossible):
        actions.call_substitute(sitting.id, LIVED, by=door.leader)


def test_a_substitute_who_has_taken_work_in_the_service_is_not_called() -> None:
    door, sitting = open_with_substitutes()
    substitute = seat_of(sitting, LIVED, SeatState.STANDBY)
    assert substitute.account
    Employment.objects.create(account=substitute.account, service=door.service)
    called = actions.replace_late_reviewers(by=CLOCK, today=tomorrow_after_the_deadline())
    assert [seat.side for seat in called] == [PROFESSIONAL]


def test_the_leader_can_call_the_substitute_at_once_and_nobody_else() -> None:
    door, sitting = open_with_substitutes()
    with pytest.raises(NotAllowed):
        actions.call_substitute(sitting.id, LIVED, by=actor_for(door.reviewers[LIVED]))
    assert actions.call_substitute(sitting.id, LIVED, by=door.leader).state == SeatState.SITTING


def test_somebody_who_has_answered_is_not_replaced() -> None:
    door, sitting = open_with_substitutes()
    door.answer(sitting, LIVED)
    with pytest.raises(NotPossible):
        actions.call_substitute(sitting.id, LIVED, by=door.leader)
    with pytest.raises(NotPossible):
        actions.replace_reviewer(sitting.id, asked(make_reviewer(LIVED), LIVED), by=door.leader, keys=door.keys)


def test_a_reader_on_the_team_gives_the_seat_to_somebody_else() -> None:
    door, sitting = open_with_substitutes()
    old_link = sitting.links[LIVED]
    newcomer = make_reviewer(LIVED)
    again = actions.replace_reviewer(sitting.id, asked(newcomer, LIVED), by=door.leader, keys=door.keys)
    assert seat_of(sitting, LIVED).account == newcomer
    with pytest.raises(NotAllowed):
        door.answer_by_link(sitting, old_link)
    candidate = sitting.candidates.first()
    assert candidate
    with pytest.raises(CannotOpen):
        sealed.open_payload(candidate, sealed.keys_of_link(old_link))
    door.answer_by_link(sitting, again.links[LIVED])
    assert len(door.answer(sitting, PROFESSIONAL)) == 2


def test_the_same_person_can_get_a_new_link() -> None:
    door, sitting = open_with_substitutes()
    before = len(mail.outbox)
    same = asked(door.reviewers[LIVED], LIVED)
    again = actions.replace_reviewer(sitting.id, same, by=door.leader, keys=door.keys)
    assert again.links[LIVED] != sitting.links[LIVED]
    assert [letter.to[0] for letter in mail.outbox[before:]] == [door.reviewers[LIVED].email]


def test_a_substitute_who_gets_the_seat_is_no_substitute_any_more() -> None:
    door, sitting = open_with_substitutes()
    substitute = seat_of(sitting, LIVED, SeatState.STANDBY).account
    assert substitute
    actions.replace_reviewer(sitting.id, asked(substitute, LIVED), by=door.leader, keys=door.keys)
    assert not sitting.seats.filter(side=LIVED, state=SeatState.STANDBY).exists()
    assert seat_of(sitting, LIVED).account == substitute


def test_an_edited_item_can_be_sealed_anew_with_its_earlier_words() -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item)
    actions.replace_candidate(sitting.id, replace(item, revision=2), by=door.leader)
    newcomer = asked(make_reviewer(LIVED), LIVED)
    again = actions.replace_reviewer(sitting.id, newcomer, by=door.leader, keys=door.keys)
    keys = sealed.keys_of_link(again.links[LIVED])
    assert [sealed.open_payload(c, keys).content for c in sitting.candidates.all()] == [item.content] * 2


@pytest.mark.parametrize("who", ["other side", "substitute of the other side", "team", "employee", "author"])
def test_the_newcomer_is_from_outside_and_somebody_else(who: str) -> None:
    door, sitting = open_with_substitutes()
    candidate = sitting.candidates.first()
    assert candidate
    accounts = {
        "other side": door.reviewers[PROFESSIONAL],
        "substitute of the other side": seat_of(sitting, PROFESSIONAL, SeatState.STANDBY).account,
        "employee": make_reviewer(LIVED, employed_in=door.service),
    }
    author = make_reviewer(LIVED, id=candidate.author)
    team = make_reviewer(LIVED)
    Sitting.objects.filter(id=sitting.id).update(barred_accounts=[*sitting.barred_accounts, str(team.id)])
    account = {**accounts, "author": author, "team": team}[who]
    assert account
    with pytest.raises(NotPossible):
        actions.replace_reviewer(sitting.id, Reviewer(LIVED, account.id, "", ""), by=door.leader, keys=door.keys)
    assert seat_of(sitting, LIVED).account == door.reviewers[LIVED]


def test_other_keys_cannot_seal_a_review_anew() -> None:
    door, sitting = open_with_substitutes()
    with pytest.raises(NotPossible):
        actions.replace_reviewer(sitting.id, asked(make_reviewer(LIVED), LIVED), by=door.leader, keys=make_keys())
    assert seat_of(sitting, LIVED).account == door.reviewers[LIVED]


def test_only_the_leader_gives_a_seat_away() -> None:
    door, sitting = open_with_substitutes()
    with pytest.raises(NotAllowed):
        actions.replace_reviewer(
            sitting.id, asked(make_reviewer(LIVED), LIVED), by=actor_for(door.reviewers[LIVED]), keys=door.keys
        )


def test_reading_leaves_a_line_and_only_for_whoever_holds_the_link() -> None:
    door, sitting = open_with_substitutes()
    seat = seat_of(sitting, LIVED)
    actions.note_reading(seat.id, by=link_holder(seat.secret_hash))
    for actor, row in ((door.leader, seat.id), (link_holder(seat.secret_hash), uuid4())):
        with pytest.raises(NotAllowed):
            actions.note_reading(row, by=actor)
