"""The report as PDF for reading aloud (PDF/UA-1) and for the archive (PDF/A-3a).

The look lies in `template.typ`; the content travels beside it as JSON, so that nothing a person wrote can
act as source. Everything happens in memory: no text lies in a temporary file.
"""

import json
from datetime import UTC, datetime, time
from functools import singledispatchmethod
from pathlib import Path
from typing import Any, Literal

import typst

from .charts import Sheet, chart_svg
from .content import (
    BarChart,
    Block,
    BulletList,
    Callout,
    Chart,
    Drawing,
    Facts,
    Lead,
    NumberedList,
    Paragraph,
    Quote,
    Report,
    Section,
    StackedChart,
    Table,
    Text,
    plain,
    runs,
)
from .drawings import drawing_svg
from .fonts import Fonts, fonts_in
from .numbering import Numbers
from .steps import Progress, Steps, unwatched
from .tags import with_row_headers
from .wording import wording

STANDARDS: tuple[Literal["a-3a"], Literal["ua-1"]] = ("a-3a", "ua-1")
_TEMPLATE = Path(__file__).with_name("template.typ")
_STEPS = 3
_NARROWEST, _WIDEST = 6, 45
_LONGEST_WORD = 40
_LONGEST_LIST_IN_ONE_PIECE = 600

type Data = dict[str, Any]


def render_pdf(report: Report, fonts: Path, progress: Progress = unwatched) -> bytes:
    """Return the report as a tagged PDF; the same report gives the same bytes.

    `fonts` is a folder with at least one OFL family as TrueType or OpenType files, upright in weights 400,
    600 and 700. `FontsMissingError` says what to do where it is empty.
    """
    steps = Steps(_STEPS, progress)
    typeface = fonts_in(fonts)
    content = _Content(report, typeface)
    data = typeface.shown(json.dumps(content.data(), ensure_ascii=False))
    steps.step()
    pdf = _typeset(data, typeface, report)
    steps.step()
    tagged = with_row_headers(pdf, content.tables)
    steps.step()
    return tagged


def _typeset(data: str, typeface: Fonts, report: Report) -> bytes:
    made: bytes = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=typeface.typst,
        ignore_system_fonts=True,
        pdf_standards=list(STANDARDS),
        sys_inputs={"report": data},
        timestamp=datetime.combine(report.date, time(12), UTC),
    )
    return made


