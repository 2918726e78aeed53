"""The room's first page, starting an evaluation, and the page of an evaluation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medvirk.find.models import Organisation
from medvirk.find.queries import organisation, organisations_where, organisations_with_services, services_of_others
from medvirk.foundation.actor import actor_of, require
from medvirk.foundation.ui.components import walk
from medvirk.listen import rules, states
from medvirk.listen.actions.evaluation import Beginning, advance_evaluation, start_evaluation, stop_evaluation
from medvirk.listen.enums import ContentLanguage
from medvirk.listen.forms.evaluation import CommissionerForm, StartForm, StopForm
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import (
    STATION_OF,
    evaluation_for,
    evaluations_of,
    known,
    overview_of,
    public_evaluation,
    public_evaluations,
    public_title,
    thread_of,
)
from medvirk.listen.queries.places import places_for
from medvirk.listen.views.frame import accepted, attempt, page
from medvirk.people.enums import Role


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What Bruker Spør Bruker is, and the viewer's own evaluations."""
    viewer = actor_of(request)
    context = {
        "mine": evaluations_of(viewer),
        "public": public_evaluations(viewer),
        "may_start": viewer.has_role(Role.PROCESS_LEADER),
    }
    return render(request, "listen/evaluation/start.html", context)


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """First question: who asks for it. The answer is carried in the address; nothing is stored yet."""
    viewer = actor_of(request)
    require(viewer.has_role(Role.PROCESS_LEADER))
    evaluators = organisations_where(viewer, Role.PROCESS_LEADER)
    commissioners = organisations_with_services(viewer, other_than=[o.id for o in evaluators])
    form = CommissionerForm(request.GET or None, evaluators=evaluators, commissioners=commissioners)
    if request.GET and form.is_valid():
        chosen = form.cleaned_data
        return redirect("listen:new_in", chosen["organisation"].id, chosen["commissioner"].id)
    return render(request, "listen/evaluation/new.html", {"form": form, "crumbs": _new_crumbs()})


@require_http_methods(["GET", "POST"])
def new_in(request: HttpRequest, evaluator: UUID, commissioner: UUID) -> HttpResponse:
    """Second question: what it is about. The button starts the evaluation."""
    viewer = actor_of(request)
    require(rules.may_start_evaluation(viewer, evaluator))
    own, asks = organisation(viewer, evaluator), organisation(viewer, commissioner)
    form = _start_form(request, own, asks)

    def do() -> None:
        form.instance = start_evaluation(Beginning(own, asks, **form.cleaned_data), by=viewer)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The evaluation is started. Now it needs anchoring."))
        return redirect("listen:evaluation", form.instance.id)
    context = {"form": form, "commissioner": asks, "crumbs": _new_crumbs()}
    return render(request, "listen/evaluation/new_in.html", context)


def _start_form(request: HttpRequest, own: Organisation, asks: Organisation) -> StartForm:
    services = services_of_others(actor_of(request), other_than=own.id)
    services.sort(key=lambda service: service.organisation_id != asks.id)
    return StartForm(request.POST or None, services=services, initial={"language": _content_language()})


def _content_language() -> str:
    language = get_language()
    return language if language in ContentLanguage.values else ContentLanguage.NB


def _new_crumbs() -> list[tuple[str, str | None]]:
    return [(_("Listen"), reverse("listen:start")), (_("Start a new evaluation"), None)]


@require_safe
def evaluation(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Where the evaluation is, the one next step, and who does it."""
    viewer = actor_of(request)
    found = known(evaluation)
    if not rules.may_see_evaluation(viewer, found):
        return _public(request, public_evaluation(viewer, found))
    stations = thread_of(found, viewer)
    overview = overview_of(found, viewer, stations)
    context = {
        "stations": stations,
        "overview": overview,
        "walk": walk([state.label for state in states.STEPS], overview.step - 1),
        "places": places_for(viewer, found),
        "may_stop": rules.may_stop(viewer, found) and found.state not in states.OVER,
    }
    return page(request, "evaluation/evaluation.html", found, **context)


def _public(request: HttpRequest, found: Evaluation) -> HttpResponse:
    title = public_title(found)
    context = {
        "title": title,
        "evaluation": found,
        "stations": thread_of(found, actor_of(request)),
        "current": STATION_OF[found.state],
        "crumbs": [(_("Listen"), reverse("listen:start")), (title, None)],
    }
    return render(request, "listen/evaluation/public.html", context)


@require_POST
def advance(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Take the evaluation to its next step."""

    def do() -> None:
        advance_evaluation(evaluation, by=actor_of(request))

    attempt(request, do, _("The evaluation has come to its next step."))
    return redirect("listen:evaluation", evaluation)


@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Stop the evaluation, with a reason. The page says what becomes of it."""
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    require(rules.may_stop(viewer, found))
    form = StopForm(request.POST or None)

    def do() -> None:
        stop_evaluation(evaluation, form.cleaned_data["because"], by=viewer)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The evaluation is stopped."))
        return redirect("listen:evaluation", evaluation)
    return page(request, "evaluation/stop.html", found, (_("Stop the evaluation"), None), form=form)
