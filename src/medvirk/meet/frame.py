"""What the pages of the room have in common: breadcrumbs, the thread, and how refusals are told."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from medvirk.foundation.actor import NotPossible, Reason, actor_of
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import STATION_OF, thread_of

ROOM = pgettext_lazy("navigation", "Meet")


def page(
    request: HttpRequest, template: str, evaluation: Evaluation, *trail: tuple[Reason, str | None], **context: Any
) -> HttpResponse:
    """A page about an evaluation's conference. ``trail``: the breadcrumbs below it, the open page with ``None``."""
    home = (evaluation.title, reverse("meet:conference", args=[evaluation.id]) if trail else None)
    frame = {"evaluation": evaluation, "crumbs": [(ROOM, reverse("meet:start")), home, *trail]}
    return render(request, f"meet/{template}", {**frame, **context})


def with_thread(request: HttpRequest, evaluation: Evaluation) -> dict[str, object]:
    """What the thread's drawing needs."""
    return {"stations": thread_of(evaluation, actor_of(request)), "current": STATION_OF[evaluation.state]}


def accepted(form: BaseForm, do: Callable[[], object]) -> bool:
    """True when the form is valid and the action was done; a refusal stands in the form, and nothing is lost."""
    if not form.is_valid():
        return False
    try:
        do()
    except NotPossible as refusal:
        form.add_error(None, str(refusal.reason))
        return False
    return True


def attempt(request: HttpRequest, do: Callable[[], object], done: Reason) -> None:
    """Do what a button says, and tell that it is done, or why it is not possible now."""
    try:
        do()
    except NotPossible as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, str(done))
