"""The room's first page, and the municipality's answers to the findings."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medvirk.change import rules, states
from medvirk.change.actions.decision import decide
from medvirk.change.enums import DecisionKind
from medvirk.change.forms import DecisionForm
from medvirk.change.frame import page, with_thread
from medvirk.change.models import Decision
from medvirk.change.queries.decisions import answer_to, decisions_of, waiting_for
from medvirk.change.queries.findings import measure_of
from medvirk.change.queries.latest import latest_changes, told_to_all
from medvirk.foundation.actor import actor_of, require
from medvirk.meet.frame import accepted

_LATEST = 6


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What participation led to, for everybody; and what waits for the viewer."""
    viewer = actor_of(request)
    context = {
        "waiting": waiting_for(viewer),
        "told": told_to_all(viewer),
        "changes": latest_changes(viewer, _LATEST),
    }
    return render(request, "change/start/show.html", context)


@require_safe
def decisions(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Every standing finding with its answer, and the one that waits."""
    viewer = actor_of(request)
    found = decisions_of(viewer, evaluation)
    context = {
        "page": found,
        "report_is_out": states.is_out(found.report),
        "may_release": rules.may_prepare_release(viewer, found.evaluation),
        "may_feed_back": rules.may_feed_back(viewer, found.evaluation),
        "can_release": found.evaluation.state in states.RELEASED_IN,
        "can_feed_back": found.evaluation.state in states.FED_BACK_IN,
    }
    return page(request, "decision/list.html", found.evaluation, **context, **with_thread(found.evaluation, viewer))


@require_safe
def choose(request: HttpRequest, evaluation: UUID, finding: UUID) -> HttpResponse:
    """One finding, and the three ways to answer it."""
    found = answer_to(actor_of(request), evaluation, finding)
    trail = (found.row.heard.title, None)
    return page(request, "decision/choose.html", found.evaluation, trail, row=found.row, kinds=DecisionKind)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, evaluation: UUID, finding: UUID, kind: str) -> HttpResponse:
    """Answer a finding in one of the three ways."""
    viewer = actor_of(request)
    found = answer_to(viewer, evaluation, finding)
    require(kind in DecisionKind.values)
    form = DecisionForm(kind, request.POST or None, initial=_before(found.row.decision, kind))
    if request.method == "POST" and accepted(form, lambda: decide(finding, kind, form.cleaned_data, by=viewer)):
        messages.success(request, _("The answer is kept."))
        return redirect("change:decisions", evaluation)
    trail = (found.row.heard.title, None)
    label = DecisionKind(kind).label
    return page(
        request, "decision/answer.html", found.evaluation, trail, form=form, row=found.row, kind=kind, label=label
    )


def _before(decision: Decision | None, kind: str) -> dict[str, Any]:
    """What was answered before, when it was an answer of the same kind."""
    if decision is None or decision.kind != kind:
        return {}
    measure = measure_of(decision)
    source = measure or decision
    fields = (field for field, _what in states.NEEDS[kind])
    return {field: getattr(source, field) for field in (*fields, "owner")}
