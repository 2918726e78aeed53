"""One report, three forms: an accessible web page, an accessible PDF and an editable Word document.

A room says *what* a report is with the classes in `content`; this package decides how it looks. The three
forms carry the same words, the same numbering of figures and tables, and the same tables behind the charts.
"""

from .content import (
    Bar,
    BarChart,
    Block,
    BulletList,
    Callout,
    Drawing,
    Fact,
    Facts,
    HiddenBar,
    Lead,
    NumberedList,
    Paragraph,
    Quote,
    Report,
    Run,
    Section,
    StackedBar,
    StackedChart,
    Table,
    Text,
)
from .fonts import FontsMissingError
from .pdf import render_pdf
from .steps import Progress
from .valid import ContentRefusedError, printable
from .web import render_web
from .word import render_word

__all__ = [
    "Bar",
    "BarChart",
    "Block",
    "BulletList",
    "Callout",
    "ContentRefusedError",
    "Drawing",
    "Fact",
    "Facts",
    "FontsMissingError",
    "HiddenBar",
    "Lead",
    "NumberedList",
    "Paragraph",
    "Progress",
    "Quote",
    "Report",
    "Run",
    "Section",
    "StackedBar",
    "StackedChart",
    "Table",
    "Text",
    "printable",
    "render_pdf",
    "render_web",
    "render_word",
]
