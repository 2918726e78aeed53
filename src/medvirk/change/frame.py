"""What the pages of the room have in common: breadcrumbs, the thread, and how refusals are told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from medvirk.change import rules
from medvirk.change.queries.names import public_name
from medvirk.foundation.actor import Actor, Reason, actor_of
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import STATION_OF, thread_of

ROOM = pgettext_lazy("navigation", "Change")
Trail = tuple[Reason, str | None]


def page(request: HttpRequest, template: str, evaluation: Evaluation, *trail: Trail, **context: Any) -> HttpResponse:
    """A page about an evaluation. Parties come from its decisions, everybody else from its feedback page."""
    party = rules.may_see_decisions(actor_of(request), evaluation)
    name = evaluation.title if party else public_name(evaluation)
    above = reverse("change:decisions" if party else "change:feedback", args=[evaluation.id])
    home = (name, above if trail else None)
    frame = {"evaluation": evaluation, "party": party, "crumbs": [(ROOM, reverse("change:start")), home, *trail]}
    return render(request, f"change/{template}", {**frame, **context})


def with_thread(evaluation: Evaluation, viewer: Actor) -> dict[str, Any]:
    """What the thread's drawing needs. Pages for everybody show it as everybody sees it."""
    return {"stations": thread_of(evaluation, viewer), "current": STATION_OF[evaluation.state]}
