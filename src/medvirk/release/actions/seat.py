"""Changing who reviews, and noting that sealed text was read."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, NotPossible, check, require
from medvirk.privacy.sealing import CannotOpen, KeyPair, PublicKey
from medvirk.release import letters, reviewers, rules, sealed, states
from medvirk.release.actions.seating import answer_by, bars_of, give_seat, recipients_of
from medvirk.release.actions.sitting import locked
from medvirk.release.enums import CandidateState, ReviewSide, SeatState, SittingState
from medvirk.release.items import Reviewer
from medvirk.release.models import Seat, Sitting, Verdict


@audit.action("release.reviewer.replaced")
def replace_reviewer(sitting_id: UUID, reviewer: Reviewer, *, by: Actor, keys: KeyPair) -> Sitting:
    """Give a side's seat to somebody else, or a new link to the same person who has lost theirs.

    ``keys`` are the evaluation's own, unlocked by a reader: the candidates are sealed anew, to the new seat,
    the seats that stay, and the evaluation. The answer's ``links`` holds the new secret.
    """
    sitting = locked(sitting_id)
    require(rules.may_lead(by, sitting))
    states.check_open(sitting)
    old = _in_seat(sitting, reviewer.side)
    states.check_replaceable(old)
    person = reviewers.look_up(reviewer, sitting.language)
    reviewers.check_may_review(person, bars_of(sitting))
    _check_not_on_the_other_side(sitting, person)
    _make_room(sitting, old, person)
    sitting.links = {person.side.value: give_seat(sitting, person, SeatState.SITTING)}
    _seal_anew(sitting, keys)
    audit.record(by, old, side=old.side)
    return sitting


def _in_seat(sitting: Sitting, side: str) -> Seat:
    seats = sitting.seats.select_related("account", "sitting")
    return seats.get(side=side, state=SeatState.SITTING)


def _check_not_on_the_other_side(sitting: Sitting, person: reviewers.Person) -> None:
    other_side = sitting.seats.exclude(state=SeatState.REPLACED).exclude(side=person.side)
    there = other_side.filter(email__iexact=person.email).exists()
    check(not there, _("The two reviewers must be different people."))


def _make_room(sitting: Sitting, old: Seat, person: reviewers.Person) -> None:
    """End the old seat, and the newcomer's own seat as a substitute."""
    same_person = old.email.casefold() == person.address
    _end_seat(old)
    for standby in sitting.seats.filter(state=SeatState.STANDBY, side=person.side, email__iexact=person.email):
        _end_seat(standby)
    if not same_person:
        letters.say_no_longer_needed(old)


def _end_seat(seat: Seat) -> None:
    """The link closes, and what was answered but not sent is gone."""
    states.move_seat(seat, SeatState.REPLACED)
    seat.save(update_fields=["state"])
    Verdict.objects.filter(seat=seat).delete()


def _seal_anew(sitting: Sitting, keys: KeyPair) -> None:
    recipients: Sequence[PublicKey] = [keys.public, *recipients_of(sitting)]
    kept = [CandidateState.WAITING, CandidateState.REPLACED]
    try:
        sealed.seal_uses(sitting, sealed.open_uses(sitting, keys), recipients)
        for candidate in sitting.candidates.filter(state__in=kept).select_related("sitting"):
            sealed.seal_payload(candidate, sealed.open_payload(candidate, keys), recipients)
            candidate.save(update_fields=["sealed_content"])
    except CannotOpen:
        raise NotPossible(_("The evaluation's key does not open this review. Stop it, and open a new one.")) from None
    sitting.save(update_fields=["sealed_uses"])


@audit.action("release.substitute.called")
def call_substitute(sitting_id: UUID, side: ReviewSide, *, by: Actor) -> Seat:
    """Let the substitute take over from a reviewer who has not answered: their own link opens from now on."""
    sitting = locked(sitting_id)
    require(rules.may_call_substitute(by, sitting))
    states.check_open(sitting)
    late = _in_seat(sitting, side)
    states.check_replaceable(late)
    substitute = _willing(sitting, side)
    _end_seat(late)
    states.move_seat(substitute, SeatState.SITTING)
    substitute.answer_by = answer_by()
    substitute.save(update_fields=["state", "answer_by"])
    audit.record(by, substitute, side=side)
    letters.say_it_is_your_turn(substitute)
    letters.say_no_longer_needed(late)
    return substitute


def _willing(sitting: Sitting, side: str) -> Seat:
    """The side's substitute, if they still may review."""
    seats = sitting.seats.select_related("account", "sitting")
    seat = seats.filter(side=side, state=SeatState.STANDBY).first()
    if seat is None:
        raise NotPossible(_("There is no substitute on this side. Choose a new reviewer."))
    reviewer = Reviewer(ReviewSide(seat.side), seat.account_id, seat.name, seat.email)
    reviewers.check_may_review(reviewers.look_up(reviewer, sitting.language), bars_of(sitting))
    return seat


def replace_late_reviewers(*, by: Actor, today: date | None = None) -> list[Seat]:
    """Call the substitutes of all reviewers whose five working days have passed; each is an action of its own.

    Where there is no substitute, or none that may review, the seat waits for the team, whose page says so.
    """
    day = today or timezone.localdate()
    late = Seat.objects.filter(
        sitting__state=SittingState.OPEN, state=SeatState.SITTING, sent_on=None, answer_by__lt=day
    )
    called = (_call_if_there(seat, by) for seat in late.order_by("answer_by", "id"))
    return [seat for seat in called if seat]


def _call_if_there(late: Seat, by: Actor) -> Seat | None:
    standby = Seat.objects.filter(sitting=late.sitting_id, side=late.side, state=SeatState.STANDBY)
    if not standby.exists():
        return None
    try:
        return call_substitute(late.sitting_id, ReviewSide(late.side), by=by)
    except NotPossible:
        return None


@audit.action("release.seat.read")
def note_reading(seat_id: UUID, *, by: Actor) -> None:
    """Leave a line that somebody opened a link and read what was sealed to it. It answers nothing."""
    seat = Seat.objects.select_related("sitting").filter(id=seat_id).first()
    if seat is None or not rules.may_answer(by, seat):
        raise NotAllowed
    audit.record(by, seat, side=seat.side)
