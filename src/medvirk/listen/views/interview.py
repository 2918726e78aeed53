"""The pages of interviews: the list, planning one, one interview, what is told afterwards, the card."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medvirk.foundation.actor import Reason, actor_of, require
from medvirk.listen import rules, states
from medvirk.listen.actions.interview import change_plan, plan_interview, tell_afterwards
from medvirk.listen.forms.interview import AfterwardsForm, PlanForm, plan_of
from medvirk.listen.models import Evaluation, Interview
from medvirk.listen.queries.interview import crew_candidates, interview_seen_by, interviews_seen_by, notes_of
from medvirk.listen.queries.note import device_hash
from medvirk.listen.queries.participant import consents_of
from medvirk.listen.queries.reading import readers_seen_by, team_evaluation
from medvirk.listen.views.device import device_of
from medvirk.listen.views.frame import accepted, page


def interview_trail(interview: Interview, *rest: tuple[Reason, str | None]) -> list[tuple[Reason, str | None]]:
    """The breadcrumbs of a page about one interview."""
    here = [interview.evaluation_id, interview.id]
    own = reverse("listen:interview", args=here) if rest else None
    name = _("Interview %(number)d") % {"number": interview.number}
    return [(_("Interviews"), reverse("listen:interviews", args=here[:1])), (name, own), *rest]


@require_safe
def interviews(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """All interviews, and how to plan a new one."""
    viewer = actor_of(request)
    found = team_evaluation(viewer, evaluation)
    context = {
        "interviews": interviews_seen_by(viewer, found),
        "readers": readers_seen_by(viewer, found),
        "may_plan": states.is_open_for(found, states.Work.INTERVIEWS),
    }
    return page(request, "interview/list.html", found, (_("Interviews"), None), **context)


@require_http_methods(["GET", "POST"])
def new_interview(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Plan an interview."""
    viewer = actor_of(request)
    found = team_evaluation(viewer, evaluation)
    form = _plan_form(request, found, {"language": found.language, "audience": "users", "kind": "group"})
    made: list[Interview] = []
    if request.method == "POST" and accepted(
        form, lambda: made.append(plan_interview(evaluation, form.plan, by=viewer))
    ):
        messages.success(request, _("The interview is planned. Register who takes part when you meet."))
        return redirect("listen:interview", evaluation, made[0].id)
    trail = ((_("Interviews"), reverse("listen:interviews", args=[evaluation])), (_("Plan an interview"), None))
    return page(request, "interview/plan.html", found, *trail, form=form)


@require_http_methods(["GET", "POST"])
def edit_interview(request: HttpRequest, evaluation: UUID, interview: UUID) -> HttpResponse:
    """Change what was agreed about an interview."""
    viewer = actor_of(request)
    found = interview_seen_by(viewer, team_evaluation(viewer, evaluation), interview)
    form = _plan_form(request, found.evaluation, plan_of(found))
    if request.method == "POST" and accepted(form, lambda: change_plan(evaluation, interview, form.plan, by=viewer)):
        messages.success(request, _("The interview is changed."))
        return redirect("listen:interview", evaluation, interview)
    trail = interview_trail(found, (_("Change"), None))
    return page(request, "interview/plan.html", found.evaluation, *trail, form=form, interview=found)


def _plan_form(request: HttpRequest, evaluation: Evaluation, initial: dict[str, Any]) -> PlanForm:
    candidates = crew_candidates(actor_of(request), evaluation)
    return PlanForm(request.POST or None, candidates=candidates, initial=initial)


@require_safe
def interview(request: HttpRequest, evaluation: UUID, interview: UUID) -> HttpResponse:
    """One interview: who, what is done, and the one next step."""
    viewer = actor_of(request)
    found = interview_seen_by(viewer, team_evaluation(viewer, evaluation), interview)
    device = device_of(request, interview)
    participants = list(found.participants.all())
    consents = consents_of(participants)
    context = {
        "interview": found,
        "people": [(participant, consents[participant.id]) for participant in participants],
        "notes": notes_of(found, device_hash(device.public) if device else ""),
        "may_write": rules.may_write_notes(viewer, found) and found.delivered_on is None,
        "may_read": rules.may_read_notes(viewer, found.evaluation),
        "to_look_through": [p for p in participants if p.withdrawn_on and not p.looked_through_on],
    }
    return page(request, "interview/interview.html", found.evaluation, *interview_trail(found), **context)


@require_http_methods(["GET", "POST"])
def afterwards(request: HttpRequest, evaluation: UUID, interview: UUID) -> HttpResponse:
    """Tell how many took part, and what became of the recording."""
    viewer = actor_of(request)
    found = interview_seen_by(viewer, team_evaluation(viewer, evaluation), interview)
    fields = ("present", "recorded_on", "recorded_by", "recording_deleted_on")
    form = AfterwardsForm(request.POST or None, initial={field: getattr(found, field) for field in fields})
    if request.method == "POST" and accepted(
        form, lambda: tell_afterwards(evaluation, interview, form.told, by=viewer)
    ):
        messages.success(request, _("Thank you. It is recorded."))
        return redirect("listen:interview", evaluation, interview)
    trail = interview_trail(found, (_("After the interview"), None))
    return page(request, "interview/afterwards.html", found.evaluation, *trail, form=form, interview=found)


@require_safe
def interviewers_card(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """What an interviewer has in the pocket: whom to ring, and what must be said before consent. For print."""
    viewer = actor_of(request)
    found = team_evaluation(viewer, evaluation)
    require(rules.may_hold_interviews(viewer, found))
    return render(request, "listen/interview/card.html", {"evaluation": found})
