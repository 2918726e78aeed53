"""Is it possible now? What a conference needs before it is planned, run and held."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Reason, check
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from medvirk.meet.enums import Outcome
from medvirk.meet.models import Conference

S = EvaluationState
PLANNED_IN = (S.PROCESS_REPORT, S.DIALOGUE)
SET_ASIDE_IN = (S.DIALOGUE, S.FINAL_REPORT)
SHORTEST_REASON = 20
NO_KEY = _("Nobody on the team has chosen a passphrase yet, so the words cannot be locked. Do that first.")
NOT_NOW = _("A finding can be set aside from the dialogue until the final report is out.")

#: What must be written for each answer of the dialogue, and what to say when it is not.
NEEDS: Mapping[str, tuple[tuple[str, Reason], ...]] = {
    Outcome.RECOGNISED: (),
    Outcome.WITH_CHANGES: (
        ("new_title", _("Write the heading as the conference wants it.")),
        ("new_text", _("Write the text as the conference wants it.")),
    ),
    Outcome.SEEN_DIFFERENTLY: (
        ("users_words", _("Write what the users said. Both sides’ words stand side by side.")),
        ("staff_words", _("Write what the staff said. Both sides’ words stand side by side.")),
    ),
}


def can_plan(evaluation: Evaluation, conference: Conference | None) -> bool:
    """True from the process report until the conference has been held."""
    return evaluation.state in PLANNED_IN and (conference is None or conference.held_on is None)


def check_plan(evaluation: Evaluation, conference: Conference | None) -> None:
    """Refuse to plan too early, and to change what has been held."""
    check(
        evaluation.state in PLANNED_IN,
        _("The conference can be planned while the process report or the dialogue is the current step."),
    )
    check(can_plan(evaluation, conference), _("The conference has been held, so the plan stands as it is."))


def check_order(users_meeting: date, conference: date) -> None:
    """The users meet before the conference, so that nobody comes alone."""
    check(users_meeting < conference, _("The users meet on a day before the conference."))


def can_write_down(evaluation: Evaluation, conference: Conference | None) -> bool:
    """True while the dialogue is the current step and there is a conference."""
    return evaluation.state == S.DIALOGUE and conference is not None


def check_write_down(evaluation: Evaluation, conference: Conference | None) -> None:
    """Refuse to write down what the dialogue says before there is one, or after it."""
    check(conference is not None, _("Plan the conference first."))
    check(
        can_write_down(evaluation, conference),
        _("What the conference says can be written down while the dialogue is the current step."),
    )


def missing_words(outcome: str, written: Mapping[str, str]) -> dict[str, Reason]:
    """The fields that this answer of the dialogue still needs, each with what to do."""
    return {field: what for field, what in NEEDS[outcome] if not written.get(field, "").strip()}


def check_words(outcome: str, written: Mapping[str, str]) -> None:
    """Refuse an answer that lacks the words it needs."""
    missing = missing_words(outcome, written)
    check(not missing, next(iter(missing.values()), ""))


def check_hold(conference: Conference, today: date) -> None:
    """Refuse to say that a conference was held before its day, or twice."""
    check(conference.held_on is None, _("The conference is already marked as held."))
    check(conference.day <= today, _("The conference has not been yet. Come back when it has been held."))


def can_set_aside(evaluation: Evaluation) -> bool:
    """True from the dialogue until the final report is out."""
    return evaluation.state in SET_ASIDE_IN


def check_set_aside(evaluation: Evaluation, reason: str) -> None:
    """Refuse at another time, and without a reason: it is kept, and others will read it."""
    check(can_set_aside(evaluation), NOT_NOW)
    check(
        len(reason.strip()) >= SHORTEST_REASON,
        _("Write the reason in a sentence or two, so that others understand it later."),
    )
