"""Reads about the anchoring: what is written, who has agreed, and what the number of people will allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Actor, Reason, require
from medvirk.listen import rules
from medvirk.listen.enums import Agreed, Side
from medvirk.listen.models import Evaluation
from medvirk.privacy.disclosure import DEFAULT_LIMITS, Allowance, what_may_leave
from medvirk.privacy.disclosure.audiences import SMALLEST_BASE


@dataclass(frozen=True)
class SideAgreed:
    """One side of an agreement: who has agreed, or whether the viewer can."""

    side: Side
    on_behalf_of: str
    on: date | None
    may_agree: bool


@dataclass(frozen=True)
class Band:
    """What can leave from so many participants, in words, and whether the plan lies here."""

    people: Reason
    leaves: Reason
    is_planned: bool


def agreements_seen_by(viewer: Actor, evaluation: Evaluation, about: Agreed, version: int) -> list[SideAgreed]:
    """Both sides, each with its agreement to this version if it has given it."""
    require(rules.may_see_evaluation(viewer, evaluation))
    given = {a.side: a for a in evaluation.agreements.all() if a.about == about and a.version == version}
    return [
        SideAgreed(side, given[side].on_behalf_of, given[side].on, False)
        if side in given
        else SideAgreed(side, "", None, rules.may_agree(viewer, evaluation, side))
        for side in Side
    ]


def allowance_words(participants: int) -> Reason:
    """What this number of participants allows to leave, in words."""
    return _leaves(what_may_leave(participants))


def bands(participants: int | None) -> Sequence[Band]:
    """The three bands of participants with what each allows, the planned one marked."""
    low, full = DEFAULT_LIMITS.shared, max(SMALLEST_BASE, DEFAULT_LIMITS.public)
    found = (
        (0, low, _("Fewer than %(low)d") % {"low": low}),
        (low, full, _("%(low)d to %(high)d") % {"low": low, "high": full - 1}),
        (full, None, _("%(full)d and more") % {"full": full}),
    )
    return [
        Band(people, allowance_words(first), _lies_in(participants, first, beyond)) for first, beyond, people in found
    ]


def _lies_in(participants: int | None, first: int, beyond: int | None) -> bool:
    return participants is not None and first <= participants and (beyond is None or participants < beyond)


def _leaves(allowance: Allowance) -> Reason:
    if allowance.quotes_and_figures:
        return _("Findings in words, quotes, and figures by strict rules. The services can be named.")
    if allowance.words:
        return _(
            "Findings in words, to those invited to the dialogue. The public page has words only: "
            "no quotes, no figures, and not the service’s name."
        )
    return _(
        "Nothing by itself. Join with other services or municipalities, or hold a dialogue meeting and write no report."
    )
