"""The pages of recruiting: ways in, how many were asked, and the facts of the information sheet."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medvirk.foundation.actor import Actor, actor_of, require
from medvirk.listen import rules
from medvirk.listen.actions import recruiting as actions
from medvirk.listen.forms.recruiting import AskedForm, SheetFactsForm, WayInForm
from medvirk.listen.models import Evaluation, WayIn
from medvirk.listen.queries.evaluation import evaluation_for
from medvirk.listen.queries.recruiting import recruiting_seen_by
from medvirk.listen.views.frame import accepted, attempt, page


@require_safe
def recruiting(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Ways in, how many were asked, the sheet, and the contact list."""
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    context = {"recruiting": recruiting_seen_by(viewer, found)}
    return page(request, "recruiting/recruiting.html", found, (_("Recruiting"), None), **context)


@require_http_methods(["GET", "POST"])
def add_way_in(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Add a way in."""
    viewer, found = _to_write(request, evaluation)
    form = WayInForm(request.POST or None)

    def do() -> None:
        actions.add_way_in(evaluation, actions.Way(**form.cleaned_data), by=viewer)

    return _form_page(request, found, _("A new way in"), form, do)


@require_http_methods(["GET", "POST"])
def write_way_in(request: HttpRequest, evaluation: UUID, way: UUID) -> HttpResponse:
    """Change a way in."""
    viewer, found = _to_write(request, evaluation)
    form = WayInForm(request.POST or None, instance=get_object_or_404(WayIn, id=way, evaluation=found))

    def do() -> None:
        actions.write_way_in(evaluation, way, actions.Way(**form.cleaned_data), by=viewer)

    return _form_page(request, found, _("Change the way in"), form, do)


@require_POST
def remove_way_in(request: HttpRequest, evaluation: UUID, way: UUID) -> HttpResponse:
    """Remove a way in that nobody was asked by."""
    viewer = actor_of(request)
    attempt(request, lambda: actions.remove_way_in(evaluation, way, by=viewer), _("The way in is removed."))
    return redirect("listen:recruiting", evaluation)


@require_http_methods(["GET", "POST"])
def asked(request: HttpRequest, evaluation: UUID, way: UUID) -> HttpResponse:
    """Report how many were asked by one way in."""
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    require(rules.may_report_asked(viewer, found))
    row = get_object_or_404(WayIn, id=way, evaluation=found)
    form = AskedForm(request.POST or None)

    def do() -> None:
        actions.report_asked(evaluation, way, form.cleaned_data["number"], by=viewer)

    return _form_page(request, found, _("Report how many were asked"), form, do, lead=row.description)


@require_http_methods(["GET", "POST"])
def sheet_facts(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Fill in what the information sheet is made from."""
    viewer, found = _to_write(request, evaluation)
    form = SheetFactsForm(request.POST or None, instance=found)

    def do() -> None:
        actions.write_sheet_facts(evaluation, form.cleaned_data, by=viewer)

    lead = _("Write to those who are asked, in short sentences. Everything must be there before anybody is asked.")
    return _form_page(request, found, _("The facts of the information sheet"), form, do, lead=lead)


def _to_write(request: HttpRequest, evaluation: UUID) -> tuple[Actor, Evaluation]:
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    require(rules.may_plan(viewer, found))
    return viewer, found


def _form_page(
    request: HttpRequest,
    evaluation: Evaluation,
    heading: str,
    form: BaseForm,
    do: Callable[[], object],
    lead: str = "",
) -> HttpResponse:
    """One form of recruiting: saved and back, or shown with what must be put right."""
    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("Saved."))
        return redirect("listen:recruiting", evaluation.id)
    trail = ((_("Recruiting"), reverse("listen:recruiting", args=[evaluation.id])), (heading, None))
    return page(request, "recruiting/form.html", evaluation, *trail, form=form, heading=heading, lead=lead)
