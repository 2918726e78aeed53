"""The pages that lie under an evaluation, as far as the viewer has something to do or see there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Actor, Reason
from medvirk.listen import rules, states
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation


@dataclass(frozen=True)
class Place:
    """A page under the evaluation, and what one finds there."""

    name: Reason
    about: Reason
    url: str


S = EvaluationState
Shown = tuple[Reason, Reason, str, Callable[[Actor, Evaluation], bool], EvaluationState]

#: Name, what is there, the page, who can open it, and from which step there is something to do.
_PLACES: tuple[Shown, ...] = (
    (
        _("Anchoring"),
        _("What the evaluation is about, and what both sides have agreed."),
        "listen:anchoring",
        rules.is_party,
        S.DRAFT,
    ),
    (_("Theme guide"), _("The open questions that the interviewers bring."), "listen:guide", rules.is_party, S.DRAFT),
    (
        _("Recruiting"),
        _("Ways in, the information sheet, and how many were asked."),
        "listen:recruiting",
        rules.is_party,
        S.DRAFT,
    ),
    (_("The team"), _("Those who interview and read."), "listen:team", rules.is_party, S.DRAFT),
    (
        _("Who can read the notes"),
        _("Passphrases, and how the notes are unlocked."),
        "listen:reading",
        rules.is_team,
        S.ANCHORED,
    ),
    (
        _("Interviews"),
        _("Who took part, by pseudonym, and the notes."),
        "listen:interviews",
        rules.is_team,
        S.COLLECTING,
    ),
    (
        _("Mark the notes"),
        _("Gather what was told under themes."),
        "listen:marking_start",
        rules.is_team,
        S.COLLECTING,
    ),
    (
        _("Findings"),
        _("What people have told, gathered, with quotes."),
        "listen:findings",
        rules.is_team,
        S.COLLECTING,
    ),
    (
        _("Process report"),
        _("What is released to those who are invited to the dialogue."),
        "listen:process_report",
        rules.is_party,
        S.PROCESS_REPORT,
    ),
)


def places_for(viewer: Actor, evaluation: Evaluation) -> list[Place]:
    """The pages under the evaluation that this viewer can open, as far as it has come."""
    step = 0 if evaluation.state == S.STOPPED else states.STEPS.index(S(evaluation.state))
    return [
        Place(name, about, reverse(page, args=[evaluation.id]))
        for name, about, page, may_open, first in _PLACES
        if may_open(viewer, evaluation) and step >= states.STEPS.index(first)
    ]
