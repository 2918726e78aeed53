"""Asking the two reviewers whether what was heard may go to everybody."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from medvirk.change import rules, states
from medvirk.change.models import FinalReport
from medvirk.change.queries.outgoing import Outgoing, considered_now
from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, require
from medvirk.listen.queries.evaluation import known
from medvirk.release.actions import open_sitting
from medvirk.release.enums import Zone
from medvirk.release.items import Reviewer
from medvirk.release.models import Sitting


def send_to_review(going: Outgoing, asked: Sequence[Reviewer], *, by: Actor) -> Sitting | None:
    """Send all that may leave and is not out; then remember what was laid before the reviewers and what was not.

    Two writes, each with its own line: if the second is lost, the page still says that something waits.
    """
    evaluation = known(going.facts.id)
    require(rules.may_release(by, evaluation))
    states.check_release(evaluation)
    sitting = open_sitting(going.facts, Zone.PUBLIC, going.items, asked, by=by) if going.new else None
    remember_round(going.facts.id, considered_now(going.judgements), by=by)
    return sitting


@audit.action("change.release.considered")
def remember_round(evaluation_id: UUID, considered: dict[str, Any], *, by: Actor) -> FinalReport:
    """Remember which findings have been laid before the reviewers, and which had to stay in."""
    evaluation = known(evaluation_id)
    require(rules.may_release(by, evaluation))
    states.check_release(evaluation)
    row, _is_new = FinalReport.objects.select_for_update().get_or_create(evaluation=evaluation)
    row.considered = {**row.considered, **considered}
    row.save(update_fields=["considered"])
    audit.record(by, row, findings=len(considered))
    return row
