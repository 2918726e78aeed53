"""The line of the thread: many voices that gather, cross in dialogue and go on as one cord.

Pure geometry, without words and colours. The line lies in a field of ``LENGTH`` by ``WIDTH`` units with six
stations at even distances, so that a page can lay six equal columns (or rows) over it. The number of strands
is always the same: how many people told is said in words, after disclosure control, and never drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LENGTH = 1200
WIDTH = 200
STATIONS = 6
_MIDDLE = WIDTH / 2
_STRANDS = 16
_THEMES = 5


@dataclass(frozen=True)
class Knot:
    """A point that a strand passes through: how far along, how far to the side, and how steeply."""

    along: float
    aside: float
    slope: float = 0.0


@dataclass(frozen=True)
class Line:
    """SVG path data of one side of the thread: the part that is walked, and the part that lies ahead."""

    walked: str
    ahead: str


def station_at(place: int) -> float:
    """How far along the station with this number (from nought) lies."""
    return LENGTH / STATIONS * (place + 0.5)


def lines(current: int, *, upright: bool = False) -> tuple[Line, Line]:
    """The two sides of the thread, divided at the station where we are. ``upright`` runs down the page."""
    return _line(0, current, upright), _line(1, current, upright)


def _line(side: int, current: int, upright: bool) -> Line:
    here = station_at(current)
    strands = [_smooth(_course(strand)) for strand in range(_STRANDS) if strand % 2 == side]
    walked = [[knot for knot in strand if knot.along <= here] for strand in strands]
    ahead = [[knot for knot in strand if knot.along >= here] for strand in strands]
    return Line(_path(walked, upright), _path(ahead, upright))


def _course(strand: int) -> list[Knot]:
    """Where one strand goes: its own way in, to a theme, to one of two sides, across, and into the cord."""
    first = _from_middle(strand, _STRANDS)
    theme = strand * _THEMES // _STRANDS - (_THEMES - 1) / 2
    own = _from_middle(strand // 2, _STRANDS // 2)
    side = -1 if strand % 2 == 0 else 1
    asides = {
        0: 92 * first,
        100: 62 * first,
        300: 25 * theme + 4 * own,
        500: 5 * side + 3 * own,
        600: 40 * side + 8 * own,
        700: 3 * own,
        800: -27 * side + 5 * own,
        900: 2 * own,
        960: 8 * side + own,
        1030: -8 * side + own,
        1100: 3 * side + own,
    }
    return [Knot(along, aside) for along, aside in asides.items()]


def _from_middle(place: int, count: int) -> float:
    """The place in a row as a number from minus one to one."""
    return 2 * place / (count - 1) - 1


def _smooth(knots: list[Knot]) -> list[Knot]:
    """The same knots with slopes that make one smooth line; level where it begins and ends."""
    between = zip(knots, knots[1:], knots[2:], strict=False)
    inner = [
        Knot(knot.along, knot.aside, (after.aside - before.aside) / (after.along - before.along))
        for before, knot, after in between
    ]
    return [knots[0], *inner, knots[-1]]


def _path(strands: list[list[Knot]], upright: bool) -> str:
    return "".join("".join(_strokes(knots, upright)) for knots in strands if len(knots) > 1)


def _strokes(knots: list[Knot], upright: bool) -> Iterator[str]:
    """Path data in whole units: finer would only weigh more."""
    yield f"M{_point(knots[0].along, knots[0].aside, upright)}"
    for start, end in pairwise(knots):
        third = (end.along - start.along) / 3
        bends = (
            (start.along + third, start.aside + start.slope * third),
            (end.along - third, end.aside - end.slope * third),
            (end.along, end.aside),
        )
        yield "C" + " ".join(_point(along, aside, upright) for along, aside in bends)


def _point(along: float, aside: float, upright: bool) -> str:
    x, y = round(along), round(_MIDDLE + aside)
    return f"{y} {x}" if upright else f"{x} {y}"
