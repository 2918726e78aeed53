"""The few words that the renderer itself adds, in the language of the report.

Not gettext: a person with an English interface may make a report in nynorsk.
"""

from dataclasses import dataclass
from datetime import date

from .content import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What one language calls things. Placeholders are named."""

    contents: str
    page: str
    figure: str
    table: str
    numbers_behind: str
    opening: str
    closing: str
    day_month_year: str
    months: tuple[str, ...]
    locale: str

    def day(self, day: date) -> str:
        """The date as people write it: «3. mai 2026»."""
        return self.day_month_year.format(day=day.day, month=self.months[day.month - 1], year=day.year)


_NORWEGIAN_MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)

_WORDING: dict[str, Wording] = {
    "nb": Wording(
        contents="Innhold",
        page="Side {page} av {pages}",
        figure="Figur {number}",
        table="Tabell {number}",
        numbers_behind="Tallene bak figur {number}",
        opening="«",
        closing="»",
        day_month_year="{day}. {month} {year}",
        months=_NORWEGIAN_MONTHS,
        locale="nb-NO",
    ),
    "nn": Wording(
        contents="Innhald",
        page="Side {page} av {pages}",
        figure="Figur {number}",
        table="Tabell {number}",
        numbers_behind="Tala bak figur {number}",
        opening="«",
        closing="»",
        day_month_year="{day}. {month} {year}",
        months=_NORWEGIAN_MONTHS,
        locale="nn-NO",
    ),
    "en": Wording(
        contents="Contents",
        page="Page {page} of {pages}",
        figure="Figure {number}",
        table="Table {number}",
        numbers_behind="The numbers behind figure {number}",
        opening="“",
        closing="”",
        day_month_year="{day} {month} {year}",
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        locale="en-GB",
    ),
}


def wording(language: Language) -> Wording:
    """Return the renderer's own words in `language`."""
    return _WORDING[language]
