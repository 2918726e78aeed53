"""Charts drawn as SVG: about 2 kB each, the same drawing on the web, in the PDF and in Word.

Every part says in words what it is (name and figure stand above the bar), parts of a bar differ by pattern
and not by colour alone, and what may not be shown is hatched over the whole width. Colours are presentation
attributes, so that a web page's style sheet can change them by class and a PDF shows them as they are.
Lengths across are per cent: on a web page the letters keep their size however narrow the screen is.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .content import Bar, BarChart, Chart, HiddenBar, StackedBar, StackedChart

INK = "#1b2a27"
PALE = "#ece5d8"
GREEN = "#0e5e4f"
OCHRE = "#b8741a"
SLATE = "#4d6670"
_GAP_IN_WORDS = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a chart is drawn on.

    `width` is an SVG length (points in print, ``100%`` on the web); `columns` is how many letters of `size`
    fit across; `font` is the family to name, where no style sheet does.
    """

    width: str
    columns: int
    size: int
    font: str = ""

    @property
    def line(self) -> int:
        """The distance between lines of text."""
        return round(self.size * 1.35)

    @property
    def thickness(self) -> int:
        """How thick a bar is."""
        return round(self.size * 1.0)


WEB = Sheet(width="100%", columns=36, size=16)


def chart_svg(chart: Chart, key: str, sheet: Sheet = WEB) -> SafeString:
    """Draw `chart`. `key` makes the ids in the drawing unique on its page."""
    parts, height = _parts(chart, key, sheet)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="report-chart" role="img" '
        'aria-labelledby="{key}-title {key}-sentence" width="{width}" height="{height}" color="{ink}" '
        'font-size="{size}"{font}><title id="{key}-title">{title}</title>'
        '<desc id="{key}-sentence">{sentence}</desc>{patterns}{parts}</svg>',
        key=key,
        width=sheet.width,
        height=height,
        ink=INK,
        size=sheet.size,
        font=format_html(' font-family="{}"', family(sheet.font)) if sheet.font else "",
        title=chart.title,
        sentence=chart.sentence,
        patterns=_patterns(chart, key),
        parts=parts,
    )


def family(name: str) -> str:
    """The name as SVG wants it: in quotes, since «Source Sans 3» holds a number."""
    return f"'{name}'"


def _parts(chart: Chart, key: str, sheet: Sheet) -> tuple[SafeString, int]:
    """Everything under the title, and how high it is."""
    drawn: list[SafeString] = []
    top = 2
    if isinstance(chart, StackedChart):
        legend, top = _legend(chart.series, key, sheet)
        drawn.append(legend)
    for bar in chart.bars:
        lines = _lines(bar.label, _words(bar, chart), sheet.columns)
        drawn.append(_text(lines, top, sheet))
        top += len(lines) * sheet.line + round(sheet.size * 0.4)
        drawn.append(_bar(bar, chart, key, top, sheet))
        top += sheet.thickness + round(sheet.size * 1.1)
    return format_html_join("", "{}", ((part,) for part in drawn)), top - round(sheet.size * 0.6)


def _words(bar: Bar | StackedBar | HiddenBar, chart: Chart) -> str:
    if isinstance(bar, StackedBar) and isinstance(chart, StackedChart):
        named = zip(chart.series, bar.words, strict=True)
        return " · ".join(f"{name} {words}" for name, words in named)
    return bar.words if isinstance(bar, Bar | HiddenBar) else ""


def _lines(label: str, words: str, columns: int) -> list[tuple[str, str]]:
    """Break label and words into lines of (ordinary, strong) text; the words follow on where they fit."""
    lines = [(line, "") for line in textwrap.wrap(label, columns)]
    if len(lines[-1][0]) + _GAP_IN_WORDS + len(words) <= columns:
        return [*lines[:-1], (lines[-1][0], words)]
    return lines + [("", line) for line in textwrap.wrap(words, columns)]


def _text(lines: Iterable[tuple[str, str]], top: int, sheet: Sheet) -> SafeString:
    return format_html_join(
        "",
        '<text x="0" y="{}" fill="currentColor">{}{}</text>',
        (
            (top + number * sheet.line + sheet.size, ordinary, _strong(strong, after=bool(ordinary)))
            for number, (ordinary, strong) in enumerate(lines)
        ),
    )


