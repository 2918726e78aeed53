"""Writes to decisions: the municipality answers a finding."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from medvirk.change import rules, states
from medvirk.change.enums import DecisionKind
from medvirk.change.models import Decision, FinalReport, Measure, Update
from medvirk.change.queries.findings import is_standing
from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.listen.models import Finding

_MEASURE = ("title", "what_changes", "for_whom", "how_seen", "owner", "due")
_OTHER = ("text", "owner", "look_again_on")


@audit.action("change.decision.made")
def decide(finding_id: UUID, kind: str, answers: Mapping[str, Any], *, by: Actor) -> Decision:
    """Answer a standing finding, or change the answer while the final report is not out."""
    finding = _locked(finding_id)
    require(rules.may_decide(by, finding.evaluation))
    decision = Decision.objects.select_for_update().filter(finding=finding).first()
    report = FinalReport.objects.filter(evaluation=finding.evaluation).first()
    states.check_decide(finding.evaluation, report_is_out=states.is_out(report), is_decided=decision is not None)
    check(is_standing(finding), _("This finding does not stand, so it needs no decision."))
    states.check_answers(kind, answers)
    _check_no_updates(decision, kind)
    decision = _answer(decision or Decision(finding=finding), kind, answers, by)
    audit.record(by, decision, kind=str(kind))
    return decision


def _locked(finding_id: UUID) -> Finding:
    finding = Finding.objects.select_for_update(of=("self",)).select_related("evaluation").filter(id=finding_id).first()
    if finding is None:
        raise NotAllowed
    return finding


def _check_no_updates(decision: Decision | None, kind: str) -> None:
    """A measure that has news is not turned into something else: what was told would be gone."""
    if decision and decision.kind == DecisionKind.MEASURE and kind != DecisionKind.MEASURE:
        told = Update.objects.filter(measure__decision=decision).exists()
        check(not told, _("This measure has updates already. Write an update that says what has changed instead."))


def _answer(decision: Decision, kind: str, answers: Mapping[str, Any], by: Actor) -> Decision:
    is_measure = kind == DecisionKind.MEASURE
    written = {field: answers.get(field) for field in _OTHER} if not is_measure else {}
    decision.kind, decision.decided_by = kind, by.id
    decision.text = (written.get("text") or "").strip()
    decision.owner = written.get("owner") or ""
    decision.look_again_on = written.get("look_again_on")
    decision.save()
    if is_measure:
        Measure.objects.update_or_create(decision=decision, defaults={f: answers[f] for f in _MEASURE})
    else:
        Measure.objects.filter(decision=decision).delete()
    return decision
