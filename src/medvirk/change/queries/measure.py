"""Reads about one measure."""

from dataclasses import dataclass
from uuid import UUID

from medvirk.change import rules, states
from medvirk.change.enums import MeasureState
from medvirk.change.models import Measure, NotDone, Update
from medvirk.change.queries.feedback import who_disagrees
from medvirk.change.queries.findings import (
    Heard,
    answers_of,
    feedback_of,
    public_findings,
    somebody_disagrees,
    standing_finding,
)
from medvirk.change.queries.latest import TONES
from medvirk.foundation.actor import Actor, NotAllowed, Reason, require
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.told import told_to_everybody

#: Before the follow-up nothing has been told to everybody.
_NOT_YET = (EvaluationState.FINAL_REPORT,)


@dataclass(frozen=True)
class MeasurePage:
    """A measure with its news, as this viewer may see it."""

    evaluation: Evaluation
    measure: Measure
    heard: Heard
    updates: tuple[Update, ...]
    not_everyone_agrees: Reason
    #: Somebody says that it is not done: for the owner and the team, at once.
    somebody_says: bool
    #: Their words, when two reviewers have let them out: for the evaluation's parties.
    words: tuple[str, ...]
    may_update: bool
    is_public: bool

    @property
    def tag(self) -> tuple[Reason, str]:
        """Where the measure stands, and its tone."""
        state = MeasureState(self.measure.state)
        return state.label, TONES[state].value


def measure_page(viewer: Actor, measure_id: UUID) -> MeasurePage:
    """A measure for the evaluation's parties; for everybody when its finding and the page are told to everybody."""
    measure = Measure.objects.select_related("decision__finding").filter(id=measure_id).first()
    if measure is None:
        raise NotAllowed
    evaluation = known(measure.decision.finding.evaluation_id)
    party = rules.may_see_decisions(viewer, evaluation)
    is_public = evaluation.state not in _NOT_YET and states.is_public(feedback_of(evaluation))
    require(party or is_public)
    heard = _heard(viewer, evaluation, measure.decision.finding_id, party)
    somebody = somebody_disagrees(answers_of(evaluation).get(measure.decision.finding_id))
    return MeasurePage(
        evaluation=evaluation,
        measure=measure,
        heard=heard,
        updates=tuple(measure.updates.order_by("-on", "id")),
        not_everyone_agrees=who_disagrees(measure, somebody),
        somebody_says=somebody and rules.may_read_objections(viewer, evaluation),
        words=_words(evaluation, measure) if party and somebody else (),
        may_update=rules.may_decide(viewer, evaluation) and states.can_follow(evaluation),
        is_public=is_public and heard.is_public,
    )


def _heard(viewer: Actor, evaluation: Evaluation, finding: UUID, party: bool) -> Heard:
    """In everybody's words where there are any, else in those of the invited."""
    public = next((one for one in public_findings(evaluation) if one.id == finding), None)
    require(public is not None or party)
    return public or standing_finding(viewer, evaluation, finding)


def _words(evaluation: Evaluation, measure: Measure) -> tuple[str, ...]:
    said = set(NotDone.objects.filter(measure=measure).values_list("id", flat=True))
    rows = told_to_everybody(evaluation)
    return tuple(row.content["text"] for row in rows if row.subject in said and row.content)
