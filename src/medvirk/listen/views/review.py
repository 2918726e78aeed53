"""Handing over to the two reviewers: what may go to those invited, and whom to ask."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medvirk.foundation.actor import NotPossible, require
from medvirk.listen import rules
from medvirk.listen.actions.review import is_time_for_review, send_newer_words, send_to_review
from medvirk.listen.forms.review import reviewer_forms
from medvirk.listen.queries.reading import Desk
from medvirk.listen.queries.review import outgoing, reviewers_for
from medvirk.listen.views.desk import reads_sealed
from medvirk.listen.views.frame import attempt
from medvirk.listen.views.workbench import trail_to, work_page
from medvirk.release.forms import ReviewerForm

REVIEW = gettext_lazy("Send to review")


@reads_sealed
@require_safe
def review(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Each finding and quote: what may leave, with its word, and what stays in and why."""
    evaluation = desk.evaluation
    going = outgoing(desk)
    context = {"going": going, "is_time": is_time_for_review(evaluation), "desk": desk}
    return work_page(request, "review/review.html", evaluation, trail_to(evaluation, here=REVIEW), **context)


@require_http_methods(["GET", "POST"])
@reads_sealed
def choose_reviewers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose one reviewer from each side, and send."""
    evaluation, viewer = desk.evaluation, desk.reader
    forms = reviewer_forms(reviewers_for(viewer, evaluation), request.POST or None)
    if request.method == "POST" and _sent(desk, forms):
        messages.success(request, _("The two reviewers have got their links by mail."))
        return redirect("listen:review", evaluation.id)
    context = {"forms": forms, "is_time": is_time_for_review(evaluation)}
    trail = trail_to(evaluation, here=_("Whom do you ask?"))
    trail.insert(1, (REVIEW, reverse("listen:review", args=[evaluation.id])))
    return work_page(request, "review/reviewers.html", evaluation, trail, **context)


def _sent(desk: Desk, forms: Sequence[ReviewerForm]) -> bool:
    valid = [form for form in forms if form.is_valid()]
    if len(valid) < len(forms):
        return False
    asked = [form.reviewer for form in valid]
    try:
        send_to_review(desk.evaluation, outgoing(desk), asked, by=desk.reader)
    except NotPossible as refusal:
        forms[0].add_error(None, str(refusal.reason))
        return False
    return True


@require_POST
@reads_sealed
def send_again(request: HttpRequest, desk: Desk, subject: UUID) -> HttpResponse:
    """Put the newest words of one item before the reviewers."""
    require(rules.may_send_to_review(desk.reader, desk.evaluation))
    going = outgoing(desk)
    done = _("The reviewers have got the new words, and see what is different.")
    attempt(request, lambda: send_newer_words(desk.evaluation, going, subject, by=desk.reader), done)
    return redirect("listen:review", desk.evaluation.id)
