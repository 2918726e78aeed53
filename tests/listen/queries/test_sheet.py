"""What the information sheet says, and how easy it is to read."""

import re
from datetime import date

import pytest

from medvirk.listen.queries.sheet import Sheet, sheet_of
from tests.factories import make_evaluation
from tests.listen.making import make_way_in, write_sheet

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def sheet(language: str, **facts: object) -> Sheet:
    evaluation = write_sheet(make_evaluation())
    for name, value in facts.items():
        setattr(evaluation, name, value)
    make_way_in(evaluation, outside=True)
    return sheet_of(evaluation, language)


def own_words(shown: Sheet) -> str:
    return "\n".join([f"{shown.lead}", *(line for part in shown.parts for line in part.words)])


def lix(text: str) -> float:
    """Björnsson's readability index: words a sentence, and the share of words with more than six letters."""
    words = re.findall(r"[\wæøåÆØÅ]+", text)
    sentences = len(re.findall(r"[.!?:](?:\s|$)", text))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_it_is_easy_to_read(language: str) -> None:
    assert lix(own_words(sheet(language))) < 40


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "nb",
            ["samme hjelp", "20. april 2031", "31. desember 2031", "ikke si hvorfor", "Ingen som jobber i tjenesten"],
        ),
        (
            "nn",
            ["same hjelpa", "20. april 2031", "31. desember 2031", "ikkje seie kvifor", "Ingen som arbeider i tenesta"],
        ),
    ],
)
def test_it_says_what_people_must_know_before_they_answer(language: str, says: list[str]) -> None:
    shown = sheet(
        language,
        withdraw_until=date(2031, 4, 20),
        ends_on=date(2031, 12, 31),
        controller="Senteret er ansvarlig.",
        fate_of_data="Notatene slettes.",
        secrecy_limits="Fare for liv.",
    )
    for words in (*says, "Senteret er ansvarlig.", "Notatene slettes.", "Fare for liv.", "Plakat på kafeen"):
        assert words in shown.text


def test_the_fingerprint_follows_every_word_and_the_language() -> None:
    evaluation = write_sheet(make_evaluation())
    first = sheet_of(evaluation, "nb").fingerprint
    assert first == sheet_of(evaluation, "nb").fingerprint
    assert first != sheet_of(evaluation, "nn").fingerprint
    evaluation.secrecy_limits += " Og litt til."
    assert first != sheet_of(evaluation, "nb").fingerprint


def test_a_day_that_is_missing_breaks_nothing() -> None:
    assert sheet("nb", withdraw_until=None, ends_on=None).text
