"""The parts of a Word document that python-docx has no words for.

Element and attribute names are those of ECMA-376 (Office Open XML), part 1.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_WORD_2013 = "15"
# The order in which the schema wants what follows tabs in a paragraph's properties.
_AFTER_TABS = ("spacing", "ind", "contextualSpacing", "jc", "outlineLvl")


def element(tag: str, /, **attributes: str) -> Any:
    """Make a ``w:`` element with ``w:`` attributes."""
    made = OxmlElement(f"w:{tag}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def set_language(document: Any, locale: str) -> None:
    """Say which language the document is in, for spelling and for screen readers."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("lang", val=locale, eastAsia=locale, bidi=locale))
    document.core_properties.language = locale


def set_style(paragraph: Any, style_id: str) -> None:
    """Give the paragraph a style by its id; by name, the library searches all styles for every paragraph."""
    paragraph._element.style = style_id


def set_run_language(run: Any, language: str) -> None:
    """Say that this stretch of text is in another language."""
    run._element.get_or_add_rPr().append(element("lang", val=language))


def set_modern(document: Any) -> None:
    """Keep Word from opening the document in its mode for old files."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def set_font(style: Any, family: str) -> None:
    """Give the style one font, in place of the theme's."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, element("rFonts", ascii=family, hAnsi=family, cs=family, eastAsia=family))


def set_plain_spacing(style: Any) -> None:
    """Take away the template's spacing between letters."""
    properties = style.element.get_or_add_rPr()
    for name in ("w:spacing", "w:kern"):
        for old in properties.findall(qn(name)):
            properties.remove(old)


def set_rules(style: Any, rules: Mapping[str, tuple[str, int]]) -> None:
    """Draw lines around the style's paragraphs: side → (colour, eighths of a point).

    Sides in the order of the schema: top, left, bottom, right.
    """
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    border = element("pBdr")
    for side, (colour, eighths) in rules.items():
        border.append(element(side, val="single", sz=str(eighths), space="8", color=colour))
    _before(properties, border, ("shd", "tabs", *_AFTER_TABS))


def set_right_tab(style: Any, twips: int) -> None:
    """Let the style have one tab stop: at the right margin, `twips` (1/20 point) from the left."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:tabs")):
        properties.remove(old)
    tabs = element("tabs")
    tabs.append(element("tab", val="right", pos=str(twips)))
    _before(properties, tabs, _AFTER_TABS)


def set_shading(style: Any, colour: str) -> None:
    """Give the style's paragraphs a background."""
    shading = element("shd", val="clear", color="auto", fill=colour)
    _before(style.element.get_or_add_pPr(), shading, ("tabs", *_AFTER_TABS))


def add_field(paragraph: Any, instruction: str, shown: str, *, bold: bool | None = None) -> None:
    """Add a field that Word keeps up to date; `shown` stands there until it does."""
    add_field_start(paragraph, instruction)
    paragraph.add_run(shown).bold = bold
    add_field_end(paragraph)


def add_field_start(paragraph: Any, instruction: str) -> None:
    """Begin a field whose content follows, maybe over several paragraphs."""
    paragraph.add_run()._element.append(element("fldChar", fldCharType="begin"))
    code = element("instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._element.append(code)
    paragraph.add_run()._element.append(element("fldChar", fldCharType="separate"))


def add_field_end(paragraph: Any) -> None:
    """End the field that was begun."""
    paragraph.add_run()._element.append(element("fldChar", fldCharType="end"))


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Make the paragraph something that links inside the document can point to."""
    paragraph._element.append(element("bookmarkStart", id=str(number), name=name))
    paragraph._element.append(element("bookmarkEnd", id=str(number)))


def add_inside_link(paragraph: Any, words: str, bookmark: str) -> None:
    """Add a link to a place in the document."""
    link = element("hyperlink", anchor=bookmark, history="1")
    link.append(paragraph.add_run(words)._element)
    paragraph._element.append(link)


def move_into_link(paragraph: Any, run: Any, address: str) -> None:
    """Turn a run that stands last in the paragraph into a link."""
    link = element("hyperlink", history="1")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(run._element)
    paragraph._element.append(link)


def describe_picture(picture: Any, alt: str, name: str) -> None:
    """Give a picture its alt text."""
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")
    properties = picture._inline.docPr
    properties.set("descr", alt)
    properties.set("name", name)


def mark_table(table: Any, caption: str, *, header_column: bool) -> None:
    """Say what the table is called, that its first row is repeated as header, and whether rows have names."""
    properties = table._element.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    first = "1" if header_column else "0"
    properties.append(
        element(
            "tblLook",
            val="04A0",
            firstRow="1",
            lastRow="0",
            firstColumn=first,
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        )
    )
    properties.append(element("tblCaption", val=caption))
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, element("cantSplit"))


def draw_table(table: Any, line: str, strong: str, shade: str) -> None:
    """Draw the table with lines between rows and a shaded header."""
    borders = element("tblBorders")
    borders.append(element("top", val="single", sz="8", space="0", color=strong))
    borders.append(element("bottom", val="single", sz="4", space="0", color=line))
    borders.append(element("insideH", val="single", sz="4", space="0", color=line))
    _before(table._element.tblPr, borders, ("shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption"))
    for cell in table.rows[0].cells:
        cell._element.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=shade))


def _before(parent: Any, child: Any, later: Iterable[str]) -> None:
    """Insert `child` where the schema's order wants it: before the first of `later`."""
    parent.insert_element_before(child, *(f"w:{name}" for name in later))


def new_numbering(document: Any, style: str) -> str:
    """Return the id of a list numbering that looks like `style`'s and starts at 1."""
    numbering = document.part.numbering_part.element
    used = document.styles[style].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(used).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return str(made.numId)


def set_numbering(paragraph: Any, numbering: str) -> None:
    """Let the paragraph count in this numbering."""
    properties = paragraph._element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = int(numbering)
