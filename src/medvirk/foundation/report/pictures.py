"""Drawings as PNG, for forms that cannot hold SVG."""

import json
from collections.abc import Sequence

import typst

from .charts import chart_svg
from .content import BarChart, Drawing, Report, StackedChart, every_block
from .drawings import drawing_svg
from .fonts import Fonts
from .pdf import print_sheet

_PIXELS_PER_INCH = 200.0
_SOURCE = b"""
#let pictures = json(bytes(sys.inputs.pictures))
#set text(font: json(bytes(sys.inputs.fonts)), fallback: false)
#set page(width: 425pt, height: auto, margin: 0pt)
#for svg in pictures { page(image(bytes(svg), format: "svg", width: 100%)) }
"""


def pictures_of(report: Report, typeface: Fonts) -> list[bytes]:
    """Return every chart and drawing in `report` as PNG, in reading order."""
    drawn = []
    for number, block in enumerate(every_block(report.blocks)):
        if isinstance(block, BarChart | StackedChart):
            sheet = print_sheet(typeface.families[0])
            drawn.append(str(chart_svg(block, f"figure-{number}", sheet)))
        elif isinstance(block, Drawing):
            drawn.append(str(drawing_svg(block, typeface.families[0])))
    return _png(drawn, typeface) if drawn else []


def _png(drawn: Sequence[str], typeface: Fonts) -> list[bytes]:
    made: bytes | list[bytes] = typst.compile(
        _SOURCE,
        font_paths=typeface.typst,
        ignore_system_fonts=True,
        format="png",
        ppi=_PIXELS_PER_INCH,
        sys_inputs={
            "pictures": typeface.shown(json.dumps(drawn, ensure_ascii=False)),
            "fonts": json.dumps(typeface.families),
        },
    )
    return [made] if isinstance(made, bytes) else made
