"""A checked drawing, ready to stand in a page or a document."""

from django.utils.safestring import SafeString, mark_safe
from lxml import etree

from .charts import family
from .content import Drawing
from .valid import drawing_tree


def drawing_svg(drawing: Drawing, font: str = "") -> SafeString:
    """Return the drawing as one picture with its alt text.

    Width and height go where there is a viewBox, so that it fills the space it is given. `font` names the
    family where no style sheet does.
    """
    root = drawing_tree(drawing.svg)
    _describe(root, drawing.alt)
    if "viewBox" in root.attrib:
        _drop(root, "width", "height")
    if font and "font-family" not in root.attrib:
        root.set("font-family", family(font))
    # Safe: drawing_tree() refuses everything but plain drawing, and lxml escapes on the way out.
    return mark_safe(etree.tostring(root, encoding="unicode"))  # noqa: S308


def _describe(root: etree._Element, alt: str) -> None:
    _drop(root, "aria-hidden", "aria-labelledby", "aria-describedby")
    root.set("role", "img")
    root.set("aria-label", alt)
    root.set("class", f"report-drawing {root.get('class', '')}".strip())


def _drop(root: etree._Element, *names: str) -> None:
    for name in names:
        if name in root.attrib:
            del root.attrib[name]
