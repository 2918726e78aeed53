"""The pages of the anchoring: one page that shows all of it, and one page for each question."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medvirk.find.queries import services_of_others
from medvirk.foundation.actor import Actor, Reason, actor_of, require
from medvirk.listen import rules, states
from medvirk.listen.actions import anchoring as actions
from medvirk.listen.enums import Agreed, Side
from medvirk.listen.forms.anchoring import (
    AgreeForm,
    AssessmentForm,
    ExpectationsForm,
    ParticipantsForm,
    PlannerForm,
    QuestionsForm,
    ServicesForm,
)
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.anchoring import agreements_seen_by, allowance_words, bands
from medvirk.listen.queries.evaluation import evaluation_for
from medvirk.listen.views.frame import accepted, page

SAVED = gettext_lazy("Saved.")


@dataclass(frozen=True)
class Part:
    """One question of the anchoring: its heading, what it says first, and its form."""

    heading: Reason
    lead: Reason
    form: type[forms.ModelForm[Evaluation]]


PARTS: Mapping[str, Part] = {
    "questions": Part(
        gettext_lazy("What you want to find out"),
        gettext_lazy("The questions guide the work. People can still bring up what matters to them."),
        QuestionsForm,
    ),
    "expectations": Part(
        gettext_lazy("What people can expect"),
        gettext_lazy("Write it so that it can be read aloud to those you ask."),
        ExpectationsForm,
    ),
    "assessment": Part(
        gettext_lazy("Law and money"),
        gettext_lazy("Record what you have decided. Medvirk does not decide it for you."),
        AssessmentForm,
    ),
    "participants": Part(
        gettext_lazy("How many you plan to talk with"),
        gettext_lazy("The number decides what can be shown to others afterwards. Know it before you begin."),
        ParticipantsForm,
    ),
}


@require_safe
def anchoring(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """All of the anchoring, what is missing, and both sides' agreement."""
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    context = {
        **_agreement(viewer, found),
        "bands": bands(found.planned_participants),
        "planners": found.planners.order_by("side", "name"),
        "may_write": _may_write(viewer, found),
        "agreement_is_open": states.is_open_for(found, states.Work.ANCHORING),
        "agree_form": AgreeForm(),
    }
    return page(request, "anchoring/anchoring.html", found, (_("Anchoring"), None), **context)


@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, evaluation: UUID, part: str) -> HttpResponse:
    """Write one part of the anchoring."""
    viewer, found = _to_write(request, evaluation)
    question = PARTS[part]
    form = question.form(request.POST or None, instance=found)
    if request.method == "POST" and accepted(
        form, lambda: actions.write_anchoring(evaluation, form.cleaned_data, by=viewer)
    ):
        messages.success(request, _saved_words(part, form))
        return redirect("listen:anchoring", evaluation)
    context = {"form": form, "part": question, "bands": bands(found.planned_participants)}
    return _part_page(request, found, question.heading, "part", context | _agreement(viewer, found))


def _saved_words(part: str, form: forms.ModelForm[Evaluation]) -> str:
    if part != "participants":
        return str(SAVED)
    number = form.cleaned_data["planned_participants"]
    return _("Saved. From %(number)d people this can leave: %(leaves)s") % {
        "number": number,
        "leaves": allowance_words(number),
    }


@require_http_methods(["GET", "POST"])
def services(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Name the affected services."""
    viewer, found = _to_write(request, evaluation)
    choices = services_of_others(viewer, other_than=found.organisation_id)
    chosen = [str(affected.service_id) for affected in found.affected.all()]
    form = ServicesForm(request.POST or None, services=choices, initial={"services": chosen})
    if request.method == "POST" and accepted(
        form, lambda: actions.name_services(evaluation, form.cleaned_data["services"], by=viewer)
    ):
        messages.success(request, SAVED)
        return redirect("listen:anchoring", evaluation)
    context = {"form": form, **_agreement(viewer, found)}
    return _part_page(request, found, _("The services"), "services", context)


@require_http_methods(["GET", "POST"])
def planners(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Name those who plan it; the page comes back so that the next can be named."""
    viewer, found = _to_write(request, evaluation)
    form = PlannerForm(request.POST or None)
    if request.method == "POST" and accepted(
        form, lambda: actions.add_planner(evaluation, actions.NewPlanner(**form.cleaned_data), by=viewer)
    ):
        messages.success(request, SAVED)
        return redirect("listen:planners", evaluation)
    context = {"form": form, "planners": found.planners.order_by("side", "name"), **_agreement(viewer, found)}
    return _part_page(request, found, _("Who plans it"), "planners", context)


@require_POST
def remove_planner(request: HttpRequest, evaluation: UUID, planner: UUID) -> HttpResponse:
    """Take a planner off the list."""
    actions.remove_planner(evaluation, planner, by=actor_of(request))
    messages.success(request, _("The planner is taken off the list."))
    return redirect("listen:planners", evaluation)


@require_POST
def agree(request: HttpRequest, evaluation: UUID, side: Side) -> HttpResponse:
    """One side agrees."""
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    form = AgreeForm(request.POST)

    def do() -> None:
        actions.agree_to_anchoring(evaluation, side, form.cleaned_data["on_behalf_of"], by=viewer)

    if accepted(form, do):
        messages.success(request, _("You have agreed to the anchoring."))
        return redirect("listen:anchoring", evaluation)
    heading = _("Agree to the anchoring")
    return _part_page(request, found, heading, "agree", {"form": form, "heading": heading})


def _to_write(request: HttpRequest, evaluation: UUID) -> tuple[Actor, Evaluation]:
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    require(rules.may_anchor(viewer, found))
    return viewer, found


def _may_write(viewer: Actor, evaluation: Evaluation) -> bool:
    return rules.may_anchor(viewer, evaluation) and states.is_open_for(evaluation, states.Work.ANCHORING)


def _agreement(viewer: Actor, evaluation: Evaluation) -> dict[str, object]:
    sides = agreements_seen_by(viewer, evaluation, Agreed.ANCHORING, evaluation.anchoring_version)
    return {"sides": sides, "somebody_agreed": any(side.on for side in sides)}


def _part_page(
    request: HttpRequest, evaluation: Evaluation, heading: Reason, template: str, context: Mapping[str, object]
) -> HttpResponse:
    trail = ((_("Anchoring"), reverse("listen:anchoring", args=[evaluation.id])), (heading, None))
    return page(request, f"anchoring/{template}.html", evaluation, *trail, **context)
