"""The one table of an evaluation's steps."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Actor, NotPossible, Reason, check
from medvirk.foundation.thread import Missing, Station, StationName
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from medvirk.listen.states.conditions import BEFORE_ANCHORED, BEFORE_COLLECTING, BEFORE_RECRUITING, Condition, passed

S = EvaluationState


@dataclass(frozen=True)
class Transition:
    """One step: from where, to where, what it opens, and what must be there first."""

    before: EvaluationState
    after: EvaluationState
    opens: Reason
    conditions: tuple[Condition, ...]

    def missing(
        self, evaluation: Evaluation, viewer: Actor, stations: Mapping[StationName, Station] | None = None
    ) -> tuple[Missing, ...]:
        """Everything that is not there yet, in the order in which it is best done.

        ``stations``: those that have been asked already for this viewer, so that they are not asked again.
        """
        found: list[Missing] = []
        written = True
        for condition in self.conditions:
            asked = (stations or {}).get(condition.station) if condition.station else None
            items = asked.missing if asked else condition.missing(evaluation, viewer)
            if condition.is_agreement and not written:
                items = tuple(replace(item, url=None) for item in items)
            written = written and (condition.is_agreement or not items)
            found += items
        return tuple(found)


TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        S.DRAFT, S.ANCHORED, _("The plan stands. The theme guide and the invitation come next."), BEFORE_ANCHORED
    ),
    Transition(S.ANCHORED, S.RECRUITING, _("From now on people can be asked to take part."), BEFORE_RECRUITING),
    Transition(S.RECRUITING, S.COLLECTING, _("From now on interviews can be held."), BEFORE_COLLECTING),
    Transition(
        S.COLLECTING,
        S.PROCESS_REPORT,
        _("The interviews are over. What was told is gathered to findings."),
        (passed(StationName.TOLD, _("Every interview is handed in, and every recording is gone")),),
    ),
    Transition(
        S.PROCESS_REPORT,
        S.DIALOGUE,
        _("Those who are invited can read the process report. The conference can be held."),
        (passed(StationName.FINDINGS, _("The findings are released to those who are invited to the dialogue")),),
    ),
    Transition(
        S.DIALOGUE,
        S.FINAL_REPORT,
        _("The dialogue is over. The municipality decides on every finding."),
        (passed(StationName.DIALOGUE, _("The conference has discussed every released finding")),),
    ),
    Transition(
        S.FINAL_REPORT,
        S.FOLLOW_UP,
        _("The final report is out. Those who told hear what came of it."),
        (passed(StationName.DECIDED, _("Every standing finding has a decision, and the final report is out")),),
    ),
    Transition(
        S.FOLLOW_UP,
        S.CLOSED,
        _("The evaluation is over. What was promised can still be followed."),
        (passed(StationName.DONE, _("Those who told have heard what came of it: page, printed sheet, told aloud")),),
    ),
)

_NEXT: Mapping[EvaluationState, Transition] = {transition.before: transition for transition in TRANSITIONS}
#: The nine steps of an evaluation that is not stopped, in order.
STEPS: tuple[EvaluationState, ...] = tuple(state for state in S if state is not S.STOPPED)
#: The steps in which an evaluation is over.
OVER = frozenset({S.CLOSED, S.STOPPED})


def transition_from(state: str) -> Transition | None:
    """The step that follows; none after the last, or after stopping."""
    return _NEXT.get(EvaluationState(state))


def check_advance(evaluation: Evaluation, viewer: Actor) -> Transition:
    """The step that may be taken now. Refuses with the first thing that is missing."""
    transition = transition_from(evaluation.state)
    if transition is None:
        raise NotPossible(_("The evaluation is over, so there is no next step."))
    missing = transition.missing(evaluation, viewer)
    first = missing[0].what if missing else ""
    check(not missing, format_lazy(_("This must be done first: {what}."), what=first))
    return transition


def check_stop(evaluation: Evaluation) -> None:
    """Every evaluation that is not over can be stopped."""
    check(evaluation.state not in OVER, _("The evaluation is over already, so it cannot be stopped."))
