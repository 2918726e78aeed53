"""Sending what was heard to the two reviewers, so that everybody may read it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from medvirk.change import rules, states
from medvirk.change.actions.release import send_to_review
from medvirk.change.frame import page
from medvirk.change.queries.outgoing import Outgoing, outgoing, sitting_now
from medvirk.foundation.actor import Actor, NotPossible, require
from medvirk.listen.queries.reading import Desk
from medvirk.listen.views.desk import reads_sealed
from medvirk.release.enums import ReviewSide
from medvirk.release.forms import ReviewerForm
from medvirk.release.queries import who_may_review


@require_http_methods(["GET", "POST"])
@reads_sealed
def release(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What may leave, what stays in and why, and whom to ask."""
    evaluation, viewer = desk.evaluation, desk.reader
    require(rules.may_release(viewer, evaluation))
    going = outgoing(viewer, desk)
    forms = _reviewer_forms(request, going, viewer)
    if request.method == "POST" and _sent(request, going, forms, viewer):
        return redirect("change:release", evaluation.id)
    context = {
        "going": going,
        "forms": forms,
        "sitting": sitting_now(viewer, evaluation),
        "is_open": evaluation.state in states.RELEASED_IN,
    }
    return page(request, "release/show.html", evaluation, (_("What goes to everybody"), None), **context)


def _reviewer_forms(request: HttpRequest, going: Outgoing, viewer: Actor) -> list[ReviewerForm]:
    """One form for each side; each keeps to its own fields."""
    pool = who_may_review(going.facts, [item.author for item in going.items], viewer)
    forms = []
    for side in ReviewSide:
        form = ReviewerForm(side, pool[side], request.POST or None)
        form.prefix = side.value
        forms.append(form)
    return forms


def _sent(request: HttpRequest, going: Outgoing, forms: list[ReviewerForm], viewer: Actor) -> bool:
    whole = [form.is_valid() for form in forms]  # all of them, so that each says what it lacks
    if going.new and not all(whole):
        return False
    try:
        sitting = send_to_review(going, [form.reviewer for form in forms] if going.new else [], by=viewer)
    except NotPossible as refusal:
        forms[0].add_error(None, str(refusal.reason))
        return False
    done = _("The two reviewers have got their links.") if sitting else _("It is noted that nothing more can go out.")
    messages.success(request, done)
    return True
