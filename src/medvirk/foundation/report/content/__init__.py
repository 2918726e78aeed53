"""What a report says, whatever form it takes.

Everything is frozen and checked as it is made: a `Report` that exists can be rendered in all three forms.
Words that people wrote go through `printable()` first. `Text` is a string, a `Run`, or a tuple of them.
"""

from .blocks import BulletList, Callout, Drawing, Fact, Facts, Lead, NumberedList, Paragraph, Quote
from .chart import Bar, BarChart, Chart, HiddenBar, StackedBar, StackedChart
from .report import Block, Language, Report, Section, every_block
from .table import Table
from .text import Run, Text, plain, runs

__all__ = [
    "Bar",
    "BarChart",
    "Block",
    "BulletList",
    "Callout",
    "Chart",
    "Drawing",
    "Fact",
    "Facts",
    "HiddenBar",
    "Language",
    "Lead",
    "NumberedList",
    "Paragraph",
    "Quote",
    "Report",
    "Run",
    "Section",
    "StackedBar",
    "StackedChart",
    "Table",
    "Text",
    "every_block",
    "plain",
    "runs",
]
