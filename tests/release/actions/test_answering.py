"""Each reviewer alone, on the same revision; what both say yes to leaves, the rest stays in."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from medvirk.foundation.actor import ANYBODY, NotAllowed, NotPossible, link_holder, system_actor
from medvirk.foundation.audit.models import AuditLine
from medvirk.people.models import Account
from medvirk.people.queries import actor_for
from medvirk.privacy.disclosure import Reason
from medvirk.privacy.sealing import CannotOpen, secret_hash
from medvirk.release import actions, sealed
from medvirk.release.actions import Answer
from medvirk.release.actions.seating import recipients_of
from medvirk.release.enums import CandidateState, ItemKind, ReviewSide, SittingState, Zone
from medvirk.release.items import Evidence, Hindrance
from medvirk.release.judging import uses_of
from medvirk.release.models import Candidate, LedgerEntry, Released, Verdict
from medvirk.release.queries import outcomes
from medvirk.release.signals import sitting_finished
from tests.release.making import (
    LIVED,
    PROFESSIONAL,
    make_door,
    make_figure,
    make_item,
    make_keys,
    make_quote,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.parametrize("side", ReviewSide)
def test_neither_reviewer_alone_releases(side: ReviewSide) -> None:
    door = make_door()
    sitting = door.open(make_item())
    assert door.answer(sitting, side) == []
    assert not Released.objects.exists()
    sitting.refresh_from_db()
    assert sitting.is_open


def test_what_both_say_yes_to_leaves_as_a_frozen_snapshot() -> None:
    door = make_door()
    item = make_item()
    (snapshot,) = door.let_out(item)
    assert (snapshot.subject, snapshot.zone, snapshot.revision) == (item.subject, Zone.SHARED, 1)
    assert snapshot.content == item.content
    assert snapshot.allowed == {"how_many": "many"}
    assert snapshot.stands_behind
    assert snapshot.audit_place.evaluation == door.facts.id


@pytest.mark.parametrize("says_no", ReviewSide)
def test_one_no_keeps_an_item_in_and_only_that_item(says_no: ReviewSide) -> None:
    door = make_door()
    good, bad = make_item(), make_item()
    sitting = door.open(good, bad)
    other = PROFESSIONAL if says_no == LIVED else LIVED
    door.answer(sitting, says_no, no_to=[bad.subject])
    released = door.answer(sitting, other)
    assert [snapshot.subject for snapshot in released] == [good.subject]
    assert sitting.candidates.get(subject=bad.subject).state == CandidateState.REFUSED
    sitting.refresh_from_db()
    assert sitting.state == SittingState.FINISHED
    assert bytes(sitting.sealed_uses) == b""


def test_the_remark_of_a_no_opens_for_the_team_and_its_writer_alone() -> None:
    door = make_door()
    sitting = door.open(make_item())
    door.both_answer(sitting, yes=False)
    verdict = Verdict.objects.get(yes=False)
    assert sealed.open_remark(verdict, sitting, door.keys) == "Write it milder."
    assert sealed.open_remark(verdict, sitting, sealed.keys_of_link(sitting.links[PROFESSIONAL]))
    for keys in (sealed.keys_of_link(sitting.links[LIVED]), make_keys()):
        with pytest.raises(CannotOpen):
            sealed.open_remark(verdict, sitting, keys)
    (outcome,) = outcomes(sitting_again(sitting), door.leader, door.keys)
    assert outcome.remarks == ["Write it milder.", "Write it milder."]


def sitting_again(sitting: Any) -> Any:
    sitting.refresh_from_db()
    return sitting


def test_answers_can_be_changed_until_they_are_sent() -> None:
    door = make_door()
    sitting = door.open(make_item())
    candidate = sitting.candidates.get()
    secret = sitting.links[LIVED]
    holder = link_holder(secret_hash(secret))
    actions.save_answers(secret, {candidate.id: Answer(False, "Nei")}, by=holder)
    actions.save_answers(secret, {candidate.id: Answer(True)}, by=holder)
    verdict = Verdict.objects.get()
    assert verdict.yes
    assert sealed.open_remark(verdict, sitting, door.keys) == ""
    assert not Released.objects.exists()
    actions.send_answers(secret, {}, by=holder)
    with pytest.raises(NotPossible):
        actions.save_answers(secret, {candidate.id: Answer(False, "Nei")}, by=holder)
    with pytest.raises(NotPossible):
        actions.send_answers(secret, {}, by=holder)


def test_an_old_remark_cannot_be_put_back_in_place_of_a_newer_one() -> None:
    door = make_door()
    sitting = door.open(make_item())
    candidate = sitting.candidates.get()
    secret = sitting.links[LIVED]
    holder = link_holder(secret_hash(secret))
    actions.save_answers(secret, {candidate.id: Answer(False, "Først")}, by=holder)
    old = bytes(Verdict.objects.get().sealed_remark)
    actions.save_answers(secret, {candidate.id: Answer(False, "Så")}, by=holder)
    verdict = Verdict.objects.get()
    verdict.sealed_remark = old
    with pytest.raises(CannotOpen):
        sealed.open_remark(verdict, sitting, door.keys)


def test_every_item_needs_an_answer_and_every_no_its_reason() -> None:
    door = make_door()
    sitting = door.open(make_item(), make_item())
    first, second = sitting.candidates.all()
    secret = sitting.links[LIVED]
    holder = link_holder(secret_hash(secret))
    with pytest.raises(NotPossible):
        actions.send_answers(secret, {first.id: Answer(True)}, by=holder)
    with pytest.raises(NotPossible):
        actions.send_answers(secret, {first.id: Answer(True), second.id: Answer(False, "  ")}, by=holder)
    assert not Verdict.objects.exists()


def test_answers_to_what_is_not_under_review_are_passed_over() -> None:
    door = make_door()
    sitting = door.open(make_item())
    secret = sitting.links[LIVED]
    actions.save_answers(secret, {uuid4(): Answer(True)}, by=link_holder(secret_hash(secret)))
    assert not Verdict.objects.exists()


def test_nobody_answers_but_whoever_holds_the_link() -> None:
    door = make_door()
    sitting = door.open(make_item())
    secret = sitting.links[LIVED]
    other = link_holder(secret_hash(sitting.links[PROFESSIONAL]))
    for actor in (other, ANYBODY, door.leader, actor_for(door.reviewers[LIVED]), system_actor("release")):
        with pytest.raises(NotAllowed):
            actions.send_answers(secret, {}, by=actor)
    with pytest.raises(NotAllowed):
        actions.send_answers("no such link", {}, by=link_holder(secret_hash("no such link")))


def test_no_answer_is_taken_when_the_review_has_ended() -> None:
    door = make_door()
    sitting = door.open(make_item())
    actions.cancel_sitting(sitting.id, by=door.leader)
    with pytest.raises(NotPossible):
        door.answer(sitting, LIVED)


def test_a_newer_revision_takes_the_older_ones_place() -> None:
    door = make_door()
    item = make_item()
    door.let_out(item)
    newer = replace(item, revision=2, content={"title": "Ny", "text": "Nye ord"})
    door.let_out(newer)
    in_use = Released.objects.get(ended_on=None)
    assert (in_use.revision, in_use.content["text"]) == (2, "Nye ord")
    assert Released.objects.exclude(ended_on=None).get().revision == 1


def test_the_two_zones_are_released_each_by_itself() -> None:
    door = make_door()
    item = make_item()
    door.let_out(item)
    assert not Released.objects.filter(zone=Zone.PUBLIC).exists()
    door.let_out(item, zone=Zone.PUBLIC)
    assert Released.objects.filter(ended_on=None).count() == 2


def test_a_quote_stays_in_when_the_reviewers_keep_its_finding_in() -> None:
    door = make_door()
    finding = make_item()
    quote = make_quote(finding, "Myr")
    sitting = door.open(finding, quote)
    assert door.both_answer(sitting, no_to=[finding.subject]) == []
    kept = sitting.candidates.get(subject=quote.subject)
    assert (kept.state, kept.stays_because) == (CandidateState.REFUSED, Hindrance.FINDING_STAYS_IN.value)


def test_conference_words_stay_in_when_the_reviewers_keep_their_finding_in() -> None:
    door = make_door()
    finding = make_item()
    words = make_item(ItemKind.WORDS, parent=finding.subject)
    assert door.both_answer(door.open(finding, words), no_to=[finding.subject]) == []


def test_a_quote_goes_under_a_finding_that_is_out_already() -> None:
    door = make_door()
    finding = make_item()
    door.let_out(finding)
    quote = make_quote(finding, "Myr")
    assert [s.subject for s in door.both_answer(door.open(finding, quote))] == [quote.subject]


def test_a_quote_stays_in_when_others_noes_would_make_one_person_too_large_a_part() -> None:
    door = make_door()
    findings = [make_item() for _ in range(6)]
    people = ["Myr", "Myr", "Fjord", "Bekk", "Bris", "Skog"]
    quotes = [make_quote(finding, person) for finding, person in zip(findings, people, strict=True)]
    sitting = door.open(*findings, *quotes)
    kept_in = [quote.subject for quote in quotes[3:]]
    released = {snapshot.subject for snapshot in door.both_answer(sitting, no_to=kept_in)}
    assert quotes[0].subject in released
    assert quotes[1].subject not in released
    held = sitting.candidates.get(subject=quotes[1].subject)
    assert held.stays_because == Reason.TOO_LARGE_A_SHARE.value
    outcome = next(o for o in outcomes(sitting_again(sitting), door.leader, None) if o.candidate == held)
    assert outcome.why
    # Nobody said no to it: with more quotes from others it may come again as it is.
    more = [make_quote(finding, f"Ny {number}") for number, finding in enumerate(findings)]
    everything = [*findings, quotes[0], quotes[1], quotes[2], *more]
    assert quotes[1].subject in {s.subject for s in door.let_out(*everything)}


def test_a_quote_that_left_meanwhile_stands_and_the_one_under_review_gives_way() -> None:
    door = make_door()
    finding = make_item()
    door.let_out(finding)
    late, quick = make_quote(finding, "Myr"), make_quote(finding, "Myr")
    sitting = door.open(finding, late)
    sealed.seal_uses(sitting, uses_of([late, quick]), [door.keys.public, *recipients_of(sitting)])
    sitting.save()
    Released.objects.create(
        organisation_id=door.facts.organisation,
        evaluation=door.facts.id,
        zone=Zone.SHARED,
        kind=ItemKind.QUOTE,
        subject=quick.subject,
        parent=finding.subject,
        revision=1,
        language="nb",
        position=1,
        content={"text": "Ute"},
    )
    assert door.both_answer(sitting) == []
    assert sitting.candidates.get().stays_because == Reason.QUOTED_IN_FINDING.value


def test_a_released_figure_is_written_in_the_ledger() -> None:
    door = make_door(participants=40)
    item = make_figure(8, 20)
    (snapshot,) = door.let_out(item)
    assert (snapshot.content["count"], snapshot.content["base"]) == ("8", "20")
    entry = LedgerEntry.objects.get()
    assert (entry.figure, entry.size, entry.population) == (item.subject, 20, ["service"])


def test_a_figure_that_got_a_no_is_not_in_the_ledger() -> None:
    door = make_door(participants=40)
    door.both_answer(door.open(make_figure(8, 20)), yes=False)
    assert not LedgerEntry.objects.exists()


def test_a_figure_stays_in_when_one_beside_it_left_meanwhile() -> None:
    door = make_door(participants=40)
    waiting, quick = make_figure(8, 20), make_figure(11, 22)
    sitting = door.open(waiting)
    # Thirty and twenty differ enough; then one on twenty-two leaves to everybody.
    door.let_out(quick, zone=Zone.PUBLIC)
    assert door.both_answer(sitting) == []
    assert sitting.candidates.get().stays_because == Reason.DIFFERS_TOO_LITTLE.value


def test_words_need_no_evidence_but_the_two_reviewers() -> None:
    door = make_door(participants=8)
    item = make_item(ItemKind.WORDS, content={"text": "Vi er enige"})
    (snapshot,) = door.let_out(item, zone=Zone.PUBLIC)
    assert snapshot.stands_behind == ""


def test_what_was_agreed_is_told_after_commit(django_capture_on_commit_callbacks: Any) -> None:
    heard: list[dict[str, Any]] = []

    def hear(**news: Any) -> None:
        heard.append(news)

    sitting_finished.connect(hear)
    try:
        door = make_door()
        item = make_item()
        with django_capture_on_commit_callbacks(execute=True):
            door.let_out(item)
    finally:
        sitting_finished.disconnect(hear)
    assert [(n["evaluation"], n["zone"], n["released"]) for n in heard] == [(door.facts.id, "shared", (item.subject,))]


def test_the_leader_gets_a_letter_when_both_have_answered() -> None:
    door = make_door()
    sitting = door.open(make_item())
    door.answer(sitting, LIVED)
    before = len(mail.outbox)
    door.answer(sitting, PROFESSIONAL)
    (letter,) = mail.outbox[before:]
    assert "/nn/" in letter.body
    assert str(sitting.id) in letter.body


def test_no_letter_goes_to_an_account_that_is_closed() -> None:
    door = make_door()
    sitting = door.open(make_item())
    Account.objects.filter(id=door.leader.id).update(is_active=False)
    before = len(mail.outbox)
    door.both_answer(sitting)
    assert len(mail.outbox) == before


def test_every_step_leaves_one_line_and_no_words() -> None:
    door = make_door()
    door.both_answer(door.open(make_item(content={"text": "Kanarifugl"})), yes=False)
    verbs = list(AuditLine.objects.values_list("verb", flat=True))
    assert sorted(verbs) == ["release.answers.sent", "release.answers.sent", "release.sitting.opened"]
    assert "milder" not in str(list(AuditLine.objects.values()))
    assert "Kanarifugl" not in str(list(AuditLine.objects.values()))


# An edited item


def test_an_edit_resets_that_item_only() -> None:
    door = make_door()
    stands, changes = make_item(), make_item()
    sitting = door.open(stands, changes)
    door.answer(sitting, LIVED)
    newer = replace(changes, revision=2, content={"title": "Ny", "text": "Nye ord"})
    candidate = actions.replace_candidate(sitting.id, newer, by=door.leader)
    assert sitting.candidates.get(subject=changes.subject, revision=1).state == CandidateState.REPLACED
    mine = Verdict.objects.filter(seat__side=LIVED, candidate__state=CandidateState.WAITING)
    assert [verdict.candidate.subject for verdict in mine] == [stands.subject]
    secret = sitting.links[LIVED]
    holder = link_holder(secret_hash(secret))
    with pytest.raises(NotPossible):
        actions.send_answers(secret, {}, by=holder)
    actions.send_answers(secret, {candidate.id: Answer(True)}, by=holder)
    released = door.answer(sitting, PROFESSIONAL)
    assert {s.content["text"] for s in released} == {stands.content["text"], "Nye ord"}


def test_those_who_had_answered_are_told_of_an_edit() -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item, make_item())
    door.answer(sitting, LIVED)
    before = len(mail.outbox)
    actions.replace_candidate(sitting.id, replace(item, revision=2), by=door.leader)
    assert [letter.to[0] for letter in mail.outbox[before:]] == [door.reviewers[LIVED].email]


def test_an_edit_goes_through_disclosure_control_too() -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item)
    weak = replace(item, revision=2, evidence=Evidence(people=2, interviews=1, of_interviews=3))
    with pytest.raises(NotPossible):
        actions.replace_candidate(sitting.id, weak, by=door.leader)


def test_an_edit_is_newer_and_of_something_under_review() -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item)
    with pytest.raises(NotPossible):
        actions.replace_candidate(sitting.id, item, by=door.leader)
    with pytest.raises(NotPossible):
        actions.replace_candidate(sitting.id, make_item(revision=2), by=door.leader)


def test_a_reviewer_cannot_become_the_author_by_an_edit() -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item)
    edited = replace(item, revision=2, author=door.reviewers[LIVED].id)
    with pytest.raises(NotPossible):
        actions.replace_candidate(sitting.id, edited, by=door.leader)


def test_only_the_leader_edits_and_stops() -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item)
    reviewer = actor_for(door.reviewers[LIVED])
    with pytest.raises(NotAllowed):
        actions.replace_candidate(sitting.id, replace(item, revision=2), by=reviewer)
    with pytest.raises(NotAllowed):
        actions.cancel_sitting(sitting.id, by=reviewer)
    with pytest.raises(NotAllowed):
        actions.cancel_sitting(uuid4(), by=door.leader)


def test_a_stopped_review_releases_nothing_and_destroys_what_was_sealed() -> None:
    door = make_door()
    sitting = door.open(make_item())
    door.answer(sitting, LIVED, yes=False)
    before = len(mail.outbox)
    actions.cancel_sitting(sitting.id, by=door.leader)
    assert len(mail.outbox) == before + 2
    assert not Verdict.objects.exists()
    assert {bytes(c.sealed_content) for c in Candidate.objects.all()} == {b""}
    assert not Released.objects.exists()
    with pytest.raises(NotPossible):
        actions.cancel_sitting(sitting.id, by=door.leader)
    with pytest.raises(NotPossible):
        actions.replace_candidate(sitting.id, make_item(revision=2), by=door.leader)
