"""The report as a Word document that people can go on writing in.

Headings, quotes, captions and callouts are styles; figures and tables are numbered by fields; every table is
a table. Charts are pictures with their words, and the table behind them stands below, to be edited.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import singledispatchmethod
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from . import ooxml, word_styles
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
    every_block,
    runs,
)
from .fonts import fonts_in
from .numbering import Numbers
from .pdf import column_widths
from .pictures import pictures_of
from .steps import Progress, Steps, unwatched
from .wording import wording

_TEXT_WIDTH = Cm(15)
_SECTIONS_THAT_NEED_CONTENTS = 6
_DEEPEST_IN_CONTENTS = 2
_STEPS_BESIDE_BLOCKS = 2


def render_word(report: Report, fonts: Path | None = None, progress: Progress = unwatched) -> bytes:
    """Return the report as a ``.docx``.

    `fonts` is the folder that `render_pdf` takes: charts and drawings are set in those fonts. Without it the
    document has no pictures; their words and the tables behind them stand in it all the same.
    """
    blocks = sum(1 for _ in every_block(report.blocks))
    steps = Steps(blocks + _STEPS_BESIDE_BLOCKS, progress)
    pictures = pictures_of(report, fonts_in(fonts)) if fonts else None
    steps.step()
    writer = _Writer(report, iter(pictures) if pictures is not None else None, steps)
    writer.write()
    made = BytesIO()
    writer.document.save(made)
    steps.step()
    return made.getvalue()


class _Writer:
    """Writes one report once, from top to bottom."""

    def __init__(self, report: Report, pictures: Iterator[bytes] | None, steps: Steps) -> None:
        self.report = report
        self.pictures = pictures
        self.steps = steps
        self.words = wording(report.language)
        self.numbers = Numbers()
        self.headings = 0
        self.document: Any = Document()
        self.styles: dict[str, str] = {}

    def write(self) -> None:
        word_styles.prepare(self.document)
        self.styles = {style.name: style.style_id for style in self.document.styles}
        ooxml.set_language(self.document, self.words.locale)
        ooxml.set_modern(self.document)
        self.properties()
        self.footer()
        self.front()
        self.contents()
        self.blocks(self.report.blocks, 1)

    def add(self, words: str = "", style: str | None = None) -> Any:
        paragraph = self.document.add_paragraph(words)
        if style:
            ooxml.set_style(paragraph, self.styles[style])
        return paragraph

    def properties(self) -> None:
        report, about = self.report, self.document.core_properties
        about.title, about.subject, about.author = report.title, report.subtitle, report.organisation
        about.keywords, about.comments = ", ".join(report.keywords), report.notice
        about.identifier = report.identifier
        about.created = about.modified = datetime.combine(report.date, time(12), UTC)

    def footer(self) -> None:
        paragraph = self.document.sections[0].footer.paragraphs[0]
        notice = f" · {self.report.notice}" if self.report.notice else ""
        paragraph.add_run(f"{self.report.organisation}{notice}\t")
        before, _, rest = self.words.page.partition("{page}")
        between, _, after = rest.partition("{pages}")
        paragraph.add_run(before)
        ooxml.add_field(paragraph, "PAGE", "1")
        paragraph.add_run(between)
        ooxml.add_field(paragraph, "NUMPAGES", "1")
        paragraph.add_run(after)

    def front(self) -> None:
        report = self.report
        self.add(report.title, "Title")
        if report.subtitle:
            self.add(report.subtitle, "Subtitle")
        source = (report.organisation, self.words.day(report.date), report.identifier)
        self.add("\n".join(part for part in source if part), word_styles.SOURCE)
        if report.notice:
            self.add(style=word_styles.NOTICE).add_run(report.notice).bold = True

    def contents(self) -> None:
        """A list of contents that is right from the start, and that Word can update."""
        entries = list(_entries(self.report.blocks, 1))
        if len([level for level, _ in entries if level == 1]) < _SECTIONS_THAT_NEED_CONTENTS:
            return
        self.add(self.words.contents, word_styles.SOURCE).runs[0].bold = True
        paragraph = None
        for number, (level, heading) in enumerate(entries, start=1):
            if level > _DEEPEST_IN_CONTENTS:
                continue
            first = paragraph is None
            paragraph = self.add(style=f"toc {level}")
            if first:
                ooxml.add_field_start(paragraph, f'TOC \\o "1-{_DEEPEST_IN_CONTENTS}" \\h \\n')
            ooxml.add_inside_link(paragraph, heading, _bookmark(number))
        ooxml.add_field_end(paragraph)

    def blocks(self, blocks: tuple[Block, ...], level: int) -> None:
        for block in blocks:
            self.steps.step()
            if isinstance(block, Section):
                self.heading(block.heading, level)
                self.blocks(block.blocks, level + 1)
            else:
                self.block(block)

    def heading(self, words: str, level: int) -> None:
        self.headings += 1
        paragraph = self.add(words, f"Heading {level}")
        ooxml.add_bookmark(paragraph, _bookmark(self.headings), self.headings)

    @singledispatchmethod
    def block(self, block: Block) -> None:
        raise TypeError(f"No Word form for {type(block).__name__}.")

    @block.register
    def _(self, block: Paragraph) -> None:
        self.paragraph(block.text)

    @block.register
    def _(self, block: Lead) -> None:
        self.paragraph(block.text, word_styles.LEAD)

    @block.register
    def _(self, block: Quote) -> None:
        paragraph = self.add(self.words.opening, "Quote")
        self.inline(paragraph, block.text)
        paragraph.add_run(self.words.closing)
        if block.attribution:
            paragraph.add_run(f"\n– {block.attribution}")

    @block.register
    def _(self, block: BulletList) -> None:
        for item in block.items:
            self.paragraph(item, "List Bullet")

    @block.register
    def _(self, block: NumberedList) -> None:
        numbering = ooxml.new_numbering(self.document, "List Number")
        for item in block.items:
            ooxml.set_numbering(self.paragraph(item, "List Number"), numbering)

    @block.register
    def _(self, block: Facts) -> None:
        for fact in block.items:
            paragraph = self.add()
            paragraph.add_run(f"{fact.label}: ").bold = True
            self.inline(paragraph, fact.value)

    @block.register
    def _(self, block: Callout) -> None:
        paragraph = self.add(style=word_styles.CALLOUT)
        paragraph.add_run(f"{block.kind} ").bold = True
        self.inline(paragraph, block.text)

    @block.register
    def _(self, block: Table) -> None:
        self.caption(self.words.table, self.numbers.next_table(), block.caption)
        self.table(block, block.caption)

    @block.register(BarChart)
    @block.register(StackedChart)
    def _(self, block: Chart) -> None:
        number = self.numbers.next_figure()
        self.caption(self.words.figure, number, block.title)
        self.add(block.sentence).paragraph_format.keep_with_next = True
        self.picture(block.spoken, number)
        behind = self.words.numbers_behind.format(number=number)
        self.add(behind, "Caption")
        self.table(block.table(), behind)

    @block.register
    def _(self, block: Drawing) -> None:
        number = self.numbers.next_figure()
        self.caption(self.words.figure, number, block.caption)
        if self.pictures is None:
            self.add(block.alt)
        self.picture(block.alt, number)

    def picture(self, alt: str, number: int) -> None:
        if self.pictures is None:
            return
        made = self.document.add_picture(BytesIO(next(self.pictures)), width=_TEXT_WIDTH)
        ooxml.describe_picture(made, alt, self.words.figure.format(number=number))

    def caption(self, form: str, number: int, words: str) -> None:
        """«Figur 3. …», where the number is a field that follows when figures are moved."""
        name = form.partition(" ")[0]
        paragraph = self.add(f"{name} ", "Caption")
        ooxml.add_field(paragraph, f"SEQ {name} \\* ARABIC", str(number))
        paragraph.add_run(f". {words}")

    def table(self, table: Table, caption: str) -> None:
        made = self.document.add_table(rows=0, cols=len(table.header))
        shares = column_widths(table)
        widths = [int(_TEXT_WIDTH * share / sum(shares)) for share in shares]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for number, row in enumerate((table.header, *table.rows)):
            cells = made.add_row().cells
            for column, (cell, text) in enumerate(zip(cells, row, strict=True)):
                cell.width = widths[column]
                strong = number == 0 or (table.header_column and column == 0)
                self.cell(cell, text, strong=strong, right=column in table.number_columns)
        ooxml.mark_table(made, caption, header_column=table.header_column)
        ooxml.draw_table(made, word_styles.LINE, word_styles.GREEN, word_styles.SAND)
        self.add()

    def cell(self, cell: Any, text: Text, *, strong: bool, right: bool) -> None:
        paragraph = cell.paragraphs[0]
        ooxml.set_style(paragraph, self.styles[word_styles.CELL])
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self.inline(paragraph, text, strong=strong)

    def paragraph(self, text: Text, style: str | None = None) -> Any:
        paragraph = self.add(style=style)
        self.inline(paragraph, text)
        return paragraph

    def inline(self, paragraph: Any, text: Text, *, strong: bool = False) -> None:
        for run in runs(text):
            made = paragraph.add_run(run.text)
            made.bold = True if strong or run.strong else None
            if run.language:
                ooxml.set_run_language(made, run.language)
            if run.link:
                made.style = word_styles.LINK
                ooxml.move_into_link(paragraph, made, run.link)


def _entries(blocks: tuple[Block, ...], level: int) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if isinstance(block, Section):
            yield level, block.heading
            yield from _entries(block.blocks, level + 1)


def _bookmark(number: int) -> str:
    return f"_Toc{number:08d}"
