"""Server time and queries of every kind of page in the demo world, as each of its people."""

import statistics
import time
from collections.abc import Iterator

from tools.benches.figure import Figure
from tools.benches.world import clients, pages_of, prepared

MOST_QUERIES = 15
MOST_MILLISECONDS = 100
RUNS = 5


def measure() -> Iterator[Figure]:
    """The worst page by queries, and by the median of its server time; with what page that was."""
    prepared()
    queries: dict[str, float] = {}
    times: dict[str, float] = {}
    for name, client in clients().items():
        for path in pages_of(client):
            key = f"{path} as {name}"
            queries[key], times[key] = _one(client, path)
    for what, worst, bar, unit in (
        ("most queries", queries, MOST_QUERIES, "queries"),
        ("slowest median", times, MOST_MILLISECONDS, "ms"),
    ):
        page = max(worst, key=lambda k: worst[k])
        yield Figure(f"{what} of {len(worst)} pages: {_short(page)}", worst[page], bar, unit)


def _one(client, path: str) -> tuple[int, float]:  # type: ignore[no-untyped-def]
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connections["default"]) as main, CaptureQueriesContext(connections["keys"]) as keys:
        client.get(path)
    # Counted at once: the next request empties Django's log.
    queries = len(main) + len(keys)
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        client.get(path)
        took.append((time.perf_counter() - start) * 1000)
    return queries, statistics.median(took)


def _short(page: str) -> str:
    return page if len(page) < 90 else page[:40] + "…" + page[-45:]
