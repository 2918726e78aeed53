"""The letters that reviewers and the team get. A link's secret stands in one letter and nowhere else."""

from collections.abc import Mapping
from smtplib import SMTPException

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from medvirk.foundation import mail
from medvirk.foundation.actor import NotPossible
from medvirk.release.enums import SeatState
from medvirk.release.models import Seat, Sitting
from medvirk.release.reviewers import account_of


def ask_to_review(seat: Seat, secret: str) -> None:
    """The link, and what one is asked to do."""
    _to_seat(seat, "asked", {"link": _link(seat, secret)})


def ask_to_stand_by(seat: Seat, secret: str) -> None:
    """The link for a substitute, which opens when their turn comes."""
    _to_seat(seat, "standby", {"link": _link(seat, secret)})


def say_it_is_your_turn(seat: Seat) -> None:
    """To the substitute: the link in the earlier letter is open now."""
    _to_seat(seat, "your_turn", {})


def say_no_longer_needed(seat: Seat) -> None:
    """To a reviewer whose place somebody else has taken, or whose review was stopped."""
    _to_seat(seat, "not_needed", {})


def say_review_is_stopped(sitting: Sitting) -> None:
    """To everybody who reviews, and their substitutes."""
    for seat in sitting.seats.exclude(state=SeatState.REPLACED).select_related("account", "sitting"):
        say_no_longer_needed(seat)


def say_words_have_changed(seat: Seat) -> None:
    """To a reviewer who had sent in their answers: one text is new."""
    _to_seat(seat, "changed", {})


def say_review_is_finished(sitting: Sitting) -> None:
    """To the one who asked for the review."""
    account = account_of(sitting.opened_by)
    if account:
        with translation.override(account.language):
            link = settings.SITE_URL + reverse("release:sitting", args=[sitting.id])
        _send(account.email, "finished", {"sitting": sitting, "link": link}, account.language)


def _to_seat(seat: Seat, letter: str, values: Mapping[str, object]) -> None:
    language = _language_of(seat)
    _send(seat.email, letter, {"seat": seat, "sitting": seat.sitting, **values}, language)


def _language_of(seat: Seat) -> str:
    return seat.account.language if seat.account else seat.sitting.language


def _link(seat: Seat, secret: str) -> str:
    with translation.override(_language_of(seat)):
        return settings.SITE_URL + reverse("release:sit", args=[secret])


def _send(to: str, letter: str, values: Mapping[str, object], language: str) -> None:
    """A letter that cannot be sent undoes the whole step: nobody is left waiting for a link that never came."""
    try:
        mail.send(to, f"release/mail/{letter}.txt", values, language=language)
    except (SMTPException, OSError) as fault:
        raise NotPossible(
            _("The mail could not be sent, so nothing was changed. Try again in a few minutes.")
        ) from fault
