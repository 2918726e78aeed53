"""Writes to measures: news, and who owns it until when."""

from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medvirk.change import rules, states
from medvirk.change.models import Measure, Update
from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require


def locked(measure_id: UUID) -> Measure:
    """The measure with its evaluation, held for this transaction. ``NotAllowed`` when there is none."""
    rows = Measure.objects.select_for_update(of=("self",)).select_related("decision__finding__evaluation")
    found = rows.filter(id=measure_id).first()
    if found is None:
        raise NotAllowed
    return found


@audit.action("change.measure.updated")
def write_update(measure_id: UUID, on: date, state: str, text: str, *, by: Actor) -> Update:
    """Tell what has happened. The newest update says where the measure stands."""
    measure = locked(measure_id)
    evaluation = measure.decision.finding.evaluation
    require(rules.may_decide(by, evaluation))
    states.check_update(evaluation, on=on, today=timezone.localdate(), state=state, text=text)
    update = Update.objects.create(measure=measure, on=on, state=state, text=text.strip(), written_by=by.id)
    newest = measure.updates.order_by("-on").first()
    if newest is None or newest.on <= on:
        measure.state = state
        measure.save(update_fields=["state"])
    audit.record(by, measure, state=str(state))
    return update


@audit.action("change.measure.edited")
def edit_measure(measure_id: UUID, owner: str, due: date, how_seen: str, *, by: Actor) -> Measure:
    """Change who owns it, until when, or how it is seen."""
    measure = locked(measure_id)
    evaluation = measure.decision.finding.evaluation
    require(rules.may_decide(by, evaluation))
    check(states.can_follow(evaluation), _("The measure cannot be changed now."))
    measure.owner, measure.due, measure.how_seen = owner.strip(), due, how_seen.strip()
    measure.save(update_fields=["owner", "due", "how_seen"])
    audit.record(by, measure, due=due.isoformat())
    return measure
