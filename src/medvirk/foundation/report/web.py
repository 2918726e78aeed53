"""The report as part of a web page: semantic HTML without styles or scripts of its own.

Class names start with ``report-``; `static/report/report.css` gives them their look.
"""

from collections.abc import Iterable
from functools import singledispatchmethod

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from .charts import chart_svg
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
    Run,
    Section,
    StackedChart,
    Table,
    Text,
    runs,
)
from .drawings import drawing_svg
from .numbering import Numbers
from .wording import wording

_DEEPEST_HEADING = 6
_SECTIONS_THAT_NEED_CONTENTS = 6
_BREAK = SafeString("<br>")


def render_web(report: Report, heading_level: int = 1) -> SafeString:
    """Return the report as an ``<article>``.

    `heading_level` is the level of the report's title, 1 or 2; sections follow without a skipped level.
    """
    if heading_level not in (1, 2):
        raise ValueError("The title is a heading of level 1 or 2: four levels of sections follow it.")
    page = _Page(report, heading_level)
    return format_html(
        '<article class="report" lang="{}">{}{}{}</article>',
        report.language,
        page.header(),
        page.contents(),
        page.blocks(report.blocks, heading_level + 1, "report"),
    )


class _Page:
    """Goes through one report once, counting figures and tables."""

    def __init__(self, report: Report, heading_level: int) -> None:
        self.report = report
        self.level = heading_level
        self.words = wording(report.language)
        self.numbers = Numbers()

    def header(self) -> SafeString:
        report = self.report
        facts = (report.organisation, self.words.day(report.date), report.identifier)
        return format_html(
            '<header class="report-header"><h{level} class="report-title">{title}</h{level}>{}{}{}</header>',
            _optional('<p class="report-subtitle">{}</p>', report.subtitle),
            format_html('<p class="report-source">{}</p>', _joined(" · ", (fact for fact in facts if fact))),
            _optional('<p class="report-notice">{}</p>', report.notice),
            level=self.level,
            title=report.title,
        )

    def contents(self) -> SafeString:
        sections = [block for block in self.report.blocks if isinstance(block, Section)]
        if len(sections) < _SECTIONS_THAT_NEED_CONTENTS:
            return SafeString("")
        links = format_html_join(
            "",
            '<li><a href="#report-{}">{}</a></li>',
            ((number, section.heading) for number, section in enumerate(sections, start=1)),
        )
        return format_html(
            '<nav class="report-contents" aria-labelledby="report-contents">'
            '<h{0} id="report-contents">{1}</h{0}><ol>{2}</ol></nav>',
            self.level + 1,
            self.words.contents,
            links,
        )

    def blocks(self, blocks: tuple[Block, ...], level: int, key: str) -> SafeString:
        done, sections = [], 0
        for block in blocks:
            if isinstance(block, Section):
                sections += 1
                done.append(self.section(block, level, f"{key}-{sections}"))
            else:
                done.append(self.block(block))
        return _joined("", done)

    def section(self, section: Section, level: int, key: str) -> SafeString:
        return format_html(
            '<section class="report-section"><h{level} id="{key}">{heading}</h{level}>{inside}</section>',
            level=min(level, _DEEPEST_HEADING),
            key=key,
            heading=section.heading,
            inside=self.blocks(section.blocks, level + 1, key),
        )

    @singledispatchmethod
    def block(self, block: Block) -> SafeString:
        raise TypeError(f"No web form for {type(block).__name__}.")

    @block.register
    def _(self, block: Paragraph) -> SafeString:
        return format_html("<p>{}</p>", _inline(block.text))

    @block.register
    def _(self, block: Lead) -> SafeString:
        return format_html('<p class="report-lead">{}</p>', _inline(block.text))

    @block.register
    def _(self, block: Quote) -> SafeString:
        words = format_html("<p>{}{}{}</p>", self.words.opening, _inline(block.text), self.words.closing)
        said_by = _optional("<footer>– {}</footer>", block.attribution or "")
        return format_html('<blockquote class="report-quote">{}{}</blockquote>', words, said_by)

    @block.register
    def _(self, block: BulletList) -> SafeString:
        return format_html("<ul>{}</ul>", _items(block.items))

    @block.register
    def _(self, block: NumberedList) -> SafeString:
        return format_html("<ol>{}</ol>", _items(block.items))

    @block.register
    def _(self, block: Facts) -> SafeString:
        pairs = format_html_join(
            "",
            "<div><dt>{}</dt><dd>{}</dd></div>",
            ((fact.label, _inline(fact.value)) for fact in block.items),
        )
        return format_html('<dl class="report-facts">{}</dl>', pairs)

    @block.register
    def _(self, block: Callout) -> SafeString:
        return format_html(
            '<div class="report-callout"><p><strong class="report-kind">{}</strong> {}</p></div>',
            block.kind,
            _inline(block.text),
        )

    @block.register
    def _(self, block: Table) -> SafeString:
        number = self.numbers.next_table()
        name = self.words.table.format(number=number)
        return _table(block, f"{name}. {block.caption}", f"report-table-{number}")

    @block.register(BarChart)
    @block.register(StackedChart)
    def _(self, block: Chart) -> SafeString:
        number = self.numbers.next_figure()
        key = f"report-figure-{number}"
        behind = self.words.numbers_behind.format(number=number)
        return format_html(
            '<figure class="report-figure">{}{}'
            '<details class="report-details"><summary>{}</summary>{}</details></figure>',
            self.caption(number, block.title, block.sentence),
            chart_svg(block, key),
            behind,
            _table(block.table(), f"{self.words.figure.format(number=number)}. {block.title}", f"{key}-table"),
        )

    @block.register
    def _(self, block: Drawing) -> SafeString:
        caption = self.caption(self.numbers.next_figure(), block.caption)
        return format_html('<figure class="report-figure">{}{}</figure>', drawing_svg(block), caption)

    def caption(self, number: int, title: str, sentence: str = "") -> SafeString:
        return format_html(
            "<figcaption><strong>{}. {}</strong>{}</figcaption>",
            self.words.figure.format(number=number),
            title,
            _optional(" <span>{}</span>", sentence),
        )


