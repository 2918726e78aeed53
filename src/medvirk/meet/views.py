"""The pages of the room."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medvirk.foundation.actor import actor_of, require
from medvirk.meet import actions, queries, rules, states
from medvirk.meet.forms import ConferenceForm, DiscussionForm, HeldForm, NewFindingForm, SetAsideForm
from medvirk.meet.frame import accepted, attempt, page, with_thread
from medvirk.meet.models import Conference


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What a dialogue conference is, and the viewer's own conferences."""
    viewer = actor_of(request)
    return render(request, "meet/conference/start.html", {"mine": queries.conferences_of(viewer)})


@require_safe
def conference(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """The conference: when and where, the findings on the table, and what has been said of them."""
    viewer = actor_of(request)
    about, planned = queries.conference_of(viewer, evaluation)
    rows = queries.on_the_table(viewer, about)
    return page(
        request,
        "conference/show.html",
        about,
        conference=planned,
        rows=rows,
        next_finding=next((row for row in rows if row.waits), None),
        may_plan=rules.may_plan(viewer, about) and states.can_plan(about, planned),
        may_write=rules.may_write_down(viewer, about) and states.can_write_down(about, planned),
        may_set_aside=rules.may_set_aside(viewer, about) and states.can_set_aside(about),
        **with_thread(request, about),
    )


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Plan the conference, or change the plan."""
    viewer = actor_of(request)
    about, planned = queries.conference_of(viewer, evaluation)
    require(rules.may_plan(viewer, about))
    first = {"invitation": _first_invitation(about.language)}
    form = ConferenceForm(request.POST or None, instance=planned or Conference(evaluation=about), initial=first)
    if request.method == "POST" and accepted(
        form, lambda: actions.plan_conference(evaluation, form.cleaned_data, by=viewer)
    ):
        messages.success(request, _("The plan is kept. Now the invitation can be printed."))
        return redirect("meet:conference", evaluation)
    return page(request, "conference/plan.html", about, (_("Plan the conference"), None), form=form)


def _first_invitation(language: str) -> str:
    with translation.override(language):
        return _(
            "Everybody who uses the services gets the invitation, by hand or by post, whether or not they took part "
            "in the interviews. It also hangs where people pass by. All staff get it too."
        )


@require_safe
def invitation(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """The invitation on paper, in the evaluation's own language."""
    about, planned = queries.conference_of(actor_of(request), evaluation)
    require(planned is not None)
    services = [row.service.name_in(about.language) for row in about.affected.all()]
    with translation.override(about.language):
        context = {"evaluation": about, "conference": planned, "services": services}
        return render(request, "meet/conference/invitation.html", context)


@require_http_methods(["GET", "POST"])
def discuss(request: HttpRequest, evaluation: UUID, finding: UUID) -> HttpResponse:
    """Write down what the conference says of one finding."""
    viewer = actor_of(request)
    about, planned = queries.conference_of(viewer, evaluation)
    require(rules.may_write_down(viewer, about))
    met = queries.finding_on_the_table(viewer, about, finding)
    said = met.discussion
    before = {"new_title": met.title, "new_text": met.text}
    if said:
        before |= {"outcome": said.outcome, "users_words": said.users_words, "staff_words": said.staff_words}
    form = DiscussionForm(request.POST or None, initial=before)
    if request.method == "POST" and accepted(
        form, lambda: actions.write_down(evaluation, finding, actions.WrittenDown(**form.cleaned_data), by=viewer)
    ):
        return _to_the_next(request, evaluation, finding)
    trail = (met.title or _("Finding from the conference"), None)
    return page(request, "finding/discuss.html", about, trail, form=form, row=met, conference=planned)


def _to_the_next(request: HttpRequest, evaluation: UUID, finding: UUID) -> HttpResponse:
    """On to the next finding that waits, so that the conference goes from one to the next."""
    messages.success(request, _("What was said is kept."))
    viewer = actor_of(request)
    about, _planned = queries.conference_of(viewer, evaluation)
    waiting = [row.id for row in queries.on_the_table(viewer, about) if row.waits and row.id != finding]
    return redirect("meet:discuss", evaluation, waiting[0]) if waiting else redirect("meet:conference", evaluation)


@require_http_methods(["GET", "POST"])
def add_finding(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Write down a finding that was born in the conference."""
    viewer = actor_of(request)
    about, _planned = queries.conference_of(viewer, evaluation)
    require(rules.may_write_down(viewer, about))
    form = NewFindingForm(request.POST or None)
    if request.method == "POST" and accepted(
        form, lambda: actions.add_finding(evaluation, **form.cleaned_data, by=viewer)
    ):
        messages.success(request, _("The finding is kept and locked. It goes to the reviewers with the others."))
        return redirect("meet:conference", evaluation)
    return page(request, "finding/new.html", about, (_("A new finding"), None), form=form)


@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Say that the conference has been held, and who came."""
    viewer = actor_of(request)
    about, planned = queries.conference_of(viewer, evaluation)
    require(rules.may_write_down(viewer, about) and planned is not None)
    form = HeldForm(request.POST or None)
    if request.method == "POST" and accepted(
        form, lambda: actions.mark_held(evaluation, form.cleaned_data["who_came"], by=viewer)
    ):
        messages.success(request, _("The conference is marked as held. Thank those who came."))
        return redirect("meet:conference", evaluation)
    trail = (_("The conference has been held"), None)
    return page(request, "conference/hold.html", about, trail, form=form, conference=planned)


@require_http_methods(["GET", "POST"])
def set_aside(request: HttpRequest, evaluation: UUID, finding: UUID) -> HttpResponse:
    """The users' side sets a finding aside, with the reason."""
    viewer = actor_of(request)
    about, _planned = queries.conference_of(viewer, evaluation)
    require(rules.may_set_aside(viewer, about))
    met = queries.finding_on_the_table(viewer, about, finding)
    form = SetAsideForm(request.POST or None)
    if request.method == "POST" and accepted(
        form, lambda: actions.set_aside(evaluation, finding, form.cleaned_data["reason"], by=viewer)
    ):
        messages.success(request, _("The finding is set aside, with your reason. You can take it up again."))
        return redirect("meet:conference", evaluation)
    return page(request, "finding/set_aside.html", about, (_("Set aside"), None), form=form, row=met)


@require_POST
def take_up_again(request: HttpRequest, evaluation: UUID, finding: UUID) -> HttpResponse:
    """The users' side lets a finding stand after all."""
    viewer = actor_of(request)
    attempt(
        request,
        lambda: actions.take_up_again(evaluation, finding, by=viewer),
        _("The finding stands again."),
    )
    return redirect(reverse("meet:conference", args=[evaluation]))
