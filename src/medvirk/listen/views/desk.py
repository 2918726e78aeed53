"""Pages that show sealed words: they ask for the passphrase when the notes are locked, and nothing is lost.

While the notes are locked, the page's own address shows an unlock form instead. What somebody had just written
travels along as hidden fields and is handled as soon as the passphrase is right.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from medvirk.foundation.actor import NotAllowed, NotPossible, actor_of
from medvirk.listen.actions.reading import unlock
from medvirk.listen.forms.reading import UnlockForm
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.reading import Desk, desk_for, team_evaluation
from medvirk.listen.views.frame import page

#: The field of the unlock form, and the mark that other fields travel with it.
PASSPHRASE = "unlock-passphrase"  # noqa: S105 - a field's name
AGAIN = "unlock-again"


def cookie_name(evaluation: UUID) -> str:
    """The cookie that holds the random key, one for each evaluation."""
    return f"medvirk_reading_{evaluation.hex}"


def keep_unlocked(response: HttpResponse, evaluation: UUID, secret: str) -> None:
    """Give the browser the random key, until it is closed."""
    response.set_cookie(cookie_name(evaluation), secret, secure=settings.SECURE, httponly=True, samesite="Lax")


def reads_sealed[**P](
    view: Callable[Concatenate[HttpRequest, Desk, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Make a view of an unlocked evaluation: it gets a ``Desk`` instead of the evaluation's id."""

    @never_cache
    @wraps(view)
    def run(request: HttpRequest, evaluation: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        viewer = actor_of(request)
        found = team_evaluation(viewer, evaluation)
        try:
            desk = desk_for(viewer, found, request.COOKIES.get(cookie_name(evaluation), ""))
        except NotAllowed:
            # On the team, but without a passphrase of their own: that page says how to get one.
            return redirect("listen:reading", evaluation)
        if PASSPHRASE in request.POST:
            return _unlocking(request, found, lambda desk: view(request, desk, *args, **kwargs))
        return view(request, desk, *args, **kwargs) if desk else _locked(request, found, _new_form())

    return run


def _unlocking(request: HttpRequest, evaluation: Evaluation, view: Callable[[Desk], HttpResponse]) -> HttpResponse:
    form = UnlockForm(request.POST, prefix="unlock")
    if not form.is_valid():
        return _locked(request, evaluation, form)
    try:
        secret = unlock(evaluation.id, form.cleaned_data["passphrase"], by=actor_of(request))
    except NotPossible as refusal:
        form.add_error("passphrase", str(refusal.reason))
        return _locked(request, evaluation, form)
    desk = desk_for(actor_of(request), evaluation, secret)
    response = view(desk) if desk and AGAIN in request.POST else redirect(request.get_full_path())
    keep_unlocked(response, evaluation.id, secret)
    return response


def _new_form() -> UnlockForm:
    return UnlockForm(prefix="unlock")


def _locked(request: HttpRequest, evaluation: Evaluation, form: UnlockForm) -> HttpResponse:
    travels = request.method == "POST" and (AGAIN in request.POST or PASSPHRASE not in request.POST)
    context: dict[str, Any] = {
        "form": form,
        "again": AGAIN if travels else "",
        "written": _written(request) if travels else [],
    }
    return page(request, "reading/locked.html", evaluation, (_("Unlock the notes"), None), **context)


def _written(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent to a page that had been locked meanwhile, field by field."""
    own = {"csrfmiddlewaretoken", PASSPHRASE, AGAIN}
    return [(name, value) for name in request.POST if name not in own for value in request.POST.getlist(name)]
