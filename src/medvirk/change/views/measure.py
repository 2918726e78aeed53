"""A measure's page: what it is, what has happened, and "this is not done"."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from medvirk.change import states
from medvirk.change.actions.measure import edit_measure, write_update
from medvirk.change.actions.not_done import say_not_done
from medvirk.change.forms import MeasureForm, NotDoneForm, UpdateForm
from medvirk.change.frame import page, with_thread
from medvirk.change.queries.feedback import published_measure
from medvirk.change.queries.measure import measure_page
from medvirk.foundation.actor import ANYBODY, actor_of, require
from medvirk.listen.queries.evaluation import known
from medvirk.meet.frame import accepted


@require_http_methods(["GET", "POST"])
def measure(request: HttpRequest, measure: UUID) -> HttpResponse:
    """The measure and its news; its owner writes what has happened."""
    viewer = actor_of(request)
    found = measure_page(viewer, measure)
    form = UpdateForm(request.POST or None, initial={"on": timezone.localdate(), "state": found.measure.state})
    if request.method == "POST":
        require(found.may_update)
        if accepted(form, lambda: write_update(measure, **form.cleaned_data, by=viewer)):
            messages.success(request, _("The update is kept."))
            return redirect("change:measure", measure)
    trail = (found.measure.title, None)
    thread = with_thread(found.evaluation, ANYBODY)
    return page(request, "measure/show.html", found.evaluation, trail, page=found, form=form, **thread)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, measure: UUID) -> HttpResponse:
    """Change who owns the measure, until when, or how it is seen."""
    viewer = actor_of(request)
    found = measure_page(viewer, measure)
    require(found.may_update)
    form = MeasureForm(request.POST or None, instance=found.measure)
    if request.method == "POST" and accepted(form, lambda: edit_measure(measure, **form.cleaned_data, by=viewer)):
        messages.success(request, _("The measure is changed."))
        return redirect("change:measure", measure)
    title = found.measure.title
    trail = (title, reverse("change:measure", args=[measure])), (_("Change the measure"), None)
    return page(request, "measure/edit.html", found.evaluation, *trail, form=form, title=title)


@never_cache
@require_http_methods(["GET", "POST"])
def not_done(request: HttpRequest, measure: UUID) -> HttpResponse:
    """A participant says that the measure is not as it says. No account, and nothing about who it was is kept."""
    found = published_measure(measure)
    evaluation = known(found.decision.finding.evaluation_id)
    form = NotDoneForm(request.POST or None)
    if not states.takes_words(evaluation):
        del form.fields["words"]
    if request.method == "POST" and accepted(form, lambda: _say(request, measure, form)):
        return redirect("change:not_done_taken", measure)
    trail = (_("This is not done"), None)
    return page(request, "measure/not_done.html", evaluation, trail, form=form, measure=found)


def _say(request: HttpRequest, measure: UUID, form: NotDoneForm) -> None:
    said = form.cleaned_data
    address = request.META.get("REMOTE_ADDR", "")
    words = said.get("words", "")
    say_not_done(measure, said["key"], said["code"], words, address, by=actor_of(request))


@never_cache
@require_safe
def not_done_taken(request: HttpRequest, measure: UUID) -> HttpResponse:
    """What becomes of what somebody has just said."""
    found = published_measure(measure)
    evaluation = known(found.decision.finding.evaluation_id)
    return page(request, "measure/not_done_taken.html", evaluation, (_("This is not done"), None), measure=found)
