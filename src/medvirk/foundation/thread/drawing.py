"""The thread as people see it: six stations in words, and the line that passes through them.

``drawn`` gives a page what its template needs; ``as_svg`` gives a document one picture that stands alone.
The stations come as the registry gives them: in words, already through disclosure control.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override, pgettext_lazy

from medvirk.foundation.actor import Reason
from medvirk.foundation.thread import Station, StationName, strands

#: What people call the stations.
LABELS: Mapping[StationName, Promise] = {
    StationName.TOLD: pgettext_lazy("station", "Told"),
    StationName.THEMES: pgettext_lazy("station", "Themes"),
    StationName.FINDINGS: pgettext_lazy("station", "Findings"),
    StationName.DIALOGUE: pgettext_lazy("station", "Dialogue"),
    StationName.DECIDED: pgettext_lazy("station", "Decided"),
    StationName.DONE: pgettext_lazy("station", "Done"),
}
_ORDER = tuple(StationName)

_GREEN, _GOLD, _INK, _QUIET, _PAPER, _HOLLOW = "#0e5e4f", "#c47f2c", "#1c2b27", "#4b5a55", "#ffffff", "#7d7461"
_FAINT, _HALF = "0.22", "0.45"
_CENTRED = mark_safe('text-anchor="middle"')
_LINE_HEIGHT = 23
_LETTERS_IN_A_LINE = 20


@dataclass(frozen=True)
class DrawnStation:
    """One station as the page shows it. ``state``: ``done``, ``current`` or ``coming``."""

    label: Reason
    words: Reason
    url: str | None
    state: str


@dataclass(frozen=True)
class DrawnThread:
    """What the page's template needs: the stations, and the two sides of the line lying and upright."""

    stations: tuple[DrawnStation, ...]
    lying: tuple[strands.Line, strands.Line]
    upright: tuple[strands.Line, strands.Line]
    here: Reason
    #: True when the thread has come to its last station, so that the way back is open.
    whole: bool


def drawn(stations: Mapping[StationName, Station], current: StationName) -> DrawnThread:
    """The thread with everything up to ``current`` clear and everything beyond it faint."""
    place = _ORDER.index(current)
    return DrawnThread(
        stations=tuple(_station(stations.get(name, Station(name)), place) for name in _ORDER),
        lying=strands.lines(place),
        upright=strands.lines(place, upright=True),
        here=LABELS[current],
        whole=current is _ORDER[-1],
    )


def _station(station: Station, place: int) -> DrawnStation:
    own = _ORDER.index(station.name)
    state = "current" if own == place else "done" if own < place else "coming"
    return DrawnStation(LABELS[station.name], station.words, station.url, state)


def described(thread: DrawnThread) -> str:
    """The thread in one paragraph, for somebody who does not see it."""
    told = "; ".join(
        f"{station.label}: {station.words}" if station.words else f"{station.label}" for station in thread.stations
    )
    here = gettext("We are at: %(station)s.") % {"station": thread.here}
    return f"{told}. {here}"


def as_svg(stations: Mapping[StationName, Station], current: StationName, language: str) -> SafeString:
    """One picture that stands alone, with its words inside, for a report or a sheet of paper.

    Colours are presentation attributes, as a report asks for; classes let a page's style sheet change them.
    ``language`` is the language of the document, whatever the page around it speaks.
    """
    with override(language):
        thread = drawn(stations, current)
        texts = [_text(place, station) for place, station in enumerate(thread.stations)]
        height = strands.WIDTH + 46 + _LINE_HEIGHT * max(count for _words, count in texts)
        return format_html(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" lang="{}">'
            "<title>{}</title><desc>{}</desc>{}{}{}{}</svg>",
            strands.LENGTH,
            height + 46,
            language,
            gettext("The thread"),
            described(thread),
            _way_back(thread, height),
            _strands_of(thread),
            format_html_join("", "{}", ((_mark(place, one),) for place, one in enumerate(thread.stations))),
            format_html_join("", "{}", ((words,) for words, _count in texts)),
        )


def _strands_of(thread: DrawnThread) -> SafeString:
    sides = zip(thread.lying, (_GOLD, _GREEN), ("gold", "green"), strict=True)
    return format_html_join(
        "",
        '<path class="thread-{name}" d="{walked}" fill="none" stroke="{colour}" stroke-width="1.7"/>'
        '<path class="thread-{name}" d="{ahead}" fill="none" stroke="{colour}" stroke-width="1.7" '
        'stroke-opacity="{faint}"/>',
        (
            {"name": name, "colour": colour, "walked": line.walked, "ahead": line.ahead, "faint": _FAINT}
            for line, colour, name in sides
        ),
    )


def _mark(place: int, station: DrawnStation) -> SafeString:
    x, y = strands.station_at(place), strands.WIDTH / 2
    if station.state == "coming":
        drawing = '<circle cx="{}" cy="{}" r="11" fill="{}" stroke="{}" stroke-width="2"/>'
        return format_html(drawing, x, y, _PAPER, _HOLLOW)
    if station.state == "current":
        drawing = '<circle cx="{0}" cy="{1}" r="15" fill="{2}"/><circle cx="{0}" cy="{1}" r="6" fill="#f0b869"/>'
        return format_html(drawing, x, y, _GREEN)
    drawing = (
        '<circle cx="{0}" cy="{1}" r="12" fill="{2}"/>'
        '<path d="M{3} {1}l4 4 7-8" fill="none" stroke="{4}" stroke-width="2.5"/>'
    )
    return format_html(drawing, x, y, _GREEN, x - 5.5, _PAPER)


def _text(place: int, station: DrawnStation) -> tuple[SafeString, int]:
    """The words under a station, and how many lines they take."""
    rows = wrap(str(station.words), _LETTERS_IN_A_LINE)
    x, top = strands.station_at(place), strands.WIDTH + 14
    label = format_html(
        '<text class="thread-label" x="{}" y="{}" {} font-size="20" font-weight="700" fill="{}">{}</text>',
        *(x, top, _CENTRED, _INK, station.label),
    )
    below = format_html_join("", '<tspan x="{}" dy="{}">{}</tspan>', ((x, _LINE_HEIGHT, row) for row in rows))
    words = format_html(
        '<text class="thread-words" x="{}" y="{}" {} font-size="17" fill="{}">{}</text>',
        *(x, top + 2, _CENTRED, _QUIET, below),
    )
    return label + words, len(rows)


def _way_back(thread: DrawnThread, height: int) -> SafeString:
    """The dotted way from the last station, under the words, to those who told."""
    low, last, top = height + 16, strands.station_at(strands.STATIONS - 1) + 16, height - 30
    way = f"M{last} 100C1215 100 1215 {low} 1090 {low}H60C20 {low} 14 {low - 20} 14 {top}"
    drawing = format_html(
        '<g class="thread-back" opacity="{}" fill="none" stroke="{}" stroke-width="2">'
        '<path d="{}" stroke-dasharray="0.1 8" stroke-linecap="round"/><path d="M6 {}l8-9 8 9"/></g>',
        *("1" if thread.whole else _HALF, _GREEN, way, top),
    )
    words = format_html(
        '<text class="thread-words" x="600" y="{}" {} font-size="17" fill="{}">{}</text>',
        *(low - 9, _CENTRED, _GREEN, gettext("and back to those who told")),
    )
    return drawing + words
