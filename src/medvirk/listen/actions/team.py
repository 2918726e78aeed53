"""Writes to the evaluation's team."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, states
from medvirk.listen.actions.evaluation import locked
from medvirk.listen.enums import TeamPart
from medvirk.listen.models import TeamMember
from medvirk.people.models import Account
from medvirk.people.queries import actor_for

NOT_THIS_PERSON = _(
    "This person cannot be on the team: they are employed in a service that is evaluated, "
    "or do not belong to the organisation that evaluates. Choose somebody else."
)


@audit.action("listen.team.joined")
def add_to_team(evaluation_id: UUID, account: Account, *, by: Actor) -> TeamMember:
    """Put an interviewer on the team. Refuses anybody who is employed in an affected service."""
    evaluation = locked(evaluation_id)
    require(rules.may_plan(by, evaluation))
    states.check_open(evaluation, states.Work.TEAM)
    check(rules.may_be_on_team(actor_for(account), evaluation), NOT_THIS_PERSON)
    there = evaluation.team.filter(account=account).exists()
    check(not there, _("This person is on the team already."))
    member = TeamMember.objects.create(evaluation=evaluation, account=account, part=TeamPart.INTERVIEWER)
    audit.record(by, member)
    return member


@audit.action("listen.team.left")
def remove_from_team(evaluation_id: UUID, member_id: UUID, *, by: Actor) -> None:
    """Take somebody off the team. What they had unlocked is locked at once. The leader stays: somebody must lead."""
    evaluation = locked(evaluation_id)
    require(rules.may_plan(by, evaluation))
    member = evaluation.team.filter(id=member_id).first()
    if member is None:
        raise NotAllowed
    check(member.part != TeamPart.PROCESS_LEADER, _("The process leader stays on the team."))
    audit.record(by, member)
    store.lock(evaluation.id, member.account_id)
    member.delete()
