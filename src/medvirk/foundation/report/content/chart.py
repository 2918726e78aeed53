"""Charts as what they say; how they are drawn is the business of `charts`."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from medvirk.foundation.report.valid import ContentRefusedError, check_text

from .table import Table

MOST_SERIES = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how long it is, and the words that say the same («24 av 31», «nesten alle»)."""

    label: str
    value: float
    words: str

    def __post_init__(self) -> None:
        check_text(self.label, "Bar › label")
        check_text(self.words, f"Bar {self.label!r} › words")
        _check_value(self.value, self.label)


@dataclass(frozen=True, slots=True)
class HiddenBar:
    """A figure that may not be shown. It is drawn hatched over the whole width, whatever it hides."""

    label: str
    words: str

    def __post_init__(self) -> None:
        check_text(self.label, "Hidden bar › label")
        check_text(self.words, f"Hidden bar {self.label!r} › words")


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One bar in parts, one for each of the chart's series, each with its words."""

    label: str
    values: tuple[float, ...]
    words: tuple[str, ...]

    def __post_init__(self) -> None:
        check_text(self.label, "Stacked bar › label")
        for value in self.values:
            _check_value(value, self.label)
        for words in self.words:
            check_text(words, f"Stacked bar {self.label!r} › words")
        if not any(self.values):
            raise ContentRefusedError(f"Stacked bar {self.label!r}: all its parts are 0. Use HiddenBar, and say why.")


def _check_value(value: float, label: str) -> None:
    if not math.isfinite(value) or value < 0:
        raise ContentRefusedError(f"Bar {label!r}: {value} cannot be drawn. Use 0 or more, or HiddenBar.")


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, always with a title, a sentence that says what they show, and their table.

    `maximum` is what a full bar means (the number of people asked, or 100); without it the longest bar is
    full. The headings are those of the table: `label_heading` names the rows, `value_heading` the words.
    """

    title: str
    sentence: str
    bars: tuple[Bar | HiddenBar, ...]
    label_heading: str
    value_heading: str
    maximum: float | None = None

    def __post_init__(self) -> None:
        _check_chart(self.title, self.sentence, self.bars)
        if self.maximum is not None and not (0 < self.maximum >= self.longest):
            raise ContentRefusedError(f"Chart {self.title!r}: a bar is longer than the maximum, {self.maximum}.")
        self.table()

    @property
    def longest(self) -> float:
        """The longest bar that is shown; 0 where none is."""
        return max((bar.value for bar in self.bars if isinstance(bar, Bar)), default=0)

    @property
    def spoken(self) -> str:
        """What stands for the picture where it is not seen."""
        return _spoken(self.title, self.sentence)

    def table(self) -> Table:
        """The figures behind the bars, in the words that stand beside them."""
        rows = tuple((bar.label, bar.words) for bar in self.bars)
        return Table(self.title, (self.label_heading, self.value_heading), rows)


@dataclass(frozen=True, slots=True)
class StackedChart:
    """Horizontal bars in parts (yes, partly, no), with a title, a sentence and their table.

    `series` names the parts, two to five; each has its own pattern. Every bar fills the width, so that
    shares are compared, not sizes.
    """

    title: str
    sentence: str
    series: tuple[str, ...]
    bars: tuple[StackedBar | HiddenBar, ...]
    label_heading: str

    def __post_init__(self) -> None:
        _check_chart(self.title, self.sentence, self.bars)
        if not 2 <= len(self.series) <= MOST_SERIES:
            raise ContentRefusedError(f"Chart {self.title!r}: a bar has two to {MOST_SERIES} parts.")
        for bar in self.bars:
            if isinstance(bar, StackedBar) and not len(bar.values) == len(bar.words) == len(self.series):
                raise ContentRefusedError(f"Chart {self.title!r}: {bar.label!r} lacks a value or words for a part.")
        self.table()

    @property
    def spoken(self) -> str:
        """What stands for the picture where it is not seen."""
        return _spoken(self.title, self.sentence)

    def table(self) -> Table:
        """The figures behind the bars; a hidden bar says so in every cell."""
        width = len(self.series)
        rows = tuple(
            (bar.label, *(bar.words if isinstance(bar, StackedBar) else (bar.words,) * width)) for bar in self.bars
        )
        return Table(self.title, (self.label_heading, *self.series), rows)


def _spoken(title: str, sentence: str) -> str:
    """Title and sentence as one alt text, with one full stop or question mark between them."""
    return f"{title} {sentence}" if title[-1] in ".!?…" else f"{title}. {sentence}"


type Chart = BarChart | StackedChart


def _check_chart(title: str, sentence: str, bars: Sequence[object]) -> None:
    check_text(title, "Chart › title")
    check_text(sentence, f"Chart {title!r} › sentence that says what it shows")
    if not bars:
        raise ContentRefusedError(f"Chart {title!r}: there is at least one bar.")
