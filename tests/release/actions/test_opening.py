"""Asking for a review: who may ask, what may be asked about, and who may read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.people.enums import Role
from medvirk.people.models import Employment
from medvirk.people.queries import actor_for
from medvirk.privacy.sealing import CannotOpen
from medvirk.release import actions, sealed
from medvirk.release.enums import SeatState, Zone
from medvirk.release.items import Evidence, Hindrance, Reviewer
from medvirk.release.leaving import ledger_of
from medvirk.release.models import Candidate, PoolMember, Seat, Sitting
from medvirk.release.queries import look_ahead
from medvirk.release.working_days import working_days_after
from tests.factories import make_account
from tests.release.making import (
    LIVED,
    PROFESSIONAL,
    Door,
    asked,
    make_door,
    make_figure,
    make_item,
    make_keys,
    make_pool_member,
    make_quote,
    make_reviewer,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_two_reviewers_get_a_link_each_in_their_own_language() -> None:
    door = make_door()
    door.reviewers[LIVED] = make_reviewer(LIVED, language="nn")
    sitting = door.open(make_item())
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert set(letters) == {account.email for account in door.reviewers.values()}
    assert "/nn/" in letters[door.reviewers[LIVED].email]
    assert "/nb/" in letters[door.reviewers[PROFESSIONAL].email]
    for side, account in door.reviewers.items():
        assert sitting.links[side] in letters[account.email]
        other = PROFESSIONAL if side == LIVED else LIVED
        assert sitting.links[other] not in letters[account.email]


def test_a_reviewer_without_an_account_is_asked_by_name_and_address() -> None:
    door = make_door(language="nn")
    guest = Reviewer(LIVED, None, " Kari Nordmann ", "kari@example.org")
    sitting = door.open(make_item(), reviewers=[guest, asked(door.reviewers[PROFESSIONAL], PROFESSIONAL)])
    seat = sitting.seats.get(side=LIVED)
    assert (seat.account, seat.name) == (None, "Kari Nordmann")
    letter = next(letter for letter in mail.outbox if letter.to == ["kari@example.org"])
    assert "/nn/" in letter.body


def test_reviewers_have_five_working_days() -> None:
    sitting = make_door().open(make_item())
    expected = working_days_after(timezone.localdate(), 5)
    assert {seat.answer_by for seat in sitting.seats.all()} == {expected}


def test_neither_link_nor_text_can_be_read_in_the_database() -> None:
    door = make_door()
    item = make_item(content={"title": "Kanarifugl", "text": "Gulfjær"}, earlier={"text": "Rødnebb"})
    sitting = door.open(item, make_quote(item, "Pseudonymet", content={"text": "Sangfugl"}))
    secrets = {"Kanarifugl", "Gulfjær", "Rødnebb", "Sangfugl", "Pseudonymet", *sitting.links.values()}
    assert not {secret for secret in secrets if secret.encode() in whole_database()}


def whole_database() -> bytes:
    found = bytearray()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found += b"\n".join(value for row in cursor.fetchall() for value in map(_as_bytes, row))
    return bytes(found)


def _as_bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_candidates_open_for_the_two_links_and_the_evaluation_alone() -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item)
    candidate = sitting.candidates.get()
    for secret in sitting.links.values():
        assert sealed.open_payload(candidate, sealed.keys_of_link(secret)).content == item.content
    assert sealed.open_payload(candidate, door.keys).content == item.content
    with pytest.raises(CannotOpen):
        sealed.open_payload(candidate, make_keys())


def test_what_may_be_said_of_how_many_follows_the_finding() -> None:
    assert make_door().open(make_item()).candidates.get().allowed == {"how_many": "many"}


def test_the_numbers_of_a_figure_come_from_disclosure_control() -> None:
    door = make_door(participants=30)
    item = make_figure(8, 20, content={"title": "Blir hørt", "count": "made up"})
    nobody = make_figure(0, 20, content={"title": "Venter"})
    sitting = door.open(item, nobody)
    said = [dict(sealed.open_payload(c, door.keys).content) for c in sitting.candidates.all()]
    assert said == [
        {"title": "Blir hørt", "form": "number", "count": "8", "base": "20"},
        {"title": "Venter", "form": "none"},
    ]


def test_opening_leaves_one_line_without_words() -> None:
    door = make_door()
    sitting = door.open(make_item(), make_item())
    line = AuditLine.objects.get(verb="release.sitting.opened")
    assert (line.actor, line.subject, line.evaluation) == (door.leader.id, sitting.id, door.facts.id)
    assert line.details == {"zone": "shared", "items": 2}


def test_only_the_process_leader_on_the_team_asks_for_a_review() -> None:
    door = make_door()
    interviewer = make_account((Role.INTERVIEWER, door.centre))
    outsider = make_account((Role.PROCESS_LEADER, door.centre))
    team = door.facts.barred_accounts | {interviewer.id}
    facts = replace(door.facts, barred_accounts=team)
    for account in (interviewer, outsider, door.reviewers[LIVED]):
        with pytest.raises(NotAllowed):
            actions.open_sitting(facts, Zone.SHARED, [make_item()], door.asked, by=actor_for(account))
    assert not Sitting.objects.exists()


def test_a_leader_who_works_in_the_service_cannot_ask() -> None:
    door = make_door()
    Employment.objects.create(account_id=door.leader.id, service=door.service)
    door.leader = replace(door.leader, employed_in=frozenset({door.service.id}))
    with pytest.raises(NotAllowed):
        door.open(make_item())


def test_an_item_that_may_not_leave_stops_the_whole_and_says_why() -> None:
    door = make_door()
    weak = make_item(evidence=Evidence(people=2, interviews=1, of_interviews=3))
    with pytest.raises(NotPossible) as refusal:
        door.open(make_item(), weak)
    assert "2: " in str(refusal.value.reason)
    assert not Sitting.objects.exists()
    assert not mail.outbox
    assert AuditLine.objects.get().refused


def test_there_is_nothing_to_review_without_items() -> None:
    with pytest.raises(NotPossible):
        make_door().open()


def test_one_review_at_a_time_in_each_zone() -> None:
    door = make_door()
    door.open(make_item())
    with pytest.raises(NotPossible):
        door.open(make_item())
    assert door.open(make_item(), zone=Zone.PUBLIC)


def test_an_evaluation_without_a_key_says_what_to_do() -> None:
    door = make_door()
    door.facts = replace(door.facts, id=uuid4())
    with pytest.raises(NotPossible) as refusal:
        door.open(make_item())
    assert str(refusal.value.reason)


def test_the_same_item_twice_is_a_fault_in_the_calling_room() -> None:
    item = make_item()
    with pytest.raises(ValueError, match="once"):
        make_door().open(item, replace(item, revision=2))


def test_nothing_is_opened_when_a_letter_cannot_be_sent() -> None:
    door = make_door()
    with patch("medvirk.foundation.mail.send", side_effect=OSError), pytest.raises(NotPossible):
        door.open(make_item())
    assert not Sitting.objects.exists()


# Who may review


def refused(door: Door, *reviewers: Reviewer, items: Any = None) -> str:
    with pytest.raises(NotPossible) as refusal:
        door.open(*(items or [make_item()]), reviewers=reviewers)
    assert not Seat.objects.exists()
    return str(refusal.value.reason)


def test_somebody_on_the_team_cannot_review() -> None:
    door = make_door()
    colleague = make_reviewer(LIVED)
    door.facts = replace(door.facts, barred_accounts=door.facts.barred_accounts | {colleague.id})
    assert colleague.name in refused(door, asked(colleague, LIVED), asked(door.reviewers[PROFESSIONAL], PROFESSIONAL))


def test_an_employee_of_the_service_cannot_review() -> None:
    door = make_door()
    employee = make_reviewer(PROFESSIONAL, employed_in=door.service)
    assert employee.name in refused(door, asked(door.reviewers[LIVED], LIVED), asked(employee, PROFESSIONAL))


def test_an_employee_cannot_slip_in_by_name_and_address() -> None:
    door = make_door()
    employee = make_reviewer(PROFESSIONAL, employed_in=door.service)
    disguised = Reviewer(PROFESSIONAL, None, "Somebody Else", employee.email.upper())
    assert employee.name in refused(door, asked(door.reviewers[LIVED], LIVED), disguised)


def test_the_author_cannot_review() -> None:
    door = make_door()
    author = door.reviewers[LIVED]
    assert author.name in refused(door, *door.asked, items=[make_item(), make_item(author=author.id)])


@pytest.mark.parametrize("side", [LIVED, PROFESSIONAL])
def test_a_reviewer_speaks_from_a_side_they_are_known_for(side: Any) -> None:
    door = make_door()
    other = PROFESSIONAL if side == LIVED else LIVED
    stranger = make_reviewer(other)
    both = {other: asked(door.reviewers[other], other), side: asked(stranger, side)}
    assert stranger.name in refused(door, *both.values())


def test_somebody_in_the_pool_is_known_for_their_side() -> None:
    door = make_door()
    account = make_account()
    door.reviewers[LIVED] = account

    PoolMember.objects.create(account=account, side=LIVED)
    assert door.open(make_item()).seats.get(side=LIVED).account == account


def test_the_two_reviewers_are_two_people_from_two_sides() -> None:
    door = make_door()
    lived, professional = door.asked
    both = make_reviewer(LIVED)
    make_pool_side(both)
    refused(door, asked(both, LIVED), asked(both, PROFESSIONAL))
    refused(door, lived)
    refused(door, lived, lived)
    refused(door, lived, professional, asked(make_reviewer(LIVED), LIVED))


def make_pool_side(account: Any) -> None:

    PoolMember.objects.create(account=account, side=PROFESSIONAL)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda reviewer: replace(reviewer, account=None, name=" ", email="kari@example.org"),
        lambda reviewer: replace(reviewer, account=None, name="Kari", email="not an address"),
        lambda reviewer: replace(reviewer, account=None, name="Kari", email=""),
        lambda reviewer: replace(reviewer, account=uuid4()),
    ],
)
def test_a_reviewer_who_cannot_be_reached_is_refused(spoil: Callable[[Reviewer], Reviewer]) -> None:
    door = make_door()
    lived, professional = door.asked
    assert refused(door, spoil(lived), professional)


def test_an_account_that_is_closed_is_not_asked() -> None:
    door = make_door()
    closed = make_reviewer(LIVED, is_active=False)
    assert refused(door, asked(closed, LIVED), asked(door.reviewers[PROFESSIONAL], PROFESSIONAL))


# Substitutes


def test_each_side_gets_a_substitute_from_the_pool() -> None:
    door = make_door()
    lived, professional = make_pool_member(LIVED), make_pool_member(PROFESSIONAL)
    sitting = door.open(make_item())
    standby = {seat.side: seat for seat in sitting.seats.filter(state=SeatState.STANDBY)}
    assert {side: seat.account for side, seat in standby.items()} == {LIVED: lived, PROFESSIONAL: professional}
    assert {seat.answer_by for seat in standby.values()} == {None}
    assert len(mail.outbox) == 4


def test_nobody_who_may_not_review_is_chosen_from_the_pool() -> None:
    door = make_door()
    item = make_item()
    make_pool_member(LIVED, employed_in=door.service)
    make_pool_member(LIVED, is_active=False)
    colleague, author, away = make_pool_member(LIVED), make_pool_member(LIVED), make_pool_member(LIVED)
    away.review_pool.update(active=False)

    PoolMember.objects.create(account=door.reviewers[LIVED], side=LIVED)
    PoolMember.objects.create(account=door.reviewers[PROFESSIONAL], side=LIVED)
    door.facts = replace(door.facts, barred_accounts=door.facts.barred_accounts | {colleague.id})
    sitting = door.open(replace(item, author=author.id))
    assert not sitting.seats.filter(state=SeatState.STANDBY).exists()


def test_one_person_is_not_the_substitute_for_both_sides() -> None:
    door = make_door()
    both = make_pool_member(LIVED)
    make_pool_side(both)
    assert door.open(make_item()).seats.filter(state=SeatState.STANDBY).count() == 1


def test_whoever_has_been_asked_least_is_the_substitute() -> None:
    often, seldom = make_pool_member(LIVED), make_pool_member(LIVED)
    first = make_door()
    first.reviewers[LIVED] = often
    first.open(make_item())
    Seat.objects.filter(state=SeatState.STANDBY).delete()
    for _ in range(3):
        sitting = make_door().open(make_item())
        assert sitting.seats.get(side=LIVED, state=SeatState.STANDBY).account == seldom
        Seat.objects.filter(sitting=sitting).delete()


# Looking ahead


def test_the_page_can_show_beforehand_what_stands_in_the_way() -> None:
    door = make_door()
    weak = make_item(evidence=Evidence())
    strong, stays = look_ahead(door.facts, Zone.SHARED, [make_item(), weak], door.leader)
    assert strong.allowed
    assert not stays.allowed
    assert not Candidate.objects.exists()


def test_looking_ahead_is_for_the_team() -> None:
    door = make_door()
    with pytest.raises(NotAllowed):
        look_ahead(door.facts, Zone.SHARED, [make_item()], actor_for(door.reviewers[LIVED]))


def test_what_is_out_already_is_not_asked_about_again_but_counts() -> None:
    door = make_door()
    finding = make_item()
    quote = make_quote(finding, "Myr")
    door.let_out(finding, quote)
    again = make_quote(finding, "Myr")
    known, out, second = look_ahead(door.facts, Zone.SHARED, [finding, quote, again], door.leader)
    assert known.already_out
    assert out.already_out
    assert not second.allowed
    sitting = door.open(finding, quote, make_quote(finding, "Fjord"))
    assert sitting.candidates.count() == 1
    with pytest.raises(NotPossible):
        door.open(finding, quote, zone=Zone.SHARED)


def test_a_new_quote_gives_way_to_one_that_is_out_wherever_it_stands() -> None:
    door = make_door()
    finding = make_item()
    out = make_quote(finding, "Myr")
    door.let_out(finding, out)
    newcomer = make_quote(finding, "Myr")
    _, first, second = look_ahead(door.facts, Zone.SHARED, [finding, newcomer, out], door.leader)
    assert not first.allowed
    assert second.allowed


def test_words_that_got_a_no_are_written_anew_before_they_come_again() -> None:
    door = make_door()
    item = make_item()
    door.both_answer(door.open(item), yes=False)
    (judgement,) = look_ahead(door.facts, Zone.SHARED, [item], door.leader)
    assert judgement.refusals == (Hindrance.NO_TO_THESE_WORDS,)
    assert look_ahead(door.facts, Zone.PUBLIC, [item], door.leader)[0].allowed
    assert door.open(replace(item, revision=2))


def test_after_two_rounds_of_no_an_item_stays_in_for_good() -> None:
    door = make_door()
    item = make_item()
    for revision in (1, 2):
        door.both_answer(door.open(replace(item, revision=revision)), yes=False)
    (judgement,) = look_ahead(door.facts, Zone.SHARED, [replace(item, revision=3)], door.leader)
    assert judgement.refusals == (Hindrance.NO_TWICE,)
    with pytest.raises(NotPossible):
        door.open(replace(item, revision=3))


def test_figures_released_before_are_remembered() -> None:
    door = make_door(participants=40)
    door.let_out(make_figure(8, 20))
    close = make_figure(8, 22)
    (judgement,) = look_ahead(door.facts, Zone.SHARED, [close], door.leader)
    assert not judgement.allowed
    elsewhere = make_figure(8, 22, population="another service")
    assert look_ahead(door.facts, Zone.SHARED, [elsewhere], door.leader)[0].allowed


def test_dates_of_a_figure_survive_the_ledger() -> None:

    door = make_door(participants=40)
    door.let_out(make_figure(8, 20))
    (entry,) = ledger_of(door.facts.id).entries
    assert (entry.base.first, entry.base.last, entry.base.size) == (date(2026, 9, 1), date(2026, 11, 1), 20)
