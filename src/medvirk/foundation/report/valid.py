"""What a report refuses before it is made.

A report is read aloud, searched, printed and archived. What would break one of those (a picture without
words, a character that no archive accepts, a heading level that is skipped) is refused where the content is
written, not discovered by the person who reads it.
"""

import re
import unicodedata

from lxml import etree

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ADDRESS = re.compile(r"(https?://|mailto:|tel:)\S+", re.IGNORECASE)
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BYTE_ORDER_MARK = "\ufeff"
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "defs",
        "pattern",
        "title",
        "desc",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "marker",
        "use",
        "symbol",
    ]
)
_LOOKED_UP = re.compile(r"(?:href|src)$")
_LOOKED_UP_BY_VALUE = re.compile(r"url\((?!\s*#)|javascript:|data:", re.IGNORECASE)


class ContentRefusedError(ValueError):
    """Content that no report may carry; the message says which and what to do instead."""


def printable(text: str) -> str:
    """Return `text` without the characters that a report refuses, otherwise as it was written.

    For words that people typed or pasted. Line breaks become ``\\n``; other control characters, halves of
    characters and marks that turn the reading order of the text around them are left out.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(sign for sign in lines if not _is_refused(sign, lines=True))


def check_text(text: str, what: str, *, lines: bool = False, empty: bool = False) -> None:
    """Refuse blank text (unless `empty`), and characters that XML, PDF/A or the reading order cannot bear.

    `lines` allows line breaks and tabs.
    """
    if not empty and not text.strip():
        raise ContentRefusedError(f"{what}: there must be words here.")
    for sign in text:
        if _is_refused(sign, lines=lines):
            raise ContentRefusedError(
                f"{what}: the character U+{ord(sign):04X} cannot stand in a report. "
                "Pass what people wrote through printable(); headings and captions take one line."
            )


def check_language(code: str, what: str) -> None:
    """Refuse anything but a language code of two or three small letters (ISO 639)."""
    if not _LANGUAGE.fullmatch(code):
        raise ContentRefusedError(f"{what}: {code!r} is not a language code such as nb, nn, se or en.")


def check_address(address: str, what: str) -> None:
    """Refuse links that would not work, or would do something else, outside this server."""
    if not _ADDRESS.fullmatch(address):
        raise ContentRefusedError(f"{what}: a link in a report starts with https://, http://, mailto: or tel:.")


def drawing_tree(svg: str) -> etree._Element:
    """Parse `svg` and return its root, or refuse everything that is not plain drawing.

    The drawing is set into web pages as it is: no scripts, styles, links, handlers, embedded files or
    addresses get through, only the elements listed here.
    """
    tree = _parsed(svg)
    for element in tree.iter():
        name = element.tag if isinstance(element.tag, str) else ""
        if not name.startswith(_SVG) or name.removeprefix(_SVG) not in _DRAWN:
            raise ContentRefusedError(
                f"Drawing: the element {name.removeprefix(_SVG) or 'comment'!r} is not plain drawing."
            )
        for attribute, value in element.attrib.items():
            _check_attribute(str(attribute), str(value))
    return tree


def _parsed(svg: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        tree = etree.fromstring(svg, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ContentRefusedError(f"Drawing: this is not SVG ({error}).") from error
    if tree.tag != f"{_SVG}svg" or "<!DOCTYPE" in svg.upper():
        raise ContentRefusedError(
            "Drawing: an SVG starts with <svg xmlns='http://www.w3.org/2000/svg'>, without a doctype."
        )
    return tree


def _check_attribute(name: str, value: str) -> None:
    local = name.rpartition("}")[2].lower()
    inside = value.startswith("#")
    if local == "style" or local.startswith("on") or (_LOOKED_UP.search(local) and not inside):
        raise ContentRefusedError(f"Drawing: the attribute {local!r} is not allowed; use presentation attributes.")
    if _LOOKED_UP_BY_VALUE.search(value):
        raise ContentRefusedError(f"Drawing: {local!r} points outside the drawing.")


def _is_refused(sign: str, *, lines: bool) -> bool:
    if sign in "\n\t":
        return not lines
    if sign in _REORDERING or sign == _BYTE_ORDER_MARK:
        return True
    return (
        unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}
        or (ord(sign) & 0xFFFE) == 0xFFFE
        or (0xFDD0 <= ord(sign) <= 0xFDEF)
    )