def _strong(words: str, *, after: bool) -> SafeString | str:
    shift = SafeString(' dx="0.6em"') if after else SafeString("")
    return format_html('<tspan font-weight="600"{}>{}</tspan>', shift, words) if words else ""


def _bar(bar: Bar | StackedBar | HiddenBar, chart: Chart, key: str, top: int, sheet: Sheet) -> SafeString:
    if isinstance(bar, HiddenBar):
        return _rectangle("report-hidden", 0, 100, top, sheet, fill=f"url(#{key}-hidden)", edge=True)
    if isinstance(bar, StackedBar):
        return _stack(bar, key, top, sheet)
    full = (chart.maximum or chart.longest or 1) if isinstance(chart, BarChart) else 1
    track = _rectangle("report-track", 0, 100, top, sheet, fill=PALE)
    length = 100 * bar.value / full
    return track + _rectangle("report-bar", 0, length, top, sheet, fill=GREEN) if length else track


def _stack(bar: StackedBar, key: str, top: int, sheet: Sheet) -> SafeString:
    total = sum(bar.values)
    drawn, start = SafeString(""), 0.0
    for number, value in enumerate(bar.values):
        length = 100 * value / total
        if length:
            name, fill = _part(number, key)
            drawn += _rectangle(name, start, length, top, sheet, fill=fill, edge=True)
        start += length
    return drawn


def _part(number: int, key: str) -> tuple[str, str]:
    """The class and the fill of a part. The first is plain: tiles of one colour would show their seams."""
    return ("report-series-1", GREEN) if number == 0 else ("report-part", f"url(#{key}-{number})")


def _rectangle(
    name: str, start: float, length: float, top: int, sheet: Sheet, *, fill: str, edge: bool = False
) -> SafeString:
    stroke = SafeString(' stroke="currentColor" stroke-width="1"') if edge else SafeString("")
    return format_html(
        '<rect class="{}" x="{}%" y="{}" width="{}%" height="{}" fill="{}"{}/>',
        name,
        f"{start:.4g}",
        top,
        f"{length:.4g}",
        sheet.thickness,
        fill,
        stroke,
    )


def _legend(series: tuple[str, ...], key: str, sheet: Sheet) -> tuple[SafeString, int]:
    """The series' names with their patterns, one under the other, and where they end."""
    height = round(sheet.line * 1.1)
    rows = format_html_join(
        "",
        '<rect class="{}" x="1" y="{}" width="{}" height="{}" fill="{}" '
        'stroke="currentColor" stroke-width="1"/><text x="{}" y="{}" fill="currentColor">{}</text>',
        (
            (
                _part(number, key)[0],
                number * height + 3,
                sheet.size * 2,
                sheet.size - 2,
                _part(number, key)[1],
                sheet.size * 2.6,
                number * height + sheet.size,
                name,
            )
            for number, name in enumerate(series)
        ),
    )
    return rows, len(series) * height + sheet.size


# The parts after the first: their colour, and what is drawn in it on white. They differ in direction and in
# how much white they leave, so that they are told apart in grey and by colour-blind eyes.
_PATTERNS: tuple[tuple[str, str, int], ...] = (
    (OCHRE, "M0 0h4v8H0z", 45),
    (SLATE, "M2 2h3v3H2z", 0),
    (GREEN, "M0 0h2v8H0z", 0),
    (OCHRE, "M0 0h8v2H0z", 0),
)


def _patterns(chart: Chart, key: str) -> SafeString:
    drawn = SafeString("")
    if isinstance(chart, StackedChart):
        for number, (colour, path, turn) in enumerate(_PATTERNS[: len(chart.series) - 1], start=1):
            drawn += _pattern(f"{key}-{number}", f"report-series-{number + 1}", colour, path, turn)
    if any(isinstance(bar, HiddenBar) for bar in chart.bars):
        drawn += _pattern(f"{key}-hidden", "report-hatch", SLATE, "M0 0h1v8H0z", -45)
    return format_html("<defs>{}</defs>", drawn) if drawn else drawn


def _pattern(key: str, name: str, colour: str, path: str, turn: int) -> SafeString:
    return format_html(
        '<pattern id="{}" width="8" height="8" patternUnits="userSpaceOnUse"{}>'
        '<path class="report-paper" d="M0 0h8v8H0z" fill="#fff"/>'
        '<path class="{}" d="{}" fill="{}"/></pattern>',
        key,
        format_html(' patternTransform="rotate({})"', turn) if turn else "",
        name,
        path,
        colour,
    )
