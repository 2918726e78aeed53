"""The process report: read it, and have it made as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medvirk.foundation.actor import Actor, actor_of, require
from medvirk.foundation.jobs import pages, queue
from medvirk.foundation.jobs.models import Job
from medvirk.foundation.report import render_web
from medvirk.listen import report
from medvirk.listen.queries.evaluation import evaluation_for
from medvirk.listen.views.frame import page

_VERSIONS, _FORMS = (report.FULL, report.PLAIN), (report.PDF, report.WORD)


@require_safe
def process_report(request: HttpRequest, evaluation: UUID, version: str = report.FULL) -> HttpResponse:
    """The report as a page, for the evaluation's parties: full, or plain on two pages."""
    viewer = actor_of(request)
    require(version in _VERSIONS)
    found = evaluation_for(viewer, evaluation)
    facts = report.facts_for(viewer, evaluation)
    content = render_web(report.compose(facts, version), 2) if facts.findings else ""
    other = report.FULL if version == report.PLAIN else report.PLAIN
    context = {"content": content, "version": version, "other": other}
    return page(request, "report/show.html", found, (_("Process report"), None), **context)


@require_POST
def make_process_report(request: HttpRequest, evaluation: UUID, version: str, form: str) -> HttpResponse:
    """Have the report made as a file, in the background."""
    viewer = actor_of(request)
    require(version in _VERSIONS and form in _FORMS)
    found = evaluation_for(viewer, evaluation)
    kind = report.kind_of(version, form)
    job = queue.start(kind, found.id, by=viewer, language=found.language)
    return redirect("listen:process_report_progress", evaluation, job.id)


@require_safe
def process_report_progress(request: HttpRequest, evaluation: UUID, job: UUID) -> HttpResponse:
    """How far the file has come."""
    row = _job(actor_of(request), evaluation, job)
    return pages.follow(
        request,
        row,
        heading=_("The process report is being made"),
        file_url=reverse("listen:process_report_file", args=[evaluation, job]),
        back=(_("Back to the process report"), reverse("listen:process_report", args=[evaluation])),
    )


@require_safe
def process_report_file(request: HttpRequest, evaluation: UUID, job: UUID) -> HttpResponse:
    """The file, for the one who had it made."""
    return pages.deliver(_job(actor_of(request), evaluation, job))


def _job(viewer: Actor, evaluation: UUID, job: UUID) -> Job:
    """The viewer's own job about this evaluation, while they are still a party to it."""
    evaluation_for(viewer, evaluation)
    row = queue.job_for(viewer, job)
    require(row.subject == evaluation)
    return row
