"""Reads about the final report, before and after it is published."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from medvirk.change import rules, states
from medvirk.change.models import FinalReport
from medvirk.change.queries.findings import answers_of, final_report_of, standing_rows
from medvirk.change.queries.outgoing import waits_for_review
from medvirk.change.report.facts import ReportFacts
from medvirk.change.report.files import FORMS, KINDS
from medvirk.change.report.frozen import thaw
from medvirk.change.report.gather import gather
from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.foundation.jobs import queue
from medvirk.foundation.jobs.enums import JobState
from medvirk.foundation.jobs.models import Job
from medvirk.foundation.report import Report
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known


@dataclass(frozen=True)
class Draft:
    """The report as it would be published now, and what keeps it from being published."""

    evaluation: Evaluation
    facts: ReportFacts
    undecided: int
    waits_for_review: bool
    published: FinalReport | None

    @property
    def can_publish(self) -> bool:
        """True when the button does something."""
        return self.evaluation.state in states.RELEASED_IN and not (self.undecided or self.waits_for_review)

    def job(self, viewer: Actor, job_id: UUID) -> Job:
        """One of the viewer's own jobs about this report."""
        job = queue.job_for(viewer, job_id)
        require(self.published is not None and job.subject == self.published.id)
        return job

    def form_of(self, job: Job) -> str:
        """What the address calls the job's file."""
        return next(form for form, kind in FORMS.items() if kind == job.kind)


def draft_of(viewer: Actor, evaluation_id: UUID) -> Draft:
    """The draft, for the one who publishes it."""
    evaluation = known(evaluation_id)
    require(rules.may_write_report(viewer, evaluation))
    facts, _sources = gather(viewer, evaluation, timezone.localdate())
    answers = answers_of(evaluation)
    undecided = sum(row.id not in answers for row in standing_rows(viewer, evaluation))
    published = final_report_of(evaluation)
    return Draft(evaluation, facts, undecided, waits_for_review(evaluation), published)


def report_job(viewer: Actor, report: FinalReport, form: str) -> UUID:
    """The job that makes the report's file, for the one who started it."""
    return next(job.id for job in queue.newest_for(viewer, report.id) if job.kind == FORMS[form])


@dataclass(frozen=True)
class Published:
    """The report as everybody reads it."""

    evaluation: Evaluation
    report: FinalReport
    files: Mapping[str, str]

    @cached_property
    def content(self) -> Report:
        """What it says."""
        return thaw(self.report.content)


def published_report(viewer: Actor, evaluation_id: UUID) -> Published:
    """The report with the state of its files, by form; the same for everybody. ``NotAllowed`` until it is out."""
    report = _published(evaluation_id)
    jobs = queue.files_of(report.id, KINDS)
    found = {form: jobs[kind].state for form, kind in FORMS.items() if kind in jobs}
    return Published(known(evaluation_id), report, found)


def _published(evaluation_id: UUID) -> FinalReport:
    report = FinalReport.objects.filter(evaluation=evaluation_id, published_on__isnull=False).first()
    if report is None:
        raise NotAllowed
    return report


def file_to_save(viewer: Actor, evaluation_id: UUID, form: str) -> Job:
    """The file that everybody may save. ``NotAllowed`` until it is made."""
    job = queue.files_of(_published(evaluation_id).id, KINDS).get(FORMS[form])
    require(job is not None and job.state == JobState.DONE)
    assert job is not None  # noqa: S101 - for the type checker; required above
    return job
