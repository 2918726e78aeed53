"""The one background task: run a job by its id."""

from uuid import UUID

from django.tasks import task


@task
def run_job(job: str, attempt: int) -> None:
    """Run the job unless another worker has taken it, or it is over."""
    from medvirk.foundation.jobs.queue import run

    run(UUID(job), attempt)
