"""What can become of sittings, seats and candidates: every step that is in the table, and none that is not."""

from itertools import product

import pytest

from medvirk.foundation.actor import NotPossible
from medvirk.release import states
from medvirk.release.enums import CandidateState, SeatState, SittingState
from medvirk.release.models import Candidate, Seat, Sitting


@pytest.mark.parametrize(("here", "there"), list(product(SittingState, SittingState)))
def test_only_an_open_sitting_ends(here: SittingState, there: SittingState) -> None:
    sitting = Sitting(state=here)
    if here == SittingState.OPEN and there != SittingState.OPEN:
        states.move_sitting(sitting, there)
        assert sitting.state == there
    else:
        with pytest.raises(NotPossible):
            states.move_sitting(sitting, there)


@pytest.mark.parametrize(("here", "there"), list(product(SeatState, SeatState)))
def test_a_substitute_takes_the_seat_and_anybody_can_be_replaced(here: SeatState, there: SeatState) -> None:
    allowed = {("standby", "sitting"), ("standby", "replaced"), ("sitting", "replaced")}
    seat = Seat(state=here)
    if (here, there) in allowed:
        states.move_seat(seat, there)
        assert seat.state == there
    else:
        with pytest.raises(states.NoSuchStep):
            states.move_seat(seat, there)


@pytest.mark.parametrize(("here", "there"), list(product(CandidateState, CandidateState)))
def test_a_candidate_is_decided_once_and_can_be_withdrawn_always(here: CandidateState, there: CandidateState) -> None:
    waiting_ends = here == "waiting" and there != "waiting"
    withdrawn_late = here not in ("waiting", "withdrawn") and there == "withdrawn"
    candidate = Candidate(state=here)
    if waiting_ends or withdrawn_late:
        states.move_candidate(candidate, there)
        assert candidate.state == there
    else:
        with pytest.raises(states.NoSuchStep):
            states.move_candidate(candidate, there)


def test_after_two_rounds_of_no_an_item_stays_in() -> None:
    assert [states.may_try_again(rounds) for rounds in range(4)] == [True, True, False, False]