def _table(table: Table, caption: str, key: str) -> SafeString:
    """The table in a box of its own that scrolls sideways, by keyboard too, where it is too wide."""
    head = format_html_join(
        "",
        '<th scope="col"{}>{}</th>',
        ((_number(table, column), _inline(cell)) for column, cell in enumerate(table.header)),
    )
    body = format_html_join("", "<tr>{}</tr>", ((_row(table, row),) for row in table.rows))
    return format_html(
        '<div class="report-scroll" role="region" tabindex="0" aria-labelledby="{key}">'
        '<table class="report-table">'
        '<caption id="{key}">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
        caption,
        head,
        body,
        key=key,
    )


def _row(table: Table, row: tuple[Text, ...]) -> SafeString:
    cells = []
    for column, cell in enumerate(row):
        form = '<th scope="row"{}>{}</th>' if table.header_column and column == 0 else "<td{}>{}</td>"
        cells.append(format_html(form, _number(table, column), _inline(cell)))
    return _joined("", cells)


def _number(table: Table, column: int) -> SafeString:
    return SafeString(' class="report-number"' if column in table.number_columns else "")


def _items(items: tuple[Text, ...]) -> SafeString:
    return format_html_join("", "<li>{}</li>", ((_inline(item),) for item in items))


def _inline(text: Text) -> SafeString:
    return _joined("", (_run(run) for run in runs(text)))


def _run(run: Run) -> SafeString:
    html = _joined(_BREAK, run.text.split("\n"))
    if run.strong:
        html = format_html("<strong>{}</strong>", html)
    if run.link:
        html = format_html('<a href="{}">{}</a>', run.link, html)
    return format_html('<span lang="{}">{}</span>', run.language, html) if run.language else html


def _optional(form: str, words: str) -> SafeString:
    return format_html(form, words) if words else SafeString("")


def _joined(between: str, parts: Iterable[str]) -> SafeString:
    """Join parts, escaping those that are not HTML already."""
    return SafeString(conditional_escape(between).join(conditional_escape(part) for part in parts))
