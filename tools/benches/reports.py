"""How long a report of forty pages takes, as PDF and as Word."""

import time
from collections.abc import Callable, Iterator
from io import BytesIO

from tools.benches.figure import Figure

MOST_SECONDS = 2


def measure() -> Iterator[Figure]:
    """Seconds for each form, the best of three on a machine that does other things too; and the pages there were."""
    import pikepdf
    from django.conf import settings
    from tests.foundation.report.sample import long

    from medvirk.foundation.report import render_pdf, render_word

    report = long(chapters=12)
    pdf, seconds = _best(lambda: render_pdf(report, settings.FONTS))
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = len(document.pages)
    yield Figure("pages fewer than forty in the report", max(0, 40 - pages), 0, "pages")
    yield Figure(f"PDF of {pages} pages", seconds, MOST_SECONDS, "s")
    _word, seconds = _best(lambda: render_word(report, settings.FONTS))
    yield Figure(f"Word of {pages} pages", seconds, MOST_SECONDS, "s")


def _best(work: Callable[[], bytes]) -> tuple[bytes, float]:
    took = []
    for _ in range(3):
        start = time.perf_counter()
        made = work()
        took.append(time.perf_counter() - start)
    return made, min(took)
