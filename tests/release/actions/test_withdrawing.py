"""When somebody withdraws, their words come back in: from both zones, from reviews, from the database."""

from uuid import uuid4

import pytest
from django.core import mail

from medvirk.foundation.actor import ANYBODY
from medvirk.foundation.audit.models import AuditLine
from medvirk.privacy.sealing import CannotOpen, Unopened
from medvirk.release import actions, sealed
from medvirk.release.enums import CandidateState, SittingState, Zone
from medvirk.release.models import Released, Verdict
from medvirk.release.queries import look_ahead, released_to_public
from tests.release.actions.test_opening import whole_database
from tests.release.making import LIVED, PROFESSIONAL, make_door, make_figure, make_item, make_quote

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_withdrawn_words_are_readable_nowhere_and_listed_for_recall() -> None:
    door = make_door()
    finding = make_item()
    quote = make_quote(finding, "Myr", content={"text": "Kanarifuglen synger"})
    for zone in Zone:
        door.let_out(finding, quote, zone=zone)
    recalled = actions.withdraw_items(door.facts.id, [quote.subject], by=door.leader)
    assert sorted(snapshot.zone for snapshot in recalled) == ["public", "shared"]
    assert {snapshot.content["text"] for snapshot in recalled} == {"Kanarifuglen synger"}
    assert b"Kanarifuglen" not in whole_database()
    assert [snapshot.subject for snapshot in released_to_public(door.facts.id)] == [finding.subject]


def test_withdrawing_a_finding_takes_its_quotes_with_it() -> None:
    door = make_door()
    finding = make_item()
    door.let_out(finding, make_quote(finding, "Myr"))
    assert len(actions.withdraw_items(door.facts.id, [finding.subject], by=door.leader)) == 2
    assert not Released.objects.filter(ended_on=None).exists()


def test_an_item_under_review_is_taken_out_of_it() -> None:
    door = make_door()
    stays, goes = make_item(), make_item()
    sitting = door.open(stays, goes)
    door.answer(sitting, LIVED, no_to=[goes.subject])
    actions.withdraw_items(door.facts.id, [goes.subject], by=ANYBODY)
    candidate = sitting.candidates.get(subject=goes.subject)
    assert candidate.state == CandidateState.WITHDRAWN
    with pytest.raises(CannotOpen) as refusal:
        sealed.open_payload(candidate, door.keys)
    assert refusal.value.reason is Unopened.WITHDRAWN
    assert bytes(Verdict.objects.get(candidate=candidate).sealed_remark) == b""
    assert [s.subject for s in door.answer(sitting, PROFESSIONAL)] == [stays.subject]


def test_a_review_in_which_nothing_is_left_is_stopped() -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item)
    before = len(mail.outbox)
    actions.withdraw_items(door.facts.id, [item.subject], by=door.leader)
    sitting.refresh_from_db()
    assert sitting.state == SittingState.CANCELLED
    told = {letter.to[0] for letter in mail.outbox[before:]}
    assert told == {account.email for account in door.reviewers.values()}


def test_withdrawing_twice_or_what_was_never_there_is_no_fault() -> None:
    door = make_door()
    item = make_item()
    door.let_out(item)
    assert len(actions.withdraw_items(door.facts.id, [item.subject], by=door.leader)) == 1
    assert actions.withdraw_items(door.facts.id, [item.subject], by=door.leader) == []
    assert actions.withdraw_items(uuid4(), [uuid4()], by=door.leader) == []
    assert AuditLine.objects.filter(verb="release.items.withdrawn").count() == 3


def test_other_evaluations_are_not_touched() -> None:
    door, other = make_door(), make_door()
    item = make_item()
    door.let_out(item)
    assert actions.withdraw_items(other.facts.id, [item.subject], by=other.leader) == []
    assert Released.objects.filter(ended_on=None).count() == 1


def test_a_withdrawn_figure_is_never_made_anew_on_those_who_are_left() -> None:
    door = make_door(participants=40)
    figure = make_figure(8, 20)
    door.let_out(figure)
    actions.withdraw_items(door.facts.id, [figure.subject], by=door.leader)
    for base in (19, 20):
        (judgement,) = look_ahead(door.facts, Zone.SHARED, [make_figure(7, base)], door.leader)
        assert not judgement.allowed
