"""Makes the files that the tests bring in: good ones, and ones that nobody should be able to bring in."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from medvirk.foundation.files import CannotRead, Problem, Transcript, read_transcript

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def transcript_of(name: str, content: bytes) -> Transcript:
    return read_transcript(name, BytesIO(content))


def texts(name: str, content: bytes) -> list[str]:
    return [paragraph.text for paragraph in transcript_of(name, content).paragraphs]


def said(name: str, content: bytes) -> list[tuple[str | None, str]]:
    return [(paragraph.speaker, paragraph.text) for paragraph in transcript_of(name, content).paragraphs]


def read_or_refused(name: str, content: bytes) -> list[str] | Problem:
    """Whatever else is raised fails the test; what is read is never empty."""
    try:
        return texts(name, content)
    except CannotRead as refused:
        return refused.reason


def refusal(name: str, content: bytes) -> Problem:
    with pytest.raises(CannotRead) as refused:
        transcript_of(name, content)
    return refused.value.reason


def words(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text: str) -> str:
    return f"<w:p>{words(text)}</w:p>"


def document(body: str, namespace: str = W, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{namespace}"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    ).encode()


def types(kind: str = PLAIN) -> bytes:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    ).encode()


def relations(targets: Mapping[str, str], mode: str = "Internal") -> bytes:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{RELATION}{kind}" Target="{target}" TargetMode="{mode}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'
    ).encode()


def archive(parts: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def docx(body: str, *, kind: str = PLAIN, namespace: str = W, more: Mapping[str, bytes] | None = None) -> bytes:
    return docx_of(document(body, namespace), kind=kind, more=more)


def docx_of(main: bytes, *, kind: str = PLAIN, more: Mapping[str, bytes] | None = None) -> bytes:
    parts = {
        "[Content_Types].xml": types(kind),
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": main,
    }
    return archive({**parts, **(more or {})})


def notes(kind: str, entries: str) -> dict[str, bytes]:
    return {
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml"}),
        f"word/{kind}.xml": f'<w:{kind} xmlns:w="{W}">{entries}</w:{kind}>'.encode(),
    }
