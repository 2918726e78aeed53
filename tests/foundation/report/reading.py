"""Reads a PDF back as a screen reader would: its structure, and the text that is not decoration."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String, parse_content_stream

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f]+)>")


def opened(pdf: bytes) -> Pdf:
    """Open the document."""
    return Pdf.open(BytesIO(pdf))


def elements(pdf: Pdf, *kinds: str) -> list[Object]:
    """Return the structure elements of these kinds (all, where none is named) in reading order."""
    every = _walk(pdf.Root.StructTreeRoot)
    return [element for element in every if not kinds or str(element.S).lstrip("/") in kinds]


def children(element: Object) -> list[Object]:
    """Return the structure elements right under this one."""
    inside = element.get("/K")
    every = list(inside) if isinstance(inside, Array) else [inside]
    return [child for child in every if isinstance(child, Dictionary) and "/S" in child]


def attributes(element: Object) -> dict[str, Object]:
    """Return all attributes of the element, whoever owns them."""
    found = element.get("/A")
    owners = list(found) if isinstance(found, Array) else [found] if found is not None else []
    return {key: value for owner in owners for key, value in owner.items()}


def words(pdf: bytes) -> str:
    """Return the text of all pages without headers, footers and white space."""
    return "".join(said for _, said in _spoken(pdf))


def words_in(pdf: bytes, language: str) -> str:
    """Return the text that says it is in `language`, without white space."""
    return "".join(said for named, said in _spoken(pdf) if named == language)


def _spoken(pdf: bytes) -> Iterator[tuple[str, str]]:
    with opened(pdf) as document:
        for page in document.pages:
            yield from _page_words(page)


def _walk(element: Object) -> Iterator[Object]:
    for child in children(element):
        yield child
        yield from _walk(child)


@dataclass(frozen=True)
class _Mark:
    """A stretch of marked content. `instead` is the text that stands for what is drawn in it."""

    decoration: bool = False
    language: str = ""
    instead: str | None = None


def _page_words(page: Page) -> Iterator[tuple[str, str]]:
    fonts = {name: _unicode(font) for name, font in _fonts(page)}
    current: dict[int, str] = {}
    marks = [_Mark()]
    for instruction in parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in {"BDC", "BMC"}:
            marks.append(_mark(operands, marks[-1]))
            yield marks[-1].language, _packed(marks[-1].instead or "")
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            current = fonts[str(operands[0])]
        elif operator in {"Tj", "TJ"} and not any(m.decoration or m.instead is not None for m in marks):
            yield marks[-1].language, _decoded(operands[0], current)


def _mark(operands: list[Object], around: _Mark) -> _Mark:
    about = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else Dictionary()
    decoration = around.decoration or operands[0] == Name.Artifact
    instead = str(about.ActualText) if "/ActualText" in about and not decoration else None
    return _Mark(decoration, str(about.get("/Lang", around.language)), instead)


def _fonts(page: Page) -> Iterator[tuple[str, Object]]:
    yield from page.obj.Resources.get("/Font", Dictionary()).items()


def _decoded(shown: Object, font: dict[int, str]) -> str:
    parts = list(shown) if isinstance(shown, Array) else [shown]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, String))
    return _packed("".join(font.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2)))


def _packed(text: str) -> str:
    return "".join(text.split())


def _unicode(font: Object) -> dict[int, str]:
    """The font's ToUnicode map: glyph code → characters."""
    found: dict[int, str] = {}
    for kind, block in _BLOCK.findall(font.ToUnicode.read_bytes()):
        codes = [bytes.fromhex(code.decode()) for code in _CODE.findall(block)]
        if kind == b"bfchar":
            for code, text in zip(codes[::2], codes[1::2], strict=True):
                found[int.from_bytes(code)] = text.decode("utf-16-be")
        else:
            for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
                start = ord(text.decode("utf-16-be"))
                for shift in range(int.from_bytes(last) - int.from_bytes(first) + 1):
                    found[int.from_bytes(first) + shift] = chr(start + shift)
    return found
