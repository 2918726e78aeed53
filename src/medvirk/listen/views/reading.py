"""The page of who can read the notes: choose a passphrase, unlock, lock, let somebody in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from medvirk.foundation.actor import actor_of
from medvirk.listen import rules
from medvirk.listen.actions.reading import choose_passphrase, let_in, lock, unlock
from medvirk.listen.forms.reading import ChoosePassphraseForm, UnlockForm
from medvirk.listen.queries.reading import Desk, desk_for, readers_seen_by, team_evaluation
from medvirk.listen.views.desk import cookie_name, keep_unlocked, reads_sealed
from medvirk.listen.views.frame import accepted, attempt, page


@never_cache
@require_http_methods(["GET", "POST"])
def reading(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Who can read, and the one thing that the viewer can do: choose a passphrase, unlock, or lock."""
    viewer = actor_of(request)
    found = team_evaluation(viewer, evaluation)
    desk = None
    if rules.may_read_notes(viewer, found):
        desk = desk_for(viewer, found, request.COOKIES.get(cookie_name(evaluation), ""))
    form = UnlockForm(request.POST or None)
    secrets: list[str] = []

    def do() -> None:
        secrets.append(unlock(evaluation, form.cleaned_data["passphrase"], by=viewer))

    if request.method == "POST" and accepted(form, do):
        response = redirect("listen:reading", evaluation)
        keep_unlocked(response, evaluation, secrets[0])
        return response
    readers = readers_seen_by(viewer, found)
    context = {"readers": readers, "desk": desk, "form": form, "choose": ChoosePassphraseForm()}
    return page(request, "reading/reading.html", found, (_("Who can read the notes"), None), **context)


@never_cache
@require_http_methods(["GET", "POST"])
def passphrase(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Choose a passphrase, in one's own session."""
    viewer = actor_of(request)
    found = team_evaluation(viewer, evaluation)
    form = ChoosePassphraseForm(request.POST or None)

    def do() -> None:
        choose_passphrase(evaluation, form.cleaned_data["passphrase"], by=viewer)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("Your passphrase is in place. Write it down on paper and keep it safe."))
        return redirect("listen:reading", evaluation)
    return page(request, "reading/passphrase.html", found, (_("Choose a passphrase"), None), form=form)


@require_POST
@reads_sealed
def let_reader_in(request: HttpRequest, desk: Desk, reader: UUID) -> HttpResponse:
    """Let somebody who has chosen a passphrase read."""

    def do() -> None:
        let_in(desk.evaluation.id, reader, desk.keys, by=desk.reader)

    attempt(request, do, _("Now two or more can read. Nobody has to wait for you."))
    return redirect("listen:reading", desk.evaluation.id)


@require_POST
def lock_notes(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Lock the notes on every device."""
    attempt(request, lambda: lock(evaluation, by=actor_of(request)), _("The notes are locked."))
    response = redirect("listen:reading", evaluation)
    response.delete_cookie(cookie_name(evaluation))
    return response
