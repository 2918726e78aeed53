"""What can become of sittings, seats and candidates. Each refusal is a sentence that says what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import check
from medvirk.release.enums import CandidateState, SeatState, SittingState
from medvirk.release.models import Candidate, Seat, Sitting

SITTINGS: Mapping[str, frozenset[str]] = {
    SittingState.OPEN: frozenset({SittingState.FINISHED, SittingState.CANCELLED}),
    SittingState.FINISHED: frozenset(),
    SittingState.CANCELLED: frozenset(),
}
SEATS: Mapping[str, frozenset[str]] = {
    SeatState.STANDBY: frozenset({SeatState.SITTING, SeatState.REPLACED}),
    SeatState.SITTING: frozenset({SeatState.REPLACED}),
    SeatState.REPLACED: frozenset(),
}
CANDIDATES: Mapping[str, frozenset[str]] = {
    CandidateState.WAITING: frozenset(
        {CandidateState.RELEASED, CandidateState.REFUSED, CandidateState.REPLACED, CandidateState.WITHDRAWN}
    ),
    CandidateState.RELEASED: frozenset({CandidateState.WITHDRAWN}),
    CandidateState.REFUSED: frozenset({CandidateState.WITHDRAWN}),
    CandidateState.REPLACED: frozenset({CandidateState.WITHDRAWN}),
    CandidateState.WITHDRAWN: frozenset(),
}
#: After so many rounds that ended with a no, an item stays in for good.
MOST_ROUNDS = 2


class NoSuchStep(Exception):
    """A row was to go where its table does not lead. A fault in the code."""


def move_sitting(sitting: Sitting, to: SittingState) -> None:
    """Set a sitting's state; ``NotPossible`` when it has ended."""
    check(to in SITTINGS[sitting.state], _("This review has ended. Open a new one if there is more to decide."))
    sitting.state = to


def move_seat(seat: Seat, to: SeatState) -> None:
    """Set a seat's state; ``NoSuchStep`` where the table has none."""
    if to not in SEATS[seat.state]:
        raise NoSuchStep(f"seat: {seat.state} to {to}")
    seat.state = to


def move_candidate(candidate: Candidate, to: CandidateState) -> None:
    """Set a candidate's state; ``NoSuchStep`` where the table has none."""
    if to not in CANDIDATES[candidate.state]:
        raise NoSuchStep(f"candidate: {candidate.state} to {to}")
    candidate.state = to


def check_open(sitting: Sitting) -> None:
    """Refuse when a sitting has ended."""
    check(sitting.is_open, _("This review has ended. Open a new one if there is more to decide."))


def check_still_answering(seat: Seat) -> None:
    """Refuse when the reviewer has sent in their answers."""
    check(seat.sent_on is None, _("The answers have been sent in and cannot be changed any more."))


def check_replaceable(seat: Seat) -> None:
    """Refuse to replace a reviewer who has sent in their answers."""
    check(seat.sent_on is None, _("This reviewer has already answered and cannot be replaced."))


def check_newer(candidate: Candidate, revision: int) -> None:
    """Refuse to put an old revision in a newer one's place."""
    check(revision > candidate.revision, _("These words are not newer than those under review. Reload the page."))


def may_try_again(rounds_with_no: int) -> bool:
    """Say whether an item may go before reviewers once more."""
    return rounds_with_no < MOST_ROUNDS
