"""Starts jobs, runs them, and starts again those whose worker was killed.

A worker holds a job by the number of its attempt: what a worker that was thought dead writes later is
dropped. A fault inside the work is final at once, because the same input would fail again.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.tasks import TaskResultStatus, default_task_backend
from django.tasks.exceptions import TaskResultDoesNotExist
from django.utils import timezone, translation

from medvirk.foundation.actor import Actor, require
from medvirk.foundation.jobs.enums import JobState
from medvirk.foundation.jobs.models import Job
from medvirk.foundation.jobs.tasks import run_job
from medvirk.foundation.jobs.work import Made, Order, Progress, work_of

#: A job that nobody has touched for so long has lost its worker.
SILENT_FOR = timedelta(minutes=2)
MOST_ATTEMPTS = 3
#: How long a file that one person asked for can be fetched.
KEPT_FOR = timedelta(hours=1)

_log = logging.getLogger(__name__)


def start(kind: str, subject: UUID, *, by: Actor, language: str, keep: bool = False) -> Job:
    """Put a job in the queue. Who asks twice for the same while it is on its way gets the one that is.

    ``keep``: the file belongs to its subject and stays until ``forget``; else it is gone after an hour.
    """
    work_of(kind)
    with transaction.atomic():
        clean_up()
        until = None if keep else timezone.now() + KEPT_FOR
        under_way = Job.objects.filter(
            kind=kind, subject=subject, language=language, made_for=by.id, state__in=_UNDER_WAY
        )
        job = under_way.first() or Job.objects.create(
            kind=kind, subject=subject, language=language, made_for=by.id, until=until
        )
        if job.attempt == 0:
            _enqueue(job)
    job.refresh_from_db()
    return job


_UNDER_WAY = (JobState.WAITING, JobState.RUNNING)


def _enqueue(job: Job) -> None:
    """One more attempt. The task and the job are written together, so that neither can be lost alone."""
    attempt = job.attempt + 1
    Job.objects.filter(id=job.id).update(
        attempt=attempt, state=JobState.WAITING, done=0, total=0, task="", touched_at=timezone.now()
    )
    task = run_job.enqueue(str(job.id), attempt)
    Job.objects.filter(id=job.id).update(task=task.id)


def run(job_id: UUID, attempt: int) -> None:
    """Do the work and keep the file. Nothing happens when the job is over or another attempt holds it."""
    mine = Job.objects.filter(id=job_id, attempt=attempt)
    if not mine.filter(state=JobState.WAITING).update(state=JobState.RUNNING, touched_at=timezone.now()):
        return
    job = mine.get()
    try:
        with translation.override(job.language):
            made = work_of(job.kind)(Order(job.subject, job.language, job.made_for), _watch(job))
    except Exception as fault:
        # The class alone: a message can carry what somebody wrote.
        _log.error("Job %s (%s) failed: %s", job.id, job.kind, type(fault).__name__)
        _finish(job, state=JobState.FAILED)
    else:
        _keep(job, made)


def _watch(job: Job) -> Progress:
    def progress(done: int, total: int) -> None:
        Job.objects.filter(id=job.id, attempt=job.attempt).update(done=done, total=total, touched_at=timezone.now())

    return progress


def _keep(job: Job, made: Made) -> None:
    _finish(job, state=JobState.DONE, result=made.content, file_name=made.file_name, media_type=made.media_type)


def _finish(job: Job, **fields: object) -> None:
    still_mine = Job.objects.filter(id=job.id, attempt=job.attempt, state=JobState.RUNNING)
    still_mine.update(touched_at=timezone.now(), **fields)


def reap() -> int:
    """Start again what lost its worker, at most three times in all; then it has failed. Returns how many."""
    silent = Job.objects.filter(state__in=_UNDER_WAY, touched_at__lt=timezone.now() - SILENT_FOR)
    lost = [job for job in silent if _has_lost_its_worker(job)]
    for job in lost:
        with transaction.atomic():
            _start_again(job)
    return len(lost)


def _start_again(job: Job) -> None:
    still_so = Job.objects.select_for_update().filter(id=job.id, attempt=job.attempt, state=job.state)
    if not still_so.exists():
        return
    if job.attempt >= MOST_ATTEMPTS:
        still_so.update(state=JobState.FAILED, touched_at=timezone.now())
    else:
        _enqueue(job)


def _has_lost_its_worker(job: Job) -> bool:
    """A job that waits in the queue waits for a worker; it has not lost one."""
    if job.state == JobState.RUNNING:
        return True
    try:
        status: str = default_task_backend.get_result(job.task).status
    except TaskResultDoesNotExist:
        return True
    return status != TaskResultStatus.READY


def clean_up() -> int:
    """Delete what is out of date. Returns how many rows went."""
    return Job.objects.filter(until__lt=timezone.now()).delete()[0]


def forget(subjects: Iterable[UUID]) -> int:
    """Delete every job and file about these rows: what they rest on has changed or gone."""
    return Job.objects.filter(subject__in=list(subjects)).delete()[0]


def job_for(viewer: Actor, job_id: UUID) -> Job:
    """A job for the one who asked for it, while it is in date. Without the file: that can be large."""
    job = _in_date().filter(id=job_id, made_for=viewer.id).defer("result").first()
    require(viewer.is_somebody and job is not None)
    assert job is not None  # noqa: S101 - for the type checker; required above
    return job


def newest_for(viewer: Actor, subject: UUID) -> list[Job]:
    """The viewer's own jobs about a row that can still be looked at, newest first, without their files."""
    mine = _in_date().filter(made_for=viewer.id, subject=subject)
    return list(mine.defer("result").order_by("-touched_at"))


def files_of(subject: UUID, kinds: Iterable[str]) -> dict[str, Job]:
    """The newest job of each kind about a row, whoever asked for it, without the files. For what is public."""
    found = _in_date().filter(subject=subject, kind__in=list(kinds)).defer("result").order_by("touched_at")
    return {job.kind: job for job in found}


def _in_date() -> QuerySet[Job]:
    return Job.objects.filter(Q(until=None) | Q(until__gt=timezone.now()))
