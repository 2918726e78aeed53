"""Five working days, wherever Easter falls."""

from datetime import date

import pytest

from medvirk.release.working_days import easter_sunday, holidays, is_working_day, working_days_after

# As printed in almanacs.
EASTERS = [
    (1961, 4, 2), (1981, 4, 19), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2019, 4, 21), (2024, 3, 31),
    (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (2049, 4, 18), (2076, 4, 19), (2285, 3, 22),
]  # fmt: skip


@pytest.mark.parametrize(("year", "month", "day"), EASTERS)
def test_easter_falls_where_the_almanac_says(year: int, month: int, day: int) -> None:
    assert easter_sunday(year) == date(year, month, day)


def test_easter_is_always_a_sunday_between_22_march_and_25_april() -> None:
    for year in range(1900, 2300):
        easter = easter_sunday(year)
        assert easter.weekday() == 6
        assert date(year, 3, 22) <= easter <= date(year, 4, 25)


def test_a_norwegian_year_has_twelve_public_holidays() -> None:
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 2),  # Maundy Thursday
        date(2026, 4, 3),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),  # Ascension Day
        date(2026, 5, 17),
        date(2026, 5, 24),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 5, 14), False),
    ],
)
def test_weekends_and_holidays_are_no_working_days(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("asked", "answer_by"),
    [
        (date(2026, 11, 16), date(2026, 11, 23)),  # Monday to Monday
        (date(2026, 11, 21), date(2026, 11, 27)),  # asked on a Saturday
        (date(2026, 3, 31), date(2026, 4, 10)),  # over Easter
        (date(2026, 12, 23), date(2026, 12, 31)),  # over Christmas
        (date(2026, 12, 30), date(2027, 1, 7)),  # over New Year
    ],
)
def test_five_working_days_pass_over_weekends_and_holidays(asked: date, answer_by: date) -> None:
    assert working_days_after(asked, 5) == answer_by


def test_no_days_is_the_day_itself() -> None:
    assert working_days_after(date(2026, 11, 21), 0) == date(2026, 11, 21)
