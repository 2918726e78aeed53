"""``manage work``: run background jobs, and look after those whose worker was killed."""

import logging
import threading
from typing import Any

from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands import db_worker

from medvirk.foundation.jobs.queue import clean_up, reap

SECONDS_BETWEEN_ROUNDS = 30

_log = logging.getLogger(__name__)


class Command(db_worker.Command):
    """A worker with a reaper beside it: a job that lost its worker is started again by the next one."""

    help = "Run background jobs, and start again those whose worker was killed"

    def handle(self, **options: Any) -> None:
        """Run until told to stop."""
        over = threading.Event()
        threading.Thread(target=look_after, args=(over,), daemon=True).start()
        try:
            super().handle(**options)
        finally:
            over.set()


def look_after(over: threading.Event, seconds: float = SECONDS_BETWEEN_ROUNDS) -> None:
    """Reap and clean up, round after round, until ``over`` is set. A busy database is asked again next round."""
    while True:
        try:
            reap()
            clean_up()
        except DatabaseError as fault:
            _log.warning("Looking after jobs failed: %s", type(fault).__name__)
        close_old_connections()
        if over.wait(seconds):
            return
