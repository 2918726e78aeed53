"""Opening a sitting, changing one of its items, stopping it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, NotPossible, check, require
from medvirk.foundation.keys import store
from medvirk.privacy.disclosure import Figure
from medvirk.privacy.sealing import PublicKey
from medvirk.release import letters, messages, reviewers, rules, sealed, states
from medvirk.release.actions.seating import ANSWER_WITHIN, bars_of, give_seat, recipients_of
from medvirk.release.enums import CandidateState, ItemKind, ReviewSide, SeatState, SittingState, Zone
from medvirk.release.items import EvaluationFacts, Item, Judgement, Reviewer
from medvirk.release.judging import judge_alone, uses_of
from medvirk.release.leaving import finish, ledger_of
from medvirk.release.looking_ahead import look_at
from medvirk.release.models import Candidate, Sitting, Verdict
from medvirk.release.working_days import working_days_after


@audit.action("release.sitting.opened")
def open_sitting(
    facts: EvaluationFacts, zone: Zone, items: Iterable[Item], asked: Sequence[Reviewer], *, by: Actor
) -> Sitting:
    """Ask two reviewers from outside about everything in ``items`` that is not out in this zone already.

    ``items`` are the whole report for the zone (``queries.look_ahead`` shows beforehand what stands in the way;
    leave those items out). Two substitutes from the pool are given seats too, where the pool has any, so that
    the candidates are sealed to them and nobody has to open anything when a reviewer does not answer.
    ``NotPossible`` when an item may not go out, when a reviewer may not review, when a sitting is open in the
    zone, or when the evaluation has no key. The answer's ``links`` are the secrets by side, known only now.
    """
    handed_in = list(items)
    require(rules.may_ask_for_review(by, facts.organisation, facts.barred_accounts, facts.affected_services))
    judgements = look_at(facts, zone, handed_in)
    _check_may_leave(judgements)
    _check_none_open(facts.id, zone)
    people = [reviewers.look_up(reviewer, facts.language) for reviewer in asked]
    sitting = _new_sitting(facts, zone, by)
    _seat_them(sitting, people, frozenset(item.author for item in handed_in))
    recipients = [_evaluation_key(facts.id), *recipients_of(sitting)]
    sealed.seal_uses(sitting, uses_of(j.item for j in judgements if j.item.kind == ItemKind.QUOTE), recipients)
    sitting.save(update_fields=["sealed_uses"])
    waiting = [judgement for judgement in judgements if not judgement.already_out]
    Candidate.objects.bulk_create(_candidate(sitting, judgement, recipients) for judgement in waiting)
    audit.record(by, sitting, zone=sitting.zone, items=len(waiting))
    return sitting


def _check_may_leave(judgements: Sequence[Judgement]) -> None:
    new = [(number, j) for number, j in enumerate(judgements, start=1) if not j.already_out]
    check(bool(new), _("There is nothing new to review."))
    stay = [(number, messages.why_not(judgement)) for number, judgement in new if not judgement.allowed]
    reasons = " ".join(_("Number %(number)s: %(why)s") % {"number": number, "why": why} for number, why in stay)
    check(not stay, _("Some of this cannot go out. %(reasons)s") % {"reasons": reasons})


def _check_none_open(evaluation: UUID, zone: str) -> None:
    is_open = Sitting.objects.filter(evaluation=evaluation, zone=zone, state=SittingState.OPEN).exists()
    check(not is_open, _("A review is open already. Wait until it is finished, or stop it."))


def _new_sitting(facts: EvaluationFacts, zone: Zone, by: Actor) -> Sitting:
    return Sitting.objects.create(
        organisation_id=facts.organisation,
        evaluation=facts.id,
        evaluation_title=facts.title,
        language=facts.language,
        zone=zone,
        participants=facts.participants,
        opened_by=by.id,
        barred_accounts=sorted(str(account) for account in facts.barred_accounts),
        affected_services=sorted(str(service) for service in facts.affected_services),
    )


def _seat_them(sitting: Sitting, people: Sequence[reviewers.Person], authors: frozenset[UUID]) -> None:
    """Two reviewers, and a substitute for each where the pool has one."""
    bars = bars_of(sitting, authors)
    reviewers.check_two_sides(people)
    for person in people:
        reviewers.check_may_review(person, bars)
    links = {person.side.value: give_seat(sitting, person, SeatState.SITTING) for person in people}
    taken = {person.address for person in people}
    for side in ReviewSide:
        substitute = reviewers.choose_substitute(sitting.id, side, bars, taken)
        if substitute:
            give_seat(sitting, substitute, SeatState.STANDBY)
            taken.add(substitute.address)
    sitting.links = links


def _evaluation_key(evaluation: UUID) -> PublicKey:
    try:
        return store.evaluation_public_key(evaluation)
    except store.NoKey:
        reason = _("Nobody on the team has chosen a passphrase yet. Do that first: the review is sealed with it.")
        raise NotPossible(reason) from None


def _candidate(sitting: Sitting, judgement: Judgement, recipients: Sequence[PublicKey]) -> Candidate:
    item = judgement.item
    candidate = Candidate(
        sitting=sitting,
        kind=item.kind,
        subject=item.subject,
        parent=item.parent,
        revision=item.revision,
        language=item.language,
        author=item.author,
        position=item.position,
        allowed=messages.plain_wording(judgement.wording),
    )
    sealed.seal_payload(candidate, sealed.payload_of(item, _content(judgement)), recipients)
    return candidate


def _content(judgement: Judgement) -> Mapping[str, str]:
    """The item's words; a figure's numbers come from disclosure control alone."""
    return {**judgement.item.content, **_figure_words(judgement.figure)}


def _figure_words(figure: Figure | None) -> Mapping[str, str]:
    if figure is None:
        return {}
    said = {name: value for name, value in asdict(figure).items() if name != "form" and value is not None}
    return {"form": figure.form.value, **{name: str(value) for name, value in said.items()}}


def locked(sitting_id: UUID) -> Sitting:
    """A sitting, locked until the transaction ends; ``NotAllowed`` when there is none."""
    sitting = Sitting.objects.select_for_update().filter(id=sitting_id).first()
    if sitting is None:
        raise NotAllowed
    return sitting


@audit.action("release.candidate.replaced")
def replace_candidate(sitting_id: UUID, item: Item, *, by: Actor) -> Candidate:
    """Put a newer revision of one item before the reviewers. Their answers to the others stand.

    Reviewers who had sent in are asked about this one; everybody gets the full time to answer anew.
    """
    sitting = locked(sitting_id)
    require(rules.may_lead(by, sitting))
    states.check_open(sitting)
    old = _waiting(sitting, item)
    states.check_newer(old, item.revision)
    judgement = judge_alone(_facts_of(sitting), Zone(sitting.zone), item, ledger_of(sitting.evaluation))
    check(judgement.allowed, messages.why_not(judgement))
    _check_author_is_no_reviewer(sitting, item)
    states.move_candidate(old, CandidateState.REPLACED)
    old.save(update_fields=["state"])
    candidate = _candidate(sitting, judgement, [_evaluation_key(sitting.evaluation), *recipients_of(sitting)])
    candidate.save()
    audit.record(by, candidate, revision=item.revision)
    _ask_again(sitting)
    return candidate


def _waiting(sitting: Sitting, item: Item) -> Candidate:
    candidate = sitting.candidates.filter(
        kind=item.kind, subject=item.subject, language=item.language, state=CandidateState.WAITING
    ).first()
    if candidate is None:
        raise NotPossible(_("This is not under review now. Reload the page and look again."))
    return candidate


def _facts_of(sitting: Sitting) -> EvaluationFacts:
    return EvaluationFacts(
        sitting.evaluation,
        sitting.organisation_id,
        sitting.evaluation_title,
        sitting.language,
        sitting.participants,
        sitting.barred,
        sitting.affected,
    )


def _check_author_is_no_reviewer(sitting: Sitting, item: Item) -> None:
    reviews = sitting.seats.exclude(state=SeatState.REPLACED).filter(account=item.author).exists()
    check(not reviews, _("The one who wrote this has a seat in the review. Let somebody else take the seat first."))


def _ask_again(sitting: Sitting) -> None:
    for seat in sitting.seats.filter(state=SeatState.SITTING).select_related("account", "sitting"):
        had_sent, seat.sent_on = seat.sent_on, None
        seat.answer_by = working_days_after(timezone.localdate(), ANSWER_WITHIN)
        seat.save(update_fields=["sent_on", "answer_by"])
        if had_sent:
            letters.say_words_have_changed(seat)


@audit.action("release.sitting.cancelled")
def cancel_sitting(sitting_id: UUID, *, by: Actor) -> None:
    """Stop a review. Nothing leaves, the links close, and the sealed copies are destroyed."""
    sitting = locked(sitting_id)
    require(rules.may_lead(by, sitting))
    finish(sitting, SittingState.CANCELLED)
    sitting.candidates.update(sealed_content=b"")
    Verdict.objects.filter(seat__sitting=sitting).delete()
    audit.record(by, sitting)
    letters.say_review_is_stopped(sitting)
