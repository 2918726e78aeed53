"""Marks for numbers of all kinds: identity numbers, telephones, dates, ages."""

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum.no import fodselsnummer, orgnr

from medvirk.privacy.redaction.marks import Certainty, Kind, Suggestion

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w.])@[^\W\d][\w.]+")
_ELEVEN = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")
_NINE = re.compile(r"(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)")
_EIGHT = re.compile(r"(?<![\d.,])(?:(?:\+|00) ?47 ?)?(?:\d{2} ?\d{2} ?\d{2} ?\d{2}|\d{3} ?\d{2} ?\d{3})(?![\d]|[.,]\d)")
_MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|des"
)
_YEAR = r"(?:1[89]|20)\d\d"
_DATES = re.compile(
    rf"""(?<![\w.,])(?:
      \d{{1,2}}\.\ ?(?:{_MONTHS})\b\.?(?:\ (?:{_YEAR}|\d\d)\b)?
    | \w*(?:første|andre|tredje|fjerde|femte|sjette|sjuende|sjuande|syvende|åttende|åttande
        |niende|niande|tiende|tiande|ellevte|tolvte|trettende|fjortende|femtende|sekstende|syttende|attende|nittende|tjuende|tjuande
        |trettiende|trettiande)\ (?:{_MONTHS})\b
    | (?:{_MONTHS})\ {_YEAR}\b
    | \d{{1,2}}[./-]\d{{1,2}}[./-](?:{_YEAR}|\d\d)\b
    | {_YEAR}-\d\d-\d\d\b
    | \d{{1,2}}/\d{{1,2}}\b(?!/)
    | [1-9]0-(?:tallet|talet|åra|årene)\b
    | {_YEAR}(?:[-–/](?:{_YEAR}|\d\d))?(?:-(?:tallet|talet|åra|årene))?(?![\w.,]?\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SMALL = "to|tre|fire|fem|seks|sju|syv|åtte|ni|ti"
_TEENS = "elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten"
_TENS = "tjue|tyve|tretti|tredve|førti|femti|seksti|sytti|åtti|nitti"
_WORDS = re.compile(
    rf"""\b(?:
      (?:{_TENS})(?:en|ein|ett|eitt|{_SMALL})?(?:-?åring(?:en|er|ar|ane|ene)?|-?årene|-?åra)?
    | (?:(?:en|ein|{_SMALL})og(?:{_TENS}))
    | (?:{_TEENS})(?:-?åring(?:en|er|ar|ane|ene)?)?
    | (?:ett|eitt|{_SMALL})\ ?(?:hundre|tusen)(?:\ og\ \w+)?
    | (?:ett|eitt|{_SMALL})(?:-?åring(?:en|er|ar|ane|ene)?)
    | (?:ett|eitt|{_SMALL})(?=\ (?:år\ gam|barn|born|unger|ungar|søsken|sysken|barnebarn|brødre|brør|søstre
        |systrer|sønner|søner|døtre|døtrer)\w*)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\w§])(?<!§ )\d+(?:[.,: ]\d+)*(?:-?åring\w*|-?års\w*)?(?!\w)")
_EVERYBODYS = re.compile(
    r"""(?<![\d.,])(?:24/7|24/24|116\ ?117|116\ ?123|116\ ?111|11[0-3]|100\ ?(?:%|prosent))(?!\d)
    | ^[ \t]*\d{1,2}[.)](?=\s+[^\W\d])""",
    re.VERBOSE | re.MULTILINE,
)


def number_marks(text: str) -> Iterator[Suggestion]:
    """Yield what looks like a number that could point to somebody."""
    free = _without_everybodys(text)
    yield from _all(_EMAIL, free, Kind.EMAIL, Certainty.SURE)
    yield from _all(_HANDLE, free, Kind.NAME, Certainty.LIKELY)
    yield from _identity_marks(free)
    yield from _phone_marks(free)
    yield from _all(_DATES, free, Kind.DATE, Certainty.LIKELY)
    yield from _all(_WORDS, free, Kind.NUMBER, Certainty.LIKELY)
    yield from _all(_DIGITS, free, Kind.NUMBER, Certainty.LIKELY)


def _without_everybodys(text: str) -> str:
    """Return the text with helplines, figures of speech and numbers of a list blanked out, its length the same."""
    return _EVERYBODYS.sub(lambda match: " " * len(match.group()), text)


def _all(pattern: re.Pattern[str], text: str, kind: Kind, certainty: Certainty) -> Iterator[Suggestion]:
    """Yield a mark for every match of a pattern."""
    for match in pattern.finditer(text):
        yield Suggestion(match.start(), match.end(), kind, certainty)


def _identity_marks(text: str) -> Iterator[Suggestion]:
    """Yield national identity numbers (sure when the check digits agree) and organisation numbers."""
    for match in _ELEVEN.finditer(text):
        certainty = Certainty.SURE if fodselsnummer.is_valid(match.group()) else Certainty.LIKELY
        yield Suggestion(match.start(), match.end(), Kind.NATIONAL_ID, certainty)
    for match in _NINE.finditer(text):
        if orgnr.is_valid(match.group()):
            yield Suggestion(match.start(), match.end(), Kind.NUMBER, Certainty.SURE)


def _phone_marks(text: str) -> Iterator[Suggestion]:
    """Yield telephone numbers: sure when the number plan knows them, likely when they have eight digits."""
    for match in PhoneNumberMatcher(text, "NO", leniency=Leniency.VALID):
        yield Suggestion(match.start, match.end, Kind.PHONE, Certainty.SURE)
    yield from _all(_EIGHT, text, Kind.PHONE, Certainty.LIKELY)
