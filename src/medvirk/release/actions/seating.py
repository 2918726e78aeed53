"""Giving somebody a seat: a link with a secret of its own, to which everything they may read is sealed."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from medvirk.privacy.sealing import PublicKey, new_link_secret, secret_hash
from medvirk.release import letters, sealed
from medvirk.release.enums import SeatState
from medvirk.release.models import Seat, Sitting
from medvirk.release.reviewers import Bars, Person
from medvirk.release.working_days import working_days_after

#: Working days that a reviewer has.
ANSWER_WITHIN = 5


def bars_of(sitting: Sitting, authors: frozenset[UUID] | None = None) -> Bars:
    """Who may not review this sitting; the authors are those of its candidates unless they are given."""
    wrote = authors if authors is not None else frozenset(sitting.candidates.values_list("author", flat=True))
    return Bars(sitting.barred, sitting.affected, wrote)


def give_seat(sitting: Sitting, person: Person, state: SeatState) -> str:
    """Make a seat, send its link, and return the link's secret, which is stored nowhere."""
    secret = new_link_secret()
    seat = Seat.objects.create(
        sitting=sitting,
        side=person.side,
        account=person.account,
        name=person.name,
        email=person.email,
        secret_hash=secret_hash(secret),
        public_key=sealed.keys_of_link(secret).public,
        state=state,
        answer_by=answer_by() if state == SeatState.SITTING else None,
    )
    send = letters.ask_to_review if state == SeatState.SITTING else letters.ask_to_stand_by
    send(seat, secret)
    return secret


def answer_by() -> date:
    """The last day to answer for somebody who is asked today."""
    return working_days_after(timezone.localdate(), ANSWER_WITHIN)


def recipients_of(sitting: Sitting) -> list[PublicKey]:
    """The public keys of those who review, and of their substitutes."""
    seats = sitting.seats.exclude(state=SeatState.REPLACED).order_by("side", "state")
    return [PublicKey(bytes(seat.public_key)) for seat in seats]
