"""The pages of the sealed contact list: add for the team, read for those who have unlocked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medvirk.foundation.actor import actor_of, require
from medvirk.listen import rules, states
from medvirk.listen.actions import contact as actions
from medvirk.listen.actions.reading import record_reading
from medvirk.listen.forms.contact import ContactDayForm, ContactForm
from medvirk.listen.queries.contact import Contact, contact_list_seen_by, contacts_read_at
from medvirk.listen.queries.reading import Desk, team_evaluation
from medvirk.listen.views.desk import reads_sealed
from medvirk.listen.views.frame import accepted, attempt, page


@never_cache
@require_http_methods(["GET", "POST"])
def contacts(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """The list from outside: add somebody, and see when it is destroyed."""
    viewer = actor_of(request)
    found = team_evaluation(viewer, evaluation)
    form = ContactForm(request.POST or None)

    def do() -> None:
        actions.add_contact(evaluation, Contact(**form.cleaned_data), by=viewer)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("Sealed and saved. Only those who have unlocked the notes can read it."))
        return redirect("listen:contacts", evaluation)
    context = {
        "form": form,
        "list": contact_list_seen_by(viewer, found),
        "may_plan": rules.may_plan(viewer, found),
        "may_write": states.is_open_for(found, states.Work.CONTACTS),
    }
    return page(request, "contact/contacts.html", found, *_trail(evaluation), (_("Contact list"), None), **context)


@require_http_methods(["GET", "POST"])
def day(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Begin the list with the day on which it is destroyed, or choose an earlier day."""
    viewer = actor_of(request)
    found = team_evaluation(viewer, evaluation)
    require(rules.may_plan(viewer, found))
    begun = contact_list_seen_by(viewer, found).destroyed_on
    form = ContactDayForm(request.POST or None, initial={"destroyed_on": begun})

    def do() -> None:
        act = actions.move_contact_list_day if begun else actions.begin_contact_list
        act(evaluation, form.cleaned_data["destroyed_on"], by=viewer)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("Saved."))
        return redirect("listen:contacts", evaluation)
    heading = _("When the contact list is destroyed")
    return page(request, "contact/day.html", found, *_trail(evaluation), (heading, None), form=form)


@reads_sealed
@require_safe
def read(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The names and numbers, for those who have unlocked. Reading leaves a line in the trail."""
    rows = contacts_read_at(desk)
    record_reading(desk.evaluation, "contacts", by=desk.reader)
    here = (_("Contact list"), None)
    return page(request, "contact/read.html", desk.evaluation, *_trail(desk.evaluation.id), here, contacts=rows)


@require_POST
def remove(request: HttpRequest, evaluation: UUID, contact: UUID) -> HttpResponse:
    """Take a person off the list."""
    actions.remove_contact(evaluation, contact, by=actor_of(request))
    messages.success(request, _("Taken off the list."))
    return redirect("listen:read_contacts", evaluation)


@require_POST
def destroy(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Destroy the list now."""
    viewer = actor_of(request)
    done = _("The contact list is destroyed. Nobody can read it any more.")
    attempt(request, lambda: actions.destroy_contact_list(evaluation, by=viewer), done)
    return redirect("listen:contacts", evaluation)


def _trail(evaluation: UUID) -> tuple[tuple[str, str | None], ...]:
    return ((_("Recruiting"), reverse("listen:recruiting", args=[evaluation])),)
