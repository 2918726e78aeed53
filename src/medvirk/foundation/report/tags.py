"""Row headers in the PDF's structure tree.

The typesetter tags header rows only. A person who listens to a table also needs to hear which row a cell
belongs to (PDF/UA-1, 7.5: headers in tables carry a scope).
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf


def with_row_headers(pdf: bytes, tables: Sequence[bool]) -> bytes:
    """Return `pdf` with the first cell of each row tagged as header, in the tables where `tables` says so.

    `tables` holds one value for each table in the document, in reading order.
    """
    if not any(tables):
        return pdf
    with Pdf.open(BytesIO(pdf)) as document:
        found = list(_elements(document.Root.StructTreeRoot, Name.Table))
        for table, has_header_column in zip(found, tables, strict=True):
            if has_header_column:
                _mark(table)
        made = BytesIO()
        document.save(made, object_stream_mode=ObjectStreamMode.preserve, deterministic_id=True)
    return made.getvalue()


def _mark(table: Object) -> None:
    for body in _elements(table, Name.TBody):
        for row in _elements(body, Name.TR):
            for position, cell in enumerate(_children(row)):
                _mark_cell(cell, names_the_row=position == 0)


def _mark_cell(cell: Object, *, names_the_row: bool) -> None:
    """Let scopes alone say which headers a cell has: an explicit list would leave out the row's."""
    for attributes in _list(cell.get("/A")):
        if attributes.get("/O") == Name.Table and "/Headers" in attributes:
            del attributes["/Headers"]
        if attributes.get("/O") == Name.Table and names_the_row:
            attributes["/Scope"] = Name.Row
    if names_the_row:
        cell.S = Name.TH


def _elements(root: Object, kind: Name) -> Iterator[Object]:
    for child in _children(root):
        if child.get("/S") == kind:
            yield child
        else:
            yield from _elements(child, kind)


def _children(element: Object) -> list[Object]:
    return [child for child in _list(element.get("/K")) if isinstance(child, Dictionary) and "/S" in child]


def _list(value: Object | None) -> list[Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]
