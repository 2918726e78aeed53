"""Jobs: started, run, shown, and started again when their worker was killed."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Event
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.test import RequestFactory
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from medvirk.foundation.actor import ANYBODY, Actor, ActorKind, NotAllowed, NotPossible
from medvirk.foundation.jobs import pages, queue, work
from medvirk.foundation.jobs.enums import JobState
from medvirk.foundation.jobs.management.commands import work as command
from medvirk.foundation.jobs.models import Job
from medvirk.foundation.jobs.work import Made, Order, Progress

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

SOMEBODY = Actor(uuid4(), ActorKind.PERSON)
FILE = Made(b"%PDF-of-ours", "report.pdf", "application/pdf")


@pytest.fixture
def works() -> Iterator[Callable[[str, work.Work], None]]:
    before = dict(work._works)
    yield work.register
    work._works.clear()
    work._works.update(before)


@pytest.fixture
def at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def later(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def make(order: Order, progress: Progress) -> Made:
    progress(1, 2)
    return FILE


def ordered(subject: UUID | None = None, keep: bool = False) -> Job:
    return queue.start("test.file", subject or uuid4(), by=SOMEBODY, language="nn", keep=keep)


def silence(job: Job) -> None:
    long_ago = timezone.now() - queue.SILENT_FOR - timedelta(seconds=1)
    Job.objects.filter(id=job.id).update(touched_at=long_ago)


@pytest.mark.usefixtures("at_once")
def test_a_job_is_done_and_keeps_its_file(works: Callable[..., None]) -> None:
    works("test.file", make)
    job = ordered()
    assert (job.state, job.done, job.total, job.attempt) == (JobState.DONE, 1, 2, 1)
    assert bytes(job.result) == FILE.content


@pytest.mark.usefixtures("at_once")
def test_the_worker_speaks_the_language_of_the_one_who_asked(works: Callable[..., None]) -> None:
    from django.utils.translation import get_language

    spoken: list[str | None] = []

    def listen(order: Order, progress: Progress) -> Made:
        spoken.append(get_language())
        return FILE

    works("test.file", listen)
    ordered()
    assert spoken == ["nn"]


@pytest.mark.usefixtures("later")
def test_the_queue_carries_ids_and_nothing_else(works: Callable[..., None]) -> None:
    works("test.file", make)
    job = ordered()
    assert DBTaskResult.objects.get().args_kwargs == {"args": [str(job.id), 1], "kwargs": {}}


@pytest.mark.usefixtures("later")
def test_asking_twice_gives_the_job_that_is_under_way(works: Callable[..., None]) -> None:
    works("test.file", make)
    subject = uuid4()
    assert ordered(subject).id == ordered(subject).id
    assert DBTaskResult.objects.count() == 1


@pytest.mark.usefixtures("later")
def test_the_worker_runs_what_waits(works: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "look_after", lambda over: None)
    works("test.file", make)
    job = ordered()
    call_command("work", batch=True, interval=0, startup_delay=False, verbosity=0)
    job.refresh_from_db()
    assert job.state == JobState.DONE


@pytest.mark.usefixtures("at_once")
def test_work_that_breaks_has_failed_at_once_and_says_nothing_of_what_it_read(
    works: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(order: Order, progress: Progress) -> Made:
        raise ValueError("canary: what somebody said")

    works("test.file", break_down)
    assert ordered().state == JobState.FAILED
    assert "ValueError" in caplog.text
    assert "canary" not in caplog.text


@pytest.mark.usefixtures("later")
def test_a_job_whose_worker_was_killed_is_started_again_and_finishes(works: Callable[..., None]) -> None:
    works("test.file", make)
    job = ordered()
    Job.objects.update(state=JobState.RUNNING)
    silence(job)
    assert queue.reap() == 1
    queue.run(job.id, 1)  # the worker that was thought dead: its attempt counts no more
    job.refresh_from_db()
    assert (job.state, job.attempt) == (JobState.WAITING, 2)
    queue.run(job.id, 2)
    job.refresh_from_db()
    assert job.state == JobState.DONE


@pytest.mark.usefixtures("later")
def test_what_a_lost_worker_writes_late_is_dropped(works: Callable[..., None]) -> None:
    def be_replaced_meanwhile(order: Order, progress: Progress) -> Made:
        Job.objects.update(attempt=2, state=JobState.WAITING)
        return FILE

    works("test.file", be_replaced_meanwhile)
    job = ordered()
    queue.run(job.id, 1)
    job.refresh_from_db()
    assert (job.state, bytes(job.result)) == (JobState.WAITING, b"")


@pytest.mark.usefixtures("later")
def test_after_three_attempts_it_has_failed(works: Callable[..., None]) -> None:
    works("test.file", make)
    job = ordered()
    for _ in range(queue.MOST_ATTEMPTS):
        Job.objects.update(state=JobState.RUNNING)
        silence(job)
        queue.reap()
    job.refresh_from_db()
    assert (job.state, job.attempt) == (JobState.FAILED, queue.MOST_ATTEMPTS)


@pytest.mark.usefixtures("later")
def test_a_job_that_waits_in_the_queue_is_left_waiting(works: Callable[..., None]) -> None:
    works("test.file", make)
    silence(ordered())
    assert queue.reap() == 0


@pytest.mark.usefixtures("later")
def test_a_job_whose_task_was_taken_but_never_begun_is_started_again(works: Callable[..., None]) -> None:
    works("test.file", make)
    silence(ordered())
    DBTaskResult.objects.update(status="RUNNING")
    assert queue.reap() == 1


@pytest.mark.usefixtures("later")
def test_a_job_whose_task_is_gone_is_started_again(works: Callable[..., None]) -> None:
    works("test.file", make)
    silence(ordered())
    DBTaskResult.objects.all().delete()
    assert queue.reap() == 1


@pytest.mark.usefixtures("later")
def test_a_job_that_moved_while_the_reaper_looked_is_left_alone(works: Callable[..., None]) -> None:
    works("test.file", make)
    seen = ordered()
    Job.objects.update(state=JobState.DONE)
    queue._start_again(seen)
    assert Job.objects.get().state == JobState.DONE


@pytest.mark.usefixtures("later")
def test_the_round_reaps_until_it_is_over(works: Callable[..., None]) -> None:
    works("test.file", make)
    job = ordered()
    Job.objects.update(state=JobState.RUNNING)
    silence(job)
    over = Event()
    over.set()
    command.look_after(over)
    job.refresh_from_db()
    assert job.attempt == 2


def test_a_busy_database_does_not_end_the_round(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()
    over.set()

    def be_busy() -> int:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(command, "reap", be_busy)
    command.look_after(over)


@pytest.mark.usefixtures("at_once")
def test_a_file_that_is_out_of_date_cannot_be_fetched_even_before_the_clean_up(works: Callable[..., None]) -> None:
    works("test.file", make)
    job = ordered()
    assert queue.job_for(SOMEBODY, job.id) == job
    Job.objects.update(until=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotAllowed):
        queue.job_for(SOMEBODY, job.id)
    assert queue.clean_up() == 1


@pytest.mark.usefixtures("at_once")
def test_only_the_one_who_asked_sees_a_job(works: Callable[..., None]) -> None:
    works("test.file", make)
    job = ordered()
    for other in (Actor(uuid4(), ActorKind.PERSON), ANYBODY):
        with pytest.raises(NotAllowed):
            queue.job_for(other, job.id)
        assert queue.newest_for(other, job.subject) == []
    assert queue.newest_for(SOMEBODY, job.subject) == [job]


@pytest.mark.usefixtures("at_once")
def test_a_kept_file_stays_until_it_is_forgotten(works: Callable[..., None]) -> None:
    works("test.file", make)
    job = ordered(keep=True)
    assert job.until is None
    assert queue.files_of(job.subject, ["test.file", "test.other"]) == {"test.file": job}
    assert queue.forget([job.subject]) == 1
    assert queue.files_of(job.subject, ["test.file"]) == {}


def test_a_kind_that_nobody_does_is_a_fault_in_the_code() -> None:
    with pytest.raises(work.UnknownWork):
        queue.start("test.unknown", uuid4(), by=SOMEBODY, language="nb")


def test_two_rooms_cannot_claim_the_same_kind(works: Callable[..., None]) -> None:
    works("test.file", make)
    works("test.file", make)
    with pytest.raises(work.AlreadyRegistered):
        works("test.file", lambda order, progress: FILE)


def test_the_page_looks_again_by_itself_while_the_job_is_under_way(rf: RequestFactory) -> None:
    job = Job(state=JobState.RUNNING, done=1, total=3)
    response = pages.follow(rf.get("/"), job, heading="The report", file_url="/file", back=("Back", "/"))
    assert response["Refresh"] == "3"
    assert "/file" not in response.content.decode()


def test_the_page_shows_the_file_when_it_is_there(rf: RequestFactory) -> None:
    job = Job(state=JobState.DONE)
    response = pages.follow(rf.get("/"), job, heading="The report", file_url="/file", back=("Back", "/"))
    assert "Refresh" not in response
    assert "/file" in response.content.decode()


@pytest.mark.parametrize("state", JobState.values)
def test_the_page_says_in_words_how_far_it_has_come(state: str) -> None:
    assert pages.words_for(Job(state=state, done=1, total=3))


def test_a_failed_job_says_what_to_do(rf: RequestFactory) -> None:
    job = Job(state=JobState.FAILED)
    response = pages.follow(rf.get("/"), job, heading="The report", file_url="/file", back=("Back", "/"))
    assert pages.words_for(job) in response.content.decode()


def test_a_file_is_saved_and_never_shown_as_a_page() -> None:
    job = Job(state=JobState.DONE, result=b"PK", file_name="report.docx", media_type="application/zip")
    response = pages.deliver(job)
    assert response["Content-Disposition"] == 'attachment; filename="report.docx"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content == b"PK"


def test_a_file_that_is_not_ready_says_so() -> None:
    with pytest.raises(NotPossible):
        pages.deliver(Job(state=JobState.RUNNING))
