"""Reads about decisions and measures before and after they are told to everybody."""

from dataclasses import dataclass
from uuid import UUID

from medvirk.change import rules, states
from medvirk.change.models import Decision, FinalReport
from medvirk.change.queries.findings import Heard, answers_of, final_report_of, somebody_disagrees, standing_findings
from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import evaluation_for, evaluations_of
from medvirk.meet.queries import Said, said_of


@dataclass(frozen=True)
class ToDecide:
    """A standing finding, what the dialogue said, and the municipality's answer so far."""

    heard: Heard
    said: Said | None
    decision: Decision | None
    somebody_says_not_done: bool


@dataclass(frozen=True)
class DecisionsPage:
    """Every standing finding with its answer."""

    evaluation: Evaluation
    rows: tuple[ToDecide, ...]
    report: FinalReport | None
    may_decide: bool

    @property
    def undecided(self) -> int:
        """How many findings wait for an answer."""
        return sum(row.decision is None for row in self.rows)

    @property
    def next(self) -> ToDecide | None:
        """The first finding that waits."""
        return next((row for row in self.rows if row.decision is None), None)


def decisions_of(viewer: Actor, evaluation_id: UUID) -> DecisionsPage:
    """The findings and their answers, for the evaluation's parties."""
    evaluation = evaluation_for(viewer, evaluation_id)
    heard = standing_findings(viewer, evaluation)
    said = said_of(viewer, evaluation)
    answers = answers_of(evaluation)
    report = final_report_of(evaluation)
    objections = rules.may_read_objections(viewer, evaluation)
    rows = (_to_decide(one, said.get(one.id), answers.get(one.id), objections) for one in heard)
    may = rules.may_decide(viewer, evaluation) and evaluation.state in states.DECIDED_IN
    return DecisionsPage(evaluation, tuple(rows), report, may)


def _to_decide(heard: Heard, said: Said | None, decision: Decision | None, objections: bool) -> ToDecide:
    return ToDecide(heard, said, decision, objections and somebody_disagrees(decision))


@dataclass(frozen=True)
class Answering:
    """One finding that the viewer is about to answer."""

    evaluation: Evaluation
    row: ToDecide


def answer_to(viewer: Actor, evaluation_id: UUID, finding_id: UUID) -> Answering:
    """One finding, for those who decide. ``NotAllowed`` for everybody else."""
    page = decisions_of(viewer, evaluation_id)
    require(rules.may_decide(viewer, page.evaluation))
    found = next((row for row in page.rows if row.heard.id == finding_id), None)
    if found is None:
        raise NotAllowed
    return Answering(page.evaluation, found)


@dataclass(frozen=True)
class Waiting:
    """An evaluation in which the viewer's municipality has something to answer."""

    evaluation: Evaluation
    may_decide: bool


def waiting_for(viewer: Actor) -> list[Waiting]:
    """The viewer's evaluations that have come to decisions, on the room's first page."""
    mine = [evaluation for evaluation in evaluations_of(viewer) if evaluation.state in states.FOLLOWED_IN]
    return [Waiting(e, rules.may_decide(viewer, e) and e.state in states.DECIDED_IN) for e in mine]
