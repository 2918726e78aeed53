"""The review behind a link, the team's page of a review, and a reviewer's own list."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from medvirk.foundation.actor import Actor, NotPossible, Reason, actor_of, link_holder, require
from medvirk.foundation.keys import store
from medvirk.foundation.ui.components import Crumb
from medvirk.privacy.sealing import KeyPair
from medvirk.release import actions, queries, sealed
from medvirk.release.enums import ReviewSide
from medvirk.release.forms import AnswersForm, ReviewerForm
from medvirk.release.models import Seat, Sitting
from medvirk.release.queries.sitting import who_may_take_over


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """My reviews: where I have a seat, and whether I am in the pool."""
    viewer = actor_of(request)
    if not viewer.is_somebody:
        return redirect("people:sign_in")
    sides = queries.my_sides(viewer).items()
    return render(request, "release/seat/list.html", {"seats": queries.my_seats(viewer), "sides": sides})


@require_POST
def pool(request: HttpRequest, side: str) -> HttpResponse:
    """Join the pool of reviewers, or leave it."""
    require(side in ReviewSide.values)
    change = actions.join_pool if request.POST.get("join") else actions.leave_pool
    change(ReviewSide(side), by=actor_of(request))
    messages.success(request, _("That is noted."))
    return redirect("release:start")


@sensitive_variables("secret")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sit(request: HttpRequest, secret: str) -> HttpResponse:
    """The review itself. A GET shows and answers nothing; the buttons keep or send."""
    seat = queries.seat_by_link(secret, actor_of(request))
    holder = link_holder(seat.secret_hash)
    if request.method == "POST":
        return _answer(request, secret, seat, holder)
    actions.note_reading(seat.id, by=holder)
    items = queries.review_items(seat, sealed.keys_of_link(secret))
    return _review_page(request, seat, AnswersForm(items, None, sending=True))


def _answer(request: HttpRequest, secret: str, seat: Seat, holder: Actor) -> HttpResponse:
    items = queries.review_items(seat, sealed.keys_of_link(secret))
    sending = request.POST.get("do") == "send"
    form = AnswersForm(items, request.POST, sending=sending)
    if not form.is_valid():
        return _review_page(request, seat, form)
    try:
        _keep_or_send(request, secret, form, holder)
    except NotPossible as refusal:
        form.add_error(None, str(refusal.reason))
        return _review_page(request, seat, form)
    return redirect("release:sit", secret)


def _keep_or_send(request: HttpRequest, secret: str, form: AnswersForm, holder: Actor) -> None:
    if form.sending:
        actions.send_answers(secret, form.answers, by=holder)
        messages.success(request, _("Your answers have been sent in. Thank you."))
    else:
        actions.save_answers(secret, form.answers, by=holder)
        messages.success(request, _("Your answers are kept. Nothing is sent in yet."))


def _review_page(request: HttpRequest, seat: Seat, form: AnswersForm) -> HttpResponse:
    values = {"seat": seat, "sitting": seat.sitting, "form": form, "items": form.items}
    answering = seat.sitting.is_open and seat.sent_on is None
    return render(request, f"release/seat/{'answer' if answering else 'answered'}.html", values)


@never_cache
def sitting(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """How a review stands, for the team."""
    viewer = actor_of(request)
    row = queries.sitting_for_team(sitting, viewer)
    keys = _unlocked(request, row)
    outcomes = queries.outcomes(row, viewer, keys)
    status = queries.status_of(row, viewer)
    values = {"status": status, "outcomes": outcomes, "unlocked": keys is not None, "crumbs": _crumbs(row)}
    return render(request, "release/sitting/show.html", values)


def _crumbs(sitting: Sitting, here: Reason = "") -> list[Crumb]:
    """The evaluation, its review, and the page that is open."""
    evaluation = (sitting.evaluation_title, reverse("listen:evaluation", args=[sitting.evaluation]))
    review = (_("Review"), reverse("release:sitting", args=[sitting.id]) if here else None)
    return [evaluation, review, (here, None)] if here else [evaluation, review]


def _unlocked(request: HttpRequest, sitting: Sitting) -> KeyPair | None:
    cookie = request.COOKIES.get(f"medvirk_reading_{sitting.evaluation.hex}", "")
    return store.reading_keys(sitting.evaluation, actor_of(request).id, cookie)


@never_cache
@require_http_methods(["GET", "POST"])
def replace_reviewer(request: HttpRequest, sitting: UUID, side: str) -> HttpResponse:
    """Ask somebody else, or send the same person a new link."""
    require(side in ReviewSide.values)
    row = queries.sitting_for_team(sitting, actor_of(request))
    people = who_may_take_over(row, ReviewSide(side), actor_of(request))
    form = ReviewerForm(ReviewSide(side), people, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _replaced(request, row, form):
        return redirect("release:sitting", row.id)
    values: dict[str, object] = {"form": form, "side": ReviewSide(side).label, "unlocked": _unlocked(request, row)}
    values["crumbs"] = _crumbs(row, _("New link or new reviewer"))
    return render(request, "release/sitting/replace.html", values)


def _replaced(request: HttpRequest, row: Sitting, form: ReviewerForm) -> bool:
    keys = _unlocked(request, row)
    if keys is None:
        form.add_error(None, _("Unlock the evaluation first: the review must be sealed anew."))
        return False
    try:
        actions.replace_reviewer(row.id, form.reviewer, by=actor_of(request), keys=keys)
    except NotPossible as refusal:
        form.add_error(None, str(refusal.reason))
        return False
    messages.success(request, _("The link has been sent."))
    return True


@require_POST
def call_substitute(request: HttpRequest, sitting: UUID, side: str) -> HttpResponse:
    """Let the substitute take over."""
    require(side in ReviewSide.values)
    seat = actions.call_substitute(sitting, ReviewSide(side), by=actor_of(request))
    messages.success(request, _("%(name)s has been asked to take over.") % {"name": seat.name})
    return redirect("release:sitting", sitting)


@require_POST
def cancel(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Stop a review."""
    actions.cancel_sitting(sitting, by=actor_of(request))
    messages.success(request, _("The review is stopped. Nothing has gone out."))
    return redirect("release:sitting", sitting)
