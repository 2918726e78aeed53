"""How the Word document looks: by styles alone, so that a person can change the look in one place."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from .ooxml import set_font, set_plain_spacing, set_right_tab, set_rules, set_shading

FONT = "Calibri"
GREEN = "0E5E4F"
INK = "1B2A27"
SOFT = "55635F"
SAND = "F6F1E7"
OCHRE = "B8741A"
LINE = "D9D0BF"

LEAD = "Report Lead"
CALLOUT = "Report Callout"
NOTICE = "Report Notice"
SOURCE = "Report Source"
CELL = "Report Cell"
LINK = "Hyperlink"

_TEXT_WIDTH = Cm(15)
_HEADINGS = ((1, 20.0, 26.0), (2, 15.0, 20.0), (3, 12.5, 16.0), (4, 11.0, 14.0))


def prepare(document: Any) -> None:
    """Give a new document its page and its styles."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    section.top_margin = section.bottom_margin = Cm(2.8)
    _text(document, "Normal", 11, INK, after=8)
    _titles(document)
    _own(document)
    _text(document, "Footer", 9, SOFT, after=0)
    set_right_tab(document.styles["Footer"], _TEXT_WIDTH.twips)
    for name in ("List Bullet", "List Number"):
        _text(document, name, 11, INK, after=4)


def _titles(document: Any) -> None:
    _text(document, "Title", 28, GREEN, after=4, bold=True)
    set_rules(document.styles["Title"], {})
    _text(document, "Subtitle", 15, SOFT, after=10)
    document.styles["Subtitle"].font.italic = False
    for name in ("Title", "Subtitle"):
        set_plain_spacing(document.styles[name])
    for level, size, before in _HEADINGS:
        style = _text(document, f"Heading {level}", size, GREEN, after=6, before=before, bold=True)
        style.font.italic = False
        style.paragraph_format.keep_with_next = True


def _own(document: Any) -> None:
    styles = document.styles
    for name in (LEAD, CALLOUT, NOTICE, SOURCE, CELL, "toc 1", "toc 2"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _text(document, LEAD, 13, GREEN, after=10)
    _text(document, SOURCE, 10.5, INK, after=14)
    _text(document, CELL, 10, INK, after=2, before=2)
    _text(document, "Caption", 10.5, INK, after=4, before=12, bold=True).paragraph_format.keep_with_next = True
    _text(document, "Quote", 11.5, INK, after=10, before=10).font.italic = False
    set_rules(styles["Quote"], {"left": (OCHRE, 20)})
    for name in (CALLOUT, NOTICE):
        _text(document, name, 11, INK, after=12, before=12)
        set_shading(styles[name], SAND)
        set_rules(styles[name], {"top": (SAND, 4), "left": (GREEN, 20), "bottom": (SAND, 4)})
    _text(document, "toc 1", 11, INK, after=1, before=5)
    _text(document, "toc 2", 11, INK, after=1).paragraph_format.left_indent = Cm(0.6)
    link = styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(GREEN), True


def _text(
    document: Any, name: str, size: float, colour: str, *, after: float, before: float = 0, bold: bool = False
) -> Any:
    style = document.styles[name]
    set_font(style, FONT)
    style.font.size, style.font.bold = Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(after), Pt(before)
    return style
