"""A Word document is an archive of XML parts; only the parts asked for are opened, and bytes are counted.

Names inside the archive are looked up and never used as paths. The sizes that the archive declares are not
believed: what counts is what comes out.
"""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Protocol
from xml.etree.ElementTree import ParseError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from defusedxml.ElementTree import DefusedXMLParser

from medvirk.foundation.files.problems import CannotRead, Problem

INFLATED_LIMIT = 24 * 1024 * 1024
"""Bytes in all parts that are read. Word's XML is some times longer than the text it carries."""

ELEMENT_LIMIT = 400_000
"""Elements in all parts that are read. A paragraph takes about ten, and reading this many takes seconds."""

DEPTH_LIMIT = 256
PART_COUNT_LIMIT = 4_096
CHUNK = 64 * 1024
SCRAMBLED = 0x1

BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    ParseError,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    LookupError,
    RuntimeError,
)
"""What a damaged archive or part makes the readers raise. ``ValueError`` covers bad names, and the document
types, entities and outside references that defusedxml forbids."""


class Target(Protocol):
    """What receives the elements of a part, one by one, so that no tree of them is ever in memory."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element; names are ``{namespace}local``."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take text, perhaps in pieces."""


class Archive:
    """The parts of one document, under one allowance of bytes and elements."""

    def __init__(self, content: bytes) -> None:
        self._inflated = 0
        self._elements = 0
        self._file = _opened(content)
        self._parts = _parts_by_name(self._file.infolist())

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def read_into(self, name: str, target: Target) -> None:
        """Give every element of the part to the target.

        Raises DAMAGED where the part is missing or broken, ENCRYPTED, or INFLATES_TOO_MUCH.
        """
        part = self._readable(name)
        parser = DefusedXMLParser(target=_Counted(self, target), forbid_dtd=True)
        try:
            for chunk in self._chunks(part):
                parser.feed(chunk)
            parser.close()
        except BROKEN:
            raise CannotRead(Problem.DAMAGED, "a part is broken") from None

    def count_element(self, depth: int) -> None:
        """Count one more element, and refuse more or deeper ones than a document needs."""
        self._elements += 1
        if self._elements > ELEMENT_LIMIT or depth > DEPTH_LIMIT:
            raise CannotRead(Problem.INFLATES_TOO_MUCH, "too many elements, or too deep")

    def _readable(self, name: str) -> ZipInfo:
        part = self._parts.get(name)
        if part is None:
            raise CannotRead(Problem.DAMAGED, "a part is missing")
        if part.flag_bits & SCRAMBLED:
            raise CannotRead(Problem.ENCRYPTED, "a part with a password")
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise CannotRead(Problem.DAMAGED, "a packing that Word does not use")
        return part

    def _chunks(self, part: ZipInfo) -> Iterator[bytes]:
        with self._file.open(part) as unpacked:
            while chunk := unpacked.read(CHUNK):
                self._inflated += len(chunk)
                if self._inflated > INFLATED_LIMIT:
                    raise CannotRead(Problem.INFLATES_TOO_MUCH, f"more than {INFLATED_LIMIT} bytes")
                yield chunk


class _Counted:
    """Stands before a target and counts."""

    def __init__(self, archive: Archive, target: Target) -> None:
        self._archive = archive
        self._target = target
        self._depth = 0
        self.data = target.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._archive.count_element(self._depth)
        self._target.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._target.end(tag)

    def close(self) -> Any:
        """Nothing is left to hand over."""


def _opened(content: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(content))
    except BROKEN:
        raise CannotRead(Problem.DAMAGED, "the archive is broken") from None


def _parts_by_name(parts: list[ZipInfo]) -> dict[str, ZipInfo]:
    """Refuse what no word processor writes: names that climb out, and two parts of one name."""
    names = {part.filename: part for part in parts}
    if len(parts) > PART_COUNT_LIMIT or len(names) < len(parts):
        raise CannotRead(Problem.DAMAGED, "too many parts, or two of one name")
    if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names):
        raise CannotRead(Problem.DAMAGED, "a part whose name leads elsewhere")
    return names
