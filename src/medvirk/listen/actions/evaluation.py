"""Writes to the evaluation itself: start it, take it to its next step, stop it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from medvirk.find.models import Organisation, Service
from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.listen import rules, states
from medvirk.listen.enums import EvaluationState, TeamPart
from medvirk.listen.models import AffectedService, Evaluation, TeamMember
from medvirk.people.queries import actor_for
from medvirk.privacy.sealing import new_evaluation_code

OWN_SERVICE = _("The organisation that evaluates cannot run a service that is evaluated. Choose other services.")
OWN_COMMISSION = _("The organisation that evaluates cannot commission the evaluation. Choose another commissioner.")
TEAM_EMPLOYED = _(
    "Somebody on the team is employed in one of these services. They cannot evaluate it: "
    "take them off the team first, or choose other services."
)


@dataclass(frozen=True)
class Beginning:
    """What must be known to start an evaluation."""

    organisation: Organisation
    commissioner: Organisation
    services: Iterable[Service]
    title: str
    language: str


def locked(evaluation_id: UUID) -> Evaluation:
    """The evaluation, held for this transaction. ``NotAllowed`` when there is none."""
    found = Evaluation.objects.select_for_update().filter(id=evaluation_id).first()
    if found is None:
        raise NotAllowed
    return found


@audit.action("listen.evaluation.started")
def start_evaluation(beginning: Beginning, *, by: Actor) -> Evaluation:
    """A new evaluation in draft, with the one who starts it as process leader."""
    require(rules.may_start_evaluation(by, beginning.organisation.id))
    check(beginning.organisation != beginning.commissioner, OWN_COMMISSION)
    evaluation = Evaluation.objects.create(
        organisation=beginning.organisation,
        commissioner=beginning.commissioner,
        title=beginning.title,
        language=beginning.language,
        code=_unused_code(),
    )
    TeamMember.objects.create(evaluation=evaluation, account_id=by.id, part=TeamPart.PROCESS_LEADER)
    affect(evaluation, beginning.services)
    audit.record(by, evaluation)
    return evaluation


def _unused_code() -> str:
    while Evaluation.objects.filter(code=(code := new_evaluation_code())).exists():
        pass
    return code


def affect(evaluation: Evaluation, services: Iterable[Service]) -> None:
    """Make these the evaluation's affected services; part of larger writes.

    Refuses the evaluator's own, and services in which somebody on the team is employed.
    """
    wanted = {service.id: service for service in services}
    own = any(service.organisation_id == evaluation.organisation_id for service in wanted.values())
    check(not own, OWN_SERVICE)
    evaluation.affected.exclude(service_id__in=wanted).delete()
    there = set(evaluation.affected.values_list("service_id", flat=True))
    for service_id, service in wanted.items():
        if service_id not in there:
            AffectedService.objects.create(evaluation=evaluation, service=service)
    for member in evaluation.team.select_related("account"):
        check(rules.is_outside(actor_for(member.account), evaluation), TEAM_EMPLOYED)


@audit.action("listen.evaluation.advanced")
def advance_evaluation(evaluation_id: UUID, *, by: Actor) -> Evaluation:
    """Take the evaluation to its next step. Refuses with the first thing that is missing."""
    evaluation = locked(evaluation_id)
    require(rules.may_advance(by, evaluation))
    before = evaluation.state
    evaluation.state = states.check_advance(evaluation, by).after
    evaluation.save(update_fields=["state"])
    audit.record(by, evaluation, before=str(before), after=str(evaluation.state))
    return evaluation


@audit.action("listen.evaluation.stopped")
def stop_evaluation(evaluation_id: UUID, because: str, *, by: Actor) -> Evaluation:
    """Stop the evaluation for good, with a reason that its parties can read."""
    evaluation = locked(evaluation_id)
    require(rules.may_stop(by, evaluation))
    states.check_stop(evaluation)
    check(bool(because.strip()), _("Write why the evaluation is stopped."))
    before = evaluation.state
    evaluation.state, evaluation.stopped_because = EvaluationState.STOPPED, because.strip()
    evaluation.save(update_fields=["state", "stopped_because"])
    audit.record(by, evaluation, before=str(before))
    return evaluation
