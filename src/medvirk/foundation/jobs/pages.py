"""What a job looks like while it goes on, and how its file is handed over.

The page looks again by itself: by script where scripts run, by the ``Refresh`` header where not.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from medvirk.foundation.actor import Reason, check
from medvirk.foundation.jobs.enums import JobState
from medvirk.foundation.jobs.models import Job

SECONDS_BETWEEN_LOOKS = 3


def follow(request: HttpRequest, job: Job, *, heading: Reason, file_url: str, back: tuple[Reason, str]) -> HttpResponse:
    """How far the job has come; when it is done, where the file is; when it failed, what to do."""
    context = {
        "job": job,
        "heading": heading,
        "words": words_for(job),
        "file_url": file_url if job.state == JobState.DONE else "",
        "back": back,
        "crumbs": [back, (heading, None)],
    }
    response = render(request, "jobs/progress.html", context)
    response["Cache-Control"] = "no-store"
    if not job.is_over:
        response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


def words_for(job: Job) -> str:
    """The job's progress as one sentence."""
    if job.state == JobState.DONE:
        return _("The file is ready.")
    if job.state == JobState.FAILED:
        return _(
            "The file could not be made. Go back and try once more. If that fails too, tell those who run Medvirk."
        )
    if job.state == JobState.RUNNING and job.total:
        return _("Step {done} of {total} is done.").format(done=job.done, total=job.total)
    return _("The work has been put in line and starts soon.")


def deliver(job: Job) -> HttpResponse:
    """The file, as something to save: never opened by the browser as a page of ours."""
    check(job.state == JobState.DONE, _("The file is not ready yet. Wait a little, and try again."))
    response = HttpResponse(bytes(job.result), content_type=job.media_type)
    response["Content-Disposition"] = f'attachment; filename="{job.file_name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
