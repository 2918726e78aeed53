"""The pages of the theme guide."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medvirk.foundation.actor import Actor, actor_of, require
from medvirk.listen import rules
from medvirk.listen.actions import guide as actions
from medvirk.listen.enums import Side
from medvirk.listen.forms.anchoring import AgreeForm
from medvirk.listen.forms.guide import QuestionForm, SectionForm
from medvirk.listen.models import Evaluation, Question, Section
from medvirk.listen.queries.evaluation import evaluation_for
from medvirk.listen.queries.guide import guide_seen_by
from medvirk.listen.views.frame import accepted, attempt, page

_STEPS = {"up": actions.UP, "down": actions.DOWN}


@require_safe
def guide(request: HttpRequest, evaluation: UUID, number: int | None = None) -> HttpResponse:
    """The theme guide, the newest version or an older one; changed here, and agreed to here."""
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    context = {
        "guide": guide_seen_by(viewer, found, number),
        "may_plan": rules.may_plan(viewer, found),
        "agree_form": AgreeForm(),
    }
    return page(request, "guide/guide.html", found, (_("Theme guide"), None), **context)


@require_safe
def print_guide(request: HttpRequest, evaluation: UUID, number: int) -> HttpResponse:
    """One version on paper, with room to write, for the interviewers' table."""
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    context = {"evaluation": found, "guide": guide_seen_by(viewer, found, number)}
    return render(request, "listen/guide/print.html", context)


@require_POST
def start(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Begin the guide."""
    viewer = actor_of(request)
    attempt(request, lambda: actions.start_guide(evaluation, by=viewer), _("The theme guide is begun."))
    return redirect("listen:guide", evaluation)


@require_POST
def renew(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Begin a new version."""
    viewer = actor_of(request)
    done = _("This is a new version. Both sides agree to it before it is used.")
    attempt(request, lambda: actions.new_version(evaluation, by=viewer), done)
    return redirect("listen:guide", evaluation)


@require_http_methods(["GET", "POST"])
def add_section(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Add a section."""
    viewer, found = _to_write(request, evaluation)
    form = SectionForm(request.POST or None)
    return _form_page(
        request,
        found,
        _("A new section"),
        form,
        lambda: actions.add_section(evaluation, **form.cleaned_data, by=viewer),
    )


@require_http_methods(["GET", "POST"])
def write_section(request: HttpRequest, evaluation: UUID, section: UUID) -> HttpResponse:
    """Change a section."""
    viewer, found = _to_write(request, evaluation)
    row = get_object_or_404(Section, id=section, guide__evaluation=found)
    form = SectionForm(request.POST or None, instance=row)
    return _form_page(
        request,
        found,
        _("Change the section"),
        form,
        lambda: actions.write_section(evaluation, section, **form.cleaned_data, by=viewer),
    )


@require_http_methods(["GET", "POST"])
def add_question(request: HttpRequest, evaluation: UUID, section: UUID) -> HttpResponse:
    """Add a question to a section."""
    viewer, found = _to_write(request, evaluation)
    row = get_object_or_404(Section, id=section, guide__evaluation=found)
    form = QuestionForm(request.POST or None)
    return _form_page(
        request,
        found,
        _("A new question under “%(title)s”") % {"title": row.title},
        form,
        lambda: actions.add_question(evaluation, section, **form.cleaned_data, by=viewer),
    )


@require_http_methods(["GET", "POST"])
def write_question(request: HttpRequest, evaluation: UUID, question: UUID) -> HttpResponse:
    """Change a question."""
    viewer, found = _to_write(request, evaluation)
    row = get_object_or_404(Question, id=question, section__guide__evaluation=found)
    form = QuestionForm(request.POST or None, instance=row)
    return _form_page(
        request,
        found,
        _("Change the question"),
        form,
        lambda: actions.write_question(evaluation, question, **form.cleaned_data, by=viewer),
    )


@require_POST
def move_section(request: HttpRequest, evaluation: UUID, section: UUID) -> HttpResponse:
    """Move a section one place."""
    viewer, step = actor_of(request), _STEPS.get(request.POST.get("step", ""), 0)
    attempt(request, lambda: actions.move_section(evaluation, section, step, by=viewer), _("Moved."))
    return _back(evaluation, section)


@require_POST
def move_question(request: HttpRequest, evaluation: UUID, question: UUID) -> HttpResponse:
    """Move a question one place."""
    viewer, step = actor_of(request), _STEPS.get(request.POST.get("step", ""), 0)
    attempt(request, lambda: actions.move_question(evaluation, question, step, by=viewer), _("Moved."))
    return _back(evaluation, question)


@require_POST
def remove_section(request: HttpRequest, evaluation: UUID, section: UUID) -> HttpResponse:
    """Remove a section without questions."""
    viewer = actor_of(request)
    attempt(request, lambda: actions.remove_section(evaluation, section, by=viewer), _("The section is removed."))
    return redirect("listen:guide", evaluation)


@require_POST
def remove_question(request: HttpRequest, evaluation: UUID, question: UUID) -> HttpResponse:
    """Remove a question; the message keeps its words."""
    text = actions.remove_question(evaluation, question, by=actor_of(request))
    said = _("Removed: “%(text)s”. If that was a slip, add it again with these words.")
    messages.success(request, said % {"text": text})
    return redirect("listen:guide", evaluation)


@require_POST
def agree(request: HttpRequest, evaluation: UUID, number: int, side: Side) -> HttpResponse:
    """One side agrees to the version it has read."""
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    form = AgreeForm(request.POST)

    def do() -> None:
        actions.agree_to_guide(evaluation, number, side, form.cleaned_data["on_behalf_of"], by=viewer)

    return _form_page(
        request, found, _("Agree to the theme guide"), form, do, saved=_("You have agreed to the theme guide.")
    )


def _to_write(request: HttpRequest, evaluation: UUID) -> tuple[Actor, Evaluation]:
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    require(rules.may_plan(viewer, found))
    return viewer, found


def _back(evaluation: UUID, row: UUID) -> HttpResponse:
    return redirect(f"{reverse('listen:guide', args=[evaluation])}#{row}")


def _form_page(
    request: HttpRequest,
    evaluation: Evaluation,
    heading: str,
    form: forms.BaseForm,
    do: Callable[[], object],
    saved: str = "",
) -> HttpResponse:
    """One form of the guide: saved and back to the guide, or shown with what must be put right."""
    if request.method == "POST" and accepted(form, do):
        messages.success(request, saved or _("Saved."))
        return redirect("listen:guide", evaluation.id)
    trail = ((_("Theme guide"), reverse("listen:guide", args=[evaluation.id])), (heading, None))
    return page(request, "guide/form.html", evaluation, *trail, form=form, heading=heading)