class _Content:
    """Goes through one report once; `tables` says, in order, which have a header column."""

    def __init__(self, report: Report, typeface: Fonts) -> None:
        self.report = report
        self.family = typeface.families[0]
        self.families = typeface.families
        self.words = wording(report.language)
        self.numbers = Numbers()
        self.tables: list[bool] = []

    def data(self) -> Data:
        report, day = self.report, self.report.date
        source = (report.organisation, self.words.day(day), report.identifier)
        return {
            "title": report.title,
            "subtitle": report.subtitle,
            "language": report.language,
            "organisation": report.organisation,
            "date": {"year": day.year, "month": day.month, "day": day.day},
            "source": [words for words in source if words],
            "notice": report.notice,
            "keywords": list(report.keywords),
            "contents": self.words.contents,
            "page": self.words.page,
            "fonts": list(self.families),
            "blocks": self.blocks(report.blocks, 1),
        }

    def blocks(self, blocks: tuple[Block, ...], level: int) -> list[Data]:
        done: list[Data] = []
        for block in blocks:
            if isinstance(block, Section):
                inside = self.blocks(block.blocks, level + 1)
                done.append({"kind": "section", "level": level, "heading": block.heading, "blocks": inside})
            else:
                done.extend(self.block(block))
        return done

    @singledispatchmethod
    def block(self, block: Block) -> list[Data]:
        raise TypeError(f"No printed form for {type(block).__name__}.")

    @block.register
    def _(self, block: Paragraph) -> list[Data]:
        return [{"kind": "paragraph", "text": _inline(block.text)}]

    @block.register
    def _(self, block: Lead) -> list[Data]:
        return [{"kind": "lead", "text": _inline(block.text)}]

    @block.register
    def _(self, block: Quote) -> list[Data]:
        marks = {"opening": self.words.opening, "closing": self.words.closing}
        return [{"kind": "quote", "text": _inline(block.text), "attribution": block.attribution, **marks}]

    @block.register
    def _(self, block: BulletList) -> list[Data]:
        return [_list("bullets", block.items)]

    @block.register
    def _(self, block: NumberedList) -> list[Data]:
        return [_list("numbers", block.items)]

    @block.register
    def _(self, block: Facts) -> list[Data]:
        pairs = [{"label": fact.label, "value": _inline(fact.value)} for fact in block.items]
        return [{"kind": "facts", "items": pairs}]

    @block.register
    def _(self, block: Callout) -> list[Data]:
        return [{"kind": "callout", "word": block.kind, "text": _inline(block.text)}]

    @block.register
    def _(self, block: Table) -> list[Data]:
        name = self.words.table.format(number=self.numbers.next_table())
        return [self.table(block, f"{name}. {block.caption}")]

    @block.register(BarChart)
    @block.register(StackedChart)
    def _(self, block: Chart) -> list[Data]:
        number = self.numbers.next_figure()
        svg = chart_svg(block, f"figure-{number}", print_sheet(self.family))
        behind = self.words.numbers_behind.format(number=number)
        picture = self.picture(number, svg, block.spoken, block.title, block.sentence)
        return [picture, self.table(block.table(), behind)]

    @block.register
    def _(self, block: Drawing) -> list[Data]:
        svg = drawing_svg(block, self.family)
        return [self.picture(self.numbers.next_figure(), svg, block.alt, block.caption)]

    def picture(self, number: int, svg: str, alt: str, title: str, sentence: str = "") -> Data:
        caption = f"{self.words.figure.format(number=number)}. {title}"
        return {"kind": "picture", "svg": str(svg), "alt": alt, "caption": caption, "sentence": sentence}

    def table(self, table: Table, caption: str) -> Data:
        self.tables.append(table.header_column)
        return {
            "kind": "table",
            "caption": caption,
            "header": [_inline(cell) for cell in table.header],
            "rows": [[_inline(cell) for cell in row] for row in table.rows],
            "numbers": list(table.number_columns),
            "names_rows": table.header_column,
            "widths": column_widths(table),
        }


def print_sheet(family: str) -> Sheet:
    """What a chart is drawn on in print: as wide as the text on an A4 page, in points."""
    return Sheet(width="425", columns=78, size=10, font=family)


def column_widths(table: Table) -> list[int]:
    """How the columns share the width: halfway between their usual and their longest text, within reason."""
    widths = []
    for column in zip(table.header, *table.rows, strict=True):
        lengths = [len(plain(cell)) for cell in column]
        fair = (sum(lengths) // len(lengths) + max(lengths)) // 2
        widths.append(min(max(fair, _NARROWEST), _WIDEST))
    return widths


def _list(kind: str, items: tuple[Text, ...]) -> Data:
    """A short list stays on one page: a single point left behind is easily missed."""
    letters = sum(len(plain(item)) for item in items)
    together = letters <= _LONGEST_LIST_IN_ONE_PIECE
    return {"kind": kind, "items": [_inline(item) for item in items], "together": together}


def _inline(text: Text) -> list[Data]:
    return [
        {
            "text": _breakable(run.text.replace("\t", " ")),
            "strong": run.strong,
            "language": run.language,
            "link": run.link,
        }
        for run in runs(text)
    ]


def _breakable(text: str) -> str:
    """Let a word that is longer than a line (an address, mostly) go on in the next one."""
    return " ".join(
        "\u200b".join(word[start : start + _LONGEST_WORD] for start in range(0, len(word), _LONGEST_WORD))
        for word in text.split(" ")
    )
