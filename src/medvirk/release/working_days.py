"""Working days in Norway: Monday to Friday that are no public holiday.

Sources: lov om helligdager og helligdagsfred (24 February 1995 no. 12) § 2, and lov om 1 og 17 mai som
høgtidsdagar (26 April 1947 no. 1). Christmas Eve and the days between the holidays are working days by law.
"""

from datetime import date, timedelta

_SATURDAY = 5
#: Month and day of the holidays that fall on the same date every year.
_FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
#: Days from Easter Sunday: Maundy Thursday, Good Friday, Easter (two days), Ascension Day, Whitsun (two days).
_FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the computus as in Meeus, Astronomical Algorithms, ch. 8)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leaps, leap_rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year."""
    easter = easter_sunday(year)
    moving = (easter + timedelta(days=days) for days in _FROM_EASTER)
    return frozenset(moving) | {date(year, month, day) for month, day in _FIXED}


def is_working_day(day: date) -> bool:
    """True from Monday to Friday, public holidays aside."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The day on which so many working days have passed; the day itself does not count."""
    for _ in range(count):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return day
