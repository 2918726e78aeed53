"""Words in a report: plain, or in runs that are strong, in another language, or links."""

from dataclasses import dataclass

from medvirk.foundation.report.valid import check_address, check_language, check_text


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is strong, in another language than the report, or a link.

    `language` is an ISO 639 code; screen readers change voice by it (WCAG 3.1.2).
    """

    text: str
    strong: bool = False
    language: str | None = None
    link: str | None = None

    def __post_init__(self) -> None:
        check_text(self.text, "Text", lines=True, empty=True)
        if self.language is not None:
            check_language(self.language, f"Text {self.text[:30]!r}")
        if self.link is not None:
            check_text(self.text, "Link text")
            check_address(self.link, f"Link {self.text[:30]!r}")


type Text = str | Run | tuple[str | Run, ...]


def runs(text: Text) -> tuple[Run, ...]:
    """Return `text` as runs, none of them empty."""
    parts = text if isinstance(text, tuple) else (text,)
    every = (part if isinstance(part, Run) else Run(part) for part in parts)
    return tuple(run for run in every if run.text)


def plain(text: Text) -> str:
    """Return the words of `text` alone."""
    return "".join(run.text for run in runs(text))


def check(text: Text, what: str, *, lines: bool = True, empty: bool = False) -> None:
    """Refuse `text` as `check_text` does, whatever it is made of."""
    check_text(plain(text), what, lines=lines, empty=empty)
