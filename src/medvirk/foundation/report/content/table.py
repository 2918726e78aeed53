"""A table whose cells always have a header."""

from dataclasses import dataclass

from medvirk.foundation.report.valid import ContentRefusedError, check_text

from .text import Text, check


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row. All rows have as many cells as the header; a cell may be empty.

    `header_column` says that the first cell of each row names the row. `number_columns` (counted from 0)
    are set to the right.
    """

    caption: str
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    header_column: bool = True
    number_columns: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        check_text(self.caption, "Table › caption")
        for cell in self.header:
            check(cell, f"Table {self.caption!r} › header")
        if not self.header or not self.rows:
            raise ContentRefusedError(f"Table {self.caption!r}: there must be a header and at least one row.")
        for row in self.rows:
            self._check_row(row)

    def _check_row(self, row: tuple[Text, ...]) -> None:
        if len(row) != len(self.header):
            raise ContentRefusedError(f"Table {self.caption!r}: a row has {len(row)} cells, not {len(self.header)}.")
        for position, cell in enumerate(row):
            names_the_row = self.header_column and position == 0
            check(cell, f"Table {self.caption!r}", empty=not names_the_row)
