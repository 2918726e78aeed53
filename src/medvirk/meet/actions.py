"""Writes about conferences: plan, write down what is said, hold; and the users' side setting a finding aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.foundation.keys import store
from medvirk.listen.actions import finding as findings
from medvirk.listen.models import Evaluation, Finding
from medvirk.listen.queries.evaluation import known
from medvirk.meet import rules, states
from medvirk.meet.enums import Outcome
from medvirk.meet.models import Conference, Discussion
from medvirk.meet.queries import finding_on_the_table

_PLAN = ("day", "place", "users_meeting_day", "users_meeting_place", "invitation", "programme")


def _conference(evaluation: Evaluation) -> Conference | None:
    return Conference.objects.select_for_update().filter(evaluation=evaluation).first()


@audit.action("meet.conference.planned")
def plan_conference(evaluation_id: UUID, plan: Mapping[str, Any], *, by: Actor) -> Conference:
    """Set day and place, the users' own meeting beforehand, and how everybody is invited; or change it."""
    evaluation = known(evaluation_id)
    require(rules.may_plan(by, evaluation))
    conference = _conference(evaluation)
    states.check_plan(evaluation, conference)
    states.check_order(plan["users_meeting_day"], plan["day"])
    conference = conference or Conference(evaluation=evaluation)
    for field in _PLAN:
        setattr(conference, field, plan[field])
    conference.save()
    audit.record(by, conference, day=conference.day.isoformat())
    return conference


@dataclass(frozen=True)
class WrittenDown:
    """What the conference said of one finding. The new words only where something was changed."""

    outcome: str
    users_words: str = ""
    staff_words: str = ""
    new_title: str = ""
    new_text: str = ""


@audit.action("meet.finding.discussed")
def write_down(evaluation_id: UUID, finding_id: UUID, said: WrittenDown, *, by: Actor) -> Discussion:
    """Write down what the dialogue says of a finding. New words become a revision that goes through release again."""
    evaluation = known(evaluation_id)
    require(rules.may_write_down(by, evaluation))
    conference = _conference(evaluation)
    states.check_write_down(evaluation, conference)
    assert conference is not None  # noqa: S101 - for the type checker; checked above
    met = finding_on_the_table(by, evaluation, finding_id)
    states.check_words(said.outcome, vars(said))
    if said.outcome == Outcome.WITH_CHANGES:
        findings.add_revision(_locked(finding_id), said.new_title.strip(), said.new_text.strip(), by=by)
    discussion = Discussion.objects.select_for_update().filter(finding=finding_id).first()
    discussion = discussion or Discussion(conference=conference, finding_id=finding_id, version=0)
    discussion.revision, discussion.outcome, discussion.written_by = met.revision, said.outcome, by.id
    discussion.users_words, discussion.staff_words = said.users_words.strip(), said.staff_words.strip()
    discussion.version += 1
    discussion.save()
    audit.record(by, discussion, outcome=str(said.outcome))
    return discussion


def _locked(finding_id: UUID) -> Finding:
    found = Finding.objects.select_for_update(of=("self",)).select_related("evaluation").filter(id=finding_id).first()
    if found is None:
        raise NotAllowed
    return found


@audit.action("meet.finding.born")
def add_finding(evaluation_id: UUID, kind: str, title: str, text: str, counted: int, *, by: Actor) -> Finding:
    """Write down a finding that was born in the conference. Its words are sealed until they are released."""
    evaluation = known(evaluation_id)
    require(rules.may_write_down(by, evaluation))
    states.check_write_down(evaluation, _conference(evaluation))
    check(store.has_key(evaluation.id), states.NO_KEY)
    finding = findings.add_conference_finding(evaluation, kind, title.strip(), text.strip(), counted, by=by)
    audit.record(by, finding, kind=str(kind))
    return finding


@audit.action("meet.conference.held")
def mark_held(evaluation_id: UUID, who_came: str, *, by: Actor, on: date | None = None) -> Conference:
    """Say that the conference has been held, and in words who came."""
    evaluation = known(evaluation_id)
    require(rules.may_write_down(by, evaluation))
    conference = _conference(evaluation)
    states.check_write_down(evaluation, conference)
    assert conference is not None  # noqa: S101 - for the type checker; checked above
    states.check_hold(conference, timezone.localdate())
    conference.held_on, conference.who_came = on or conference.day, who_came.strip()
    conference.save(update_fields=["held_on", "who_came"])
    audit.record(by, conference)
    return conference


@audit.action("meet.finding.set_aside")
def set_aside(evaluation_id: UUID, finding_id: UUID, reason: str, *, by: Actor) -> Finding:
    """The users' side sets a finding aside. It stays where it is, with the reason; nothing is deleted."""
    evaluation = known(evaluation_id)
    require(rules.may_set_aside(by, evaluation))
    states.check_set_aside(evaluation, reason)
    met = finding_on_the_table(by, evaluation, finding_id)
    finding = _locked(met.id)
    findings.set_aside(finding, reason.strip())
    audit.record(by, finding)
    return finding


@audit.action("meet.finding.taken_up_again")
def take_up_again(evaluation_id: UUID, finding_id: UUID, *, by: Actor) -> Finding:
    """The users' side lets a finding stand after all."""
    evaluation = known(evaluation_id)
    require(rules.may_set_aside(by, evaluation))
    check(states.can_set_aside(evaluation), states.NOT_NOW)
    finding = _locked(finding_on_the_table(by, evaluation, finding_id).id)
    findings.set_aside(finding, "")
    audit.record(by, finding)
    return finding
