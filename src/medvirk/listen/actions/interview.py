"""Writes to interviews: plan one, change it, tell how it went."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, states
from medvirk.listen.actions.evaluation import locked
from medvirk.listen.enums import CrewPart, InterviewKind
from medvirk.listen.models import Crew, Evaluation, Interview
from medvirk.people.models import Account
from medvirk.people.queries import actor_for

SMALLEST_GROUP, LARGEST_GROUP = 3, 7

EMPLOYED = _(
    "One of the two is employed in a service that the evaluation is about, and cannot be at the interview. "
    "Choose somebody else from the team."
)
NOT_ON_TEAM = _("The two who interview must be on the team. Add them there first.")
SAME_PERSON = _("One asks and one writes: choose two different people.")
READERS_FIRST = _(
    "Two on the team must be able to read the notes before the first interview. "
    "They each choose a passphrase under “Who can read the notes”."
)
HANDED_IN = _("The notes of this interview are handed in, so it can no longer be changed.")


@dataclass(frozen=True)
class Plan:
    """What is agreed about an interview before it is held."""

    kind: str
    audience: str
    language: str
    day: date
    asks: Account
    writes: Account


@dataclass(frozen=True)
class Afterwards:
    """What is told about an interview when it is over. Recordings are never stored here."""

    present: int
    recorded_on: str = ""
    recorded_by: str = ""
    recording_deleted_on: date | None = None


def locked_interview(evaluation: Evaluation, interview_id: UUID) -> Interview:
    """The interview, held for this transaction. ``NotAllowed`` when there is none in this evaluation."""
    found = Interview.objects.select_for_update().filter(evaluation=evaluation, id=interview_id).first()
    if found is None:
        raise NotAllowed
    found.evaluation = evaluation
    return found


def check_not_handed_in(interview: Interview) -> None:
    """Refuse any change after the notes were handed in."""
    check(interview.delivered_on is None, HANDED_IN)


@audit.action("listen.interview.planned")
def plan_interview(evaluation_id: UUID, plan: Plan, *, by: Actor) -> Interview:
    """A new interview with a crew of two and a key of its own. Two must be able to read its notes first."""
    evaluation = locked(evaluation_id)
    require(rules.may_hold_interviews(by, evaluation))
    states.check_open(evaluation, states.Work.INTERVIEWS)
    check(sum(reader.ready for reader in store.readers(evaluation.id)) >= states.READERS_NEEDED, READERS_FIRST)
    interview = Interview(evaluation=evaluation, number=_next_number(evaluation))
    interview.guide = states.agreed_guide(evaluation)
    interview.key = store.new_sealed_key(interview.id, evaluation.id).id
    _save_plan(interview, plan)
    audit.record(by, interview, number=interview.number)
    return interview


@audit.action("listen.interview.changed")
def change_plan(evaluation_id: UUID, interview_id: UUID, plan: Plan, *, by: Actor) -> Interview:
    """Change what was agreed, until the notes are handed in."""
    evaluation = locked(evaluation_id)
    interview = locked_interview(evaluation, interview_id)
    require(rules.may_hold_interviews(by, evaluation))
    check_not_handed_in(interview)
    _save_plan(interview, plan)
    audit.record(by, interview, number=interview.number)
    return interview


def _next_number(evaluation: Evaluation) -> int:
    last: int | None = evaluation.interviews.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _save_plan(interview: Interview, plan: Plan) -> None:
    crew = {CrewPart.ASKS: plan.asks, CrewPart.WRITES: plan.writes}
    check(plan.asks != plan.writes, SAME_PERSON)
    for account in crew.values():
        check_crew(interview.evaluation, account)
    interview.kind, interview.audience = plan.kind, plan.audience
    interview.language, interview.day = plan.language, plan.day
    interview.save()
    interview.crew.all().delete()
    for part, account in crew.items():
        Crew.objects.create(interview=interview, account=account, part=part)


def check_crew(evaluation: Evaluation, account: Account) -> None:
    """Refuse anybody who is employed in an affected service, or not on the team."""
    check(rules.is_outside(actor_for(account), evaluation), EMPLOYED)
    check(evaluation.team.filter(account=account).exists(), NOT_ON_TEAM)


@audit.action("listen.interview.told")
def tell_afterwards(evaluation_id: UUID, interview_id: UUID, told: Afterwards, *, by: Actor) -> Interview:
    """Record how many took part, and that a recording is gone. The recording can be confirmed deleted later too."""
    evaluation = locked(evaluation_id)
    interview = locked_interview(evaluation, interview_id)
    require(rules.may_hold_interviews(by, evaluation))
    check(interview.delivered_on is None or told.present == interview.present, HANDED_IN)
    check_present(interview, told.present)
    check(bool(told.recorded_on) or not told.recording_deleted_on, _("Write which device it was recorded on."))
    interview.present = told.present
    interview.recorded_on, interview.recorded_by = told.recorded_on, told.recorded_by
    interview.recording_deleted_on = told.recording_deleted_on
    interview.save()
    audit.record(by, interview, present=told.present, recording_gone=bool(told.recording_deleted_on))
    return interview


def check_present(interview: Interview, present: int) -> None:
    """Refuse a number that does not fit the kind of interview, or is smaller than those who are registered."""
    if interview.kind == InterviewKind.INDIVIDUAL:
        check(present == 1, _("An individual interview is with one person."))
    else:
        fits = SMALLEST_GROUP <= present <= LARGEST_GROUP
        check(fits, _("A group has three to seven participants. Make it individual interviews when fewer came."))
    registered = interview.participants.count()
    check(present >= registered, _("More participants are registered than took part. Correct one of the two."))
