"""A whole report and its sections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from medvirk.foundation.report.valid import ContentRefusedError, check_text

from .blocks import BulletList, Callout, Drawing, Facts, Lead, NumberedList, Paragraph, Quote
from .chart import BarChart, StackedChart
from .table import Table

type Language = Literal["nb", "nn", "en"]
LANGUAGES: tuple[str, ...] = get_args(Language.__value__)
DEEPEST_SECTION = 4


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; sections inside it come last."""

    heading: str
    blocks: "tuple[Block, ...]"

    def __post_init__(self) -> None:
        check_text(self.heading, "Section › heading")
        if not self.blocks:
            raise ContentRefusedError(f"Section {self.heading!r}: a heading without text under it.")
        check_order(self.blocks, f"Section {self.heading!r}")


type Block = (
    Section
    | Paragraph
    | Lead
    | Quote
    | BulletList
    | NumberedList
    | Facts
    | Table
    | BarChart
    | StackedChart
    | Callout
    | Drawing
)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `notice` stands on every page («Oppdiktet innhold til demonstrasjon»).

    `identifier` is shown as it is («ISBN 978-…», «Rapport 3/2026»); `keywords` help archives find it.
    """

    title: str
    subtitle: str
    language: Language
    organisation: str
    date: date
    identifier: str
    blocks: tuple[Block, ...]
    notice: str = ""
    keywords: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise ContentRefusedError(f"Report: the language is one of {', '.join(LANGUAGES)}, not {self.language!r}.")
        check_text(self.title, "Report › title")
        check_text(self.organisation, "Report › organisation")
        for part in ("subtitle", "identifier", "notice"):
            check_text(getattr(self, part), f"Report › {part}", empty=True)
        for word in self.keywords:
            check_text(word, "Report › keywords")
        if not self.blocks:
            raise ContentRefusedError("Report: there must be something in it.")
        check_order(self.blocks, "Report")
        _check_depth(self.blocks, 1)


def check_order(blocks: tuple[Block, ...], what: str) -> None:
    """Refuse text after a section: a reader would take it for part of that section."""
    after_a_section = False
    for block in blocks:
        if after_a_section and not isinstance(block, Section):
            raise ContentRefusedError(
                f"{what}: text stands after a section. Put it before, or in a section of its own."
            )
        after_a_section = isinstance(block, Section)


def _check_depth(blocks: tuple[Block, ...], level: int) -> None:
    for block in blocks:
        if isinstance(block, Section):
            if level > DEEPEST_SECTION:
                raise ContentRefusedError(
                    f"Section {block.heading!r}: sections go at most {DEEPEST_SECTION} levels deep."
                )
            _check_depth(block.blocks, level + 1)


def every_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Go through `blocks` and all that stands in their sections, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from every_block(block.blocks)
