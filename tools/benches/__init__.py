"""The figures that Medvirk promises, each measured the same way every time."""

from collections.abc import Mapping

from tools.benches import analysis, pages, reports, rest
from tools.benches.figure import Bench

BENCHES: Mapping[str, Bench] = {
    "pages": pages.measure,
    "weight": rest.weight,
    "report": reports.measure,
    "axe": rest.accessibility,
    "types": analysis.types,
    "coverage": analysis.coverage,
}
