"""What a section is made of, tables and charts aside."""

from dataclasses import dataclass

from medvirk.foundation.report.valid import ContentRefusedError, check_text, drawing_tree

from .text import Text, check


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Ordinary text. A line break in it stays a line break."""

    text: Text

    def __post_init__(self) -> None:
        check(self.text, "Paragraph")


@dataclass(frozen=True, slots=True)
class Lead:
    """The few sentences that somebody with two minutes reads."""

    text: Text

    def __post_init__(self) -> None:
        check(self.text, "Lead")


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, without quotation marks: the renderer sets those of the report's language."""

    text: Text
    attribution: str | None = None

    def __post_init__(self) -> None:
        check(self.text, "Quote")
        if self.attribution is not None:
            check_text(self.attribution, "Quote › attribution")


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points in no order."""

    items: tuple[Text, ...]

    def __post_init__(self) -> None:
        _check_items(self.items, "Bullet list")


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Points in an order that matters."""

    items: tuple[Text, ...]

    def __post_init__(self) -> None:
        _check_items(self.items, "Numbered list")


def _check_items(items: tuple[Text, ...], what: str) -> None:
    if not items:
        raise ContentRefusedError(f"{what}: a list has at least one point.")
    for item in items:
        check(item, what)


@dataclass(frozen=True, slots=True)
class Fact:
    """One label and what it says: «Deltakere: 31»."""

    label: str
    value: Text

    def __post_init__(self) -> None:
        check_text(self.label, "Fact › label")
        check(self.value, f"Fact {self.label!r}")


@dataclass(frozen=True, slots=True)
class Facts:
    """A few facts at a glance."""

    items: tuple[Fact, ...]

    def __post_init__(self) -> None:
        if not self.items:
            raise ContentRefusedError("Facts: there is at least one fact.")


@dataclass(frozen=True, slots=True)
class Callout:
    """Something to notice. `kind` is the word that says what it is («Viktig», «Tips»), never colour alone."""

    kind: str
    text: Text

    def __post_init__(self) -> None:
        check_text(self.kind, "Callout › kind")
        check(self.text, f"Callout {self.kind!r}")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that is ours, as SVG, with the words that stand for it.

    It colours itself by presentation attributes (``fill="#0e5e4f"``), which PDF and Word show as they are
    and a web page's style sheet may override by class. Scripts, styles and links are refused.
    """

    svg: str
    alt: str
    caption: str

    def __post_init__(self) -> None:
        check_text(self.alt, "Drawing › alt text")
        check_text(self.caption, "Drawing › caption")
        drawing_tree(self.svg)
