"""The final report: look at it, publish it, read it, save it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medvirk.change.actions.report import publish
from medvirk.change.frame import page
from medvirk.change.queries.report import draft_of, file_to_save, published_report, report_job
from medvirk.change.report.compose import compose
from medvirk.change.report.files import FORMS
from medvirk.foundation.actor import NotPossible, actor_of, require
from medvirk.foundation.jobs import pages
from medvirk.foundation.report import render_web


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """The report as it would be published now; the button publishes it."""
    viewer = actor_of(request)
    draft = draft_of(viewer, evaluation)
    if request.method == "POST":
        try:
            report = publish(evaluation, by=viewer)
        except NotPossible as refusal:
            messages.error(request, str(refusal.reason))
            return redirect("change:write_report", evaluation)
        messages.success(request, _("The report is published. The PDF and the Word document are being made."))
        return redirect("change:report_progress", evaluation, report_job(viewer, report, "pdf"))
    context = {"draft": draft, "content": render_web(compose(draft.facts), 2)}
    return page(request, "report/write.html", draft.evaluation, (_("Final report"), None), **context)


@require_safe
def report(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """The report as it was published, for everybody."""
    found = published_report(actor_of(request), evaluation)
    context = {"content": render_web(found.content, 2), "files": found.files, "found": found}
    return page(request, "report/show.html", found.evaluation, (_("Final report"), None), **context)


@require_safe
def save(request: HttpRequest, evaluation: UUID, form: str) -> HttpResponse:
    """The published report as a file."""
    require(form in FORMS)
    return pages.deliver(file_to_save(actor_of(request), evaluation, form))


@require_safe
def progress(request: HttpRequest, evaluation: UUID, job: UUID) -> HttpResponse:
    """How far the file has come, for the one who published it."""
    viewer = actor_of(request)
    draft = draft_of(viewer, evaluation)
    row = draft.job(viewer, job)
    return pages.follow(
        request,
        row,
        heading=_("The report is being made"),
        file_url=reverse("change:save_report", args=[evaluation, draft.form_of(row)]),
        back=(_("Back to the decisions"), reverse("change:decisions", args=[evaluation])),
    )
