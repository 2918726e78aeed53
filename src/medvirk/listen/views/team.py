"""The page of the evaluation's team."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from medvirk.foundation.actor import actor_of, require
from medvirk.listen import rules
from medvirk.listen.actions.team import add_to_team, remove_from_team
from medvirk.listen.forms.team import TeamForm
from medvirk.listen.queries.evaluation import evaluation_for
from medvirk.listen.queries.team import candidates_for, team_seen_by
from medvirk.listen.views.frame import accepted, attempt, page


@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Who is on the team; the process leader puts people on it."""
    viewer = actor_of(request)
    found = evaluation_for(viewer, evaluation)
    form = TeamForm(request.POST or None, candidates=candidates_for(viewer, found))
    if request.method == "POST":
        require(rules.may_plan(viewer, found))
        if accepted(form, lambda: add_to_team(evaluation, form.cleaned_data["account"], by=viewer)):
            messages.success(request, _("They are on the team."))
            return redirect("listen:team", evaluation)
    context = {"form": form, "seats": team_seen_by(viewer, found), "may_plan": rules.may_plan(viewer, found)}
    return page(request, "team/team.html", found, (_("The team"), None), **context)


@require_POST
def leave(request: HttpRequest, evaluation: UUID, member: UUID) -> HttpResponse:
    """Take somebody off the team."""
    attempt(
        request,
        lambda: remove_from_team(evaluation, member, by=actor_of(request)),
        _("They are no longer on the team, and can no longer read."),
    )
    return redirect("listen:team", evaluation)
