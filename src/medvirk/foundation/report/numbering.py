"""The numbering that all three forms share."""

from dataclasses import dataclass


@dataclass
class Numbers:
    """Counts figures and tables in reading order, so that «figur 3» is the same one in every form."""

    figures: int = 0
    tables: int = 0

    def next_figure(self) -> int:
        """The number of the figure that comes now."""
        self.figures += 1
        return self.figures

    def next_table(self) -> int:
        """The number of the table that comes now."""
        self.tables += 1
        return self.tables
