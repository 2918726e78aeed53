"""Writes to the anchoring: what it is about, what people can expect, who plans it, and that both sides agree.

A change after somebody has agreed counts the version up, so that both sides look at it again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from medvirk.find.models import Service
from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.listen import rules, states
from medvirk.listen.actions.evaluation import affect, locked
from medvirk.listen.enums import Agreed, Side
from medvirk.listen.models import Agreement, Evaluation, Planner

#: The columns of the evaluation that are its anchoring.
FIELDS = frozenset(
    {"background", "questions", "learning_network", "planned_participants", *states.EXPECTATIONS, *states.ASSESSMENT}
)
SAME_PERSON = _("The same person cannot agree for both sides. Somebody else must agree for this side.")


@dataclass(frozen=True)
class NewPlanner:
    """Somebody who plans the evaluation, and which side they speak from."""

    name: str
    side: str
    from_where: str


@audit.action("listen.anchoring.written")
def write_anchoring(evaluation_id: UUID, values: Mapping[str, object], *, by: Actor) -> Evaluation:
    """Write some of the anchoring's texts and facts. Other columns of the evaluation are refused."""
    if not FIELDS.issuperset(values):
        raise ValueError(f"not part of the anchoring: {sorted(set(values) - FIELDS)}")
    evaluation = _open_for(evaluation_id, by)
    changed = {name: value for name, value in values.items() if getattr(evaluation, name) != value}
    for name, value in changed.items():
        setattr(evaluation, name, value)
    evaluation.save(update_fields=list(changed))
    if changed:
        _ask_again(evaluation)
    audit.record(by, evaluation, fields=" ".join(sorted(changed)))
    return evaluation


@audit.action("listen.anchoring.services_named")
def name_services(evaluation_id: UUID, services: Iterable[Service], *, by: Actor) -> Evaluation:
    """Name the affected services. Refuses services of the evaluator, and where somebody on the team is employed."""
    evaluation = _open_for(evaluation_id, by)
    before = _service_ids(evaluation)
    affect(evaluation, services)
    if _service_ids(evaluation) != before:
        _ask_again(evaluation)
    audit.record(by, evaluation, services=len(_service_ids(evaluation)))
    return evaluation


@audit.action("listen.anchoring.planner_named")
def add_planner(evaluation_id: UUID, planner: NewPlanner, *, by: Actor) -> Planner:
    """Name somebody who plans the evaluation."""
    evaluation = _open_for(evaluation_id, by)
    row = Planner.objects.create(
        evaluation=evaluation, name=planner.name, side=planner.side, from_where=planner.from_where
    )
    _ask_again(evaluation)
    audit.record(by, row)
    return row


@audit.action("listen.anchoring.planner_removed")
def remove_planner(evaluation_id: UUID, planner_id: UUID, *, by: Actor) -> None:
    """Take a planner off the list."""
    evaluation = _open_for(evaluation_id, by)
    planner = evaluation.planners.filter(id=planner_id).first()
    if planner is None:
        raise NotAllowed
    _ask_again(evaluation)
    audit.record(by, planner)
    planner.delete()


@audit.action("listen.anchoring.agreed")
def agree_to_anchoring(evaluation_id: UUID, side: Side, on_behalf_of: str, *, by: Actor) -> Agreement:
    """One side agrees to the anchoring as it stands. It must be whole, and two people agree, one for each side."""
    evaluation = locked(evaluation_id)
    require(rules.may_agree(by, evaluation, side))
    states.check_open(evaluation, states.Work.ANCHORING)
    states.check_anchoring_is_whole(evaluation, by)
    agreement = agree(evaluation, Agreed.ANCHORING, evaluation.anchoring_version, side, on_behalf_of, by)
    audit.record(by, agreement, side=side.value, version=agreement.version)
    return agreement


def agree(evaluation: Evaluation, about: Agreed, version: int, side: Side, on_behalf_of: str, by: Actor) -> Agreement:
    """Store one side's agreement; part of larger writes. Refuses a second time, and one person for both sides."""
    there = list(evaluation.agreements.filter(about=about, version=version))
    check(side not in {a.side for a in there}, _("This side has agreed already."))
    check(by.id not in {a.by_id for a in there}, SAME_PERSON)
    return Agreement.objects.create(
        evaluation=evaluation, about=about, version=version, side=side, on_behalf_of=on_behalf_of, by_id=by.id
    )


def _open_for(evaluation_id: UUID, by: Actor) -> Evaluation:
    evaluation = locked(evaluation_id)
    require(rules.may_anchor(by, evaluation))
    states.check_open(evaluation, states.Work.ANCHORING)
    return evaluation


def _service_ids(evaluation: Evaluation) -> set[UUID]:
    return set(evaluation.affected.values_list("service_id", flat=True))


def _ask_again(evaluation: Evaluation) -> None:
    version = evaluation.anchoring_version
    if states.sides_agreed(evaluation, Agreed.ANCHORING, version):
        evaluation.anchoring_version = version + 1
        evaluation.save(update_fields=["anchoring_version"])
