"""Heard – decided – done: the page, the sheet for the wall, and the form of those who tell."""

from io import BytesIO
from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medvirk.change import states
from medvirk.change.actions.feedback import publish_feedback, say_where_told
from medvirk.change.forms import FeedbackForm, ToldForm
from medvirk.change.frame import ROOM, page, with_thread
from medvirk.change.queries.feedback import feedback_page, feedback_to_edit
from medvirk.change.queries.names import may_name_service
from medvirk.foundation.actor import ANYBODY, actor_of
from medvirk.foundation.thread.drawing import as_svg
from medvirk.meet.frame import accepted


@require_safe
def feedback(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """What was heard, what was decided, and where it stands."""
    found = feedback_page(actor_of(request), evaluation)
    crumbs = [(ROOM, reverse("change:start")), (found.evaluation.commissioner.name, None), (found.name, None)]
    context = {"page": found, "crumbs": crumbs, **with_thread(found.evaluation, ANYBODY)}
    return render(request, "change/feedback/show.html", context)


@require_safe
def sheet(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """The same on paper, for the wall, in the evaluation's own language."""
    found = feedback_page(actor_of(request), evaluation)
    about = found.evaluation
    thread = with_thread(about, ANYBODY)
    with translation.override(about.language):
        address = settings.SITE_URL + reverse("change:feedback", args=[evaluation])
        drawing = as_svg(thread["stations"], thread["current"], about.language)
        context = {"page": found, "address": address, "qr": qr_code(address), "drawing": drawing}
        return render(request, "change/feedback/sheet.html", context)


def qr_code(address: str) -> SafeString:
    """The address as a drawing that a phone can read. Its size comes from the style sheet."""
    made = BytesIO()
    code = segno.make(address, error="m")
    code.save(
        made, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, nl=False, title=_("QR code to the page")
    )
    return mark_safe(made.getvalue().decode())  # noqa: S308 - drawn by segno from our own address


@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """Publish the page, and write where the sheet hangs and where it was told aloud."""
    viewer = actor_of(request)
    about, row = feedback_to_edit(viewer, evaluation)
    which = request.POST.get("do")
    intro = FeedbackForm(request.POST if which == "publish" else None, instance=row)
    told = ToldForm(request.POST if which == "told" else None, instance=row)
    if which == "publish" and accepted(
        intro, lambda: publish_feedback(evaluation, intro.cleaned_data["intro"], by=viewer)
    ):
        messages.success(request, _("The page is open to everybody."))
        return redirect("change:feedback", evaluation)
    if which == "told" and accepted(told, lambda: say_where_told(evaluation, **told.cleaned_data, by=viewer)):
        messages.success(request, _("That is kept."))
        return redirect("change:tell", evaluation)
    return page(
        request,
        "feedback/tell.html",
        about,
        (_("Back to those who told"), None),
        intro=intro,
        told=told,
        form=intro if intro.errors else told,
        row=row,
        is_public=states.is_public(row),
        names_service=may_name_service(about),
    )
