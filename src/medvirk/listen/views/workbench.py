"""Pages on which one works with findings and quotes: breadcrumbs, and no thread, which stands on the finding itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medvirk.foundation.actor import Reason
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.finding import FindingSeen

FINDINGS = gettext_lazy("Findings")
Trail = list[tuple[Reason, str | None]]


def trail_to(evaluation: Evaluation, found: FindingSeen | None = None, here: Reason = "") -> Trail:
    """The breadcrumbs: findings, the finding, and the page below it."""
    trail: Trail = [(FINDINGS, reverse("listen:findings", args=[evaluation.id]))]
    if found:
        own = reverse("listen:finding", args=[evaluation.id, found.id])
        trail.append((found.title, own if here else None))
    return [*trail, (here, None)] if here else trail


def work_page(
    request: HttpRequest, template: str, evaluation: Evaluation, trail: Trail, **context: Any
) -> HttpResponse:
    """A page of an evaluation on which somebody works."""
    crumbs: Trail = [
        (_("Listen"), reverse("listen:start")),
        (evaluation.title, reverse("listen:evaluation", args=[evaluation.id])),
        *trail,
    ]
    return render(request, f"listen/{template}", {"evaluation": evaluation, "crumbs": crumbs, **context})
