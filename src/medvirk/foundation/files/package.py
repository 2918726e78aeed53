"""Where in the archive the text lies: Word's own list of types and of relations tells (ECMA-376, part 2)."""

import posixpath
from dataclasses import dataclass, field

from medvirk.foundation.files.archive import Archive
from medvirk.foundation.files.problems import CannotRead, Problem

TYPES_PART = "[Content_Types].xml"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
"""Of a plain document. Those with macros, and templates, have types of their own and are refused: their
name should have said so."""


@dataclass
class ContentTypes:
    """The type of each part, by its name or else by its ending."""

    by_name: dict[str, str] = field(default_factory=dict)
    by_ending: dict[str, str] = field(default_factory=dict)

    def of(self, part: str) -> str | None:
        """Return the declared type of the part."""
        return self.by_name.get(part, self.by_ending.get(part.rpartition(".")[2].lower()))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note one declaration."""
        kind = attributes.get("ContentType", "")
        if tag.endswith("}Override"):
            self.by_name[attributes.get("PartName", "").lstrip("/")] = kind
        elif tag.endswith("}Default"):
            self.by_ending[attributes.get("Extension", "").lower()] = kind

    def end(self, tag: str) -> None:
        """Nothing to do: declarations have no inside."""

    def data(self, text: str) -> None:
        """Nothing to do: declarations have no text."""


@dataclass
class Relations:
    """The parts that one part leans on, by the last word of the relation's type."""

    folder: str
    targets: dict[str, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note one relation; what lies outside the document is never followed."""
        if tag.endswith("}Relationship") and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.join("/", self.folder, attributes.get("Target", ""))
            self.targets.setdefault(kind, posixpath.normpath(target).lstrip("/"))

    def end(self, tag: str) -> None:
        """Nothing to do: relations have no inside."""

    def data(self, text: str) -> None:
        """Nothing to do: relations have no text."""


def document_part(archive: Archive) -> str:
    """Return the name of the part with the text; refuse archives that are not a plain Word document."""
    if TYPES_PART not in archive:
        raise CannotRead(Problem.CONTENT_DOES_NOT_MATCH_NAME, "an archive, but not of an office document")
    types = ContentTypes()
    archive.read_into(TYPES_PART, types)
    part = related(archive, "").get("officeDocument", "")
    if types.of(part) != DOCUMENT_TYPE:
        raise CannotRead(Problem.CONTENT_DOES_NOT_MATCH_NAME, "another kind of office document")
    return part


def related(archive: Archive, part: str) -> dict[str, str]:
    """Return the parts that the given one refers to, by kind ("footnotes"); "" is the document itself."""
    folder, _, name = part.rpartition("/")
    relations = Relations(folder)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing in archive:
        archive.read_into(listing, relations)
    return relations.targets
