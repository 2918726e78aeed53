"""The marks fall where a writer should look, and hardly anywhere else."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medvirk.privacy.redaction import Certainty, Kind, Suggestion, suggestions
from tests.privacy.redaction.sentences import BOKMAAL, MUNICIPALITIES, NOTHING, NYNORSK

_EXPECTED = re.compile(r"\[(\w+):([^\]]*)\]")
MARKED = [line for block in (BOKMAAL, NYNORSK) for line in block.strip().splitlines()]
UNMARKED = NOTHING.strip().splitlines()


def marked_in(text: str) -> list[tuple[str, str]]:
    """Return kind and words of each suggestion."""
    return [(mark.kind.value, text[mark.start : mark.end]) for mark in suggestions(text, (), MUNICIPALITIES)]


def certainty_of(text: str, words: str) -> Certainty:
    """Return how sure the mark on some words is."""
    return next(
        mark.certainty for mark in suggestions(text, (), MUNICIPALITIES) if text[mark.start : mark.end] == words
    )


@pytest.mark.parametrize("line", MARKED)
def test_what_points_to_somebody_is_marked(line: str) -> None:
    assert marked_in(_EXPECTED.sub(r"\2", line)) == _EXPECTED.findall(line)


@pytest.mark.parametrize("line", UNMARKED)
def test_what_points_to_nobody_is_left_alone(line: str) -> None:
    assert marked_in(line) == []


def test_the_sentences_are_many_and_in_both_languages() -> None:
    assert len(MARKED) + len(UNMARKED) >= 100


def test_a_name_in_lower_case_is_doubtful_and_with_a_capital_it_is_sure() -> None:
    assert certainty_of("Hun kari hjelper.", "kari") is Certainty.DOUBTFUL
    assert certainty_of("Hun heter Kari.", "Kari") is Certainty.SURE
    assert certainty_of("Liv er viktig.", "Liv") is Certainty.DOUBTFUL
    assert certainty_of("Hun heter Liv.", "Liv") is Certainty.SURE
    assert certainty_of("Hun heter Mbeki.", "Mbeki") is Certainty.LIKELY


def test_a_place_that_is_also_a_word_is_doubtful_first_in_a_sentence() -> None:
    assert certainty_of("Time har et værested.", "Time") is Certainty.DOUBTFUL
    assert certainty_of("Jeg bor i Time.", "Time") is Certainty.SURE
    assert marked_in("En time om dagen.") == []
    assert marked_in("Timesk er ikke et ord her.") == []


def test_a_place_in_lower_case_is_doubtful() -> None:
    assert certainty_of("Jeg bor i nord-aurdal.", "nord-aurdal") is Certainty.DOUBTFUL
    assert certainty_of("Jeg bor i indre fosen.", "indre fosen") is Certainty.DOUBTFUL
    assert certainty_of("Maten er trondheimsk.", "trondheimsk") is Certainty.DOUBTFUL
    assert certainty_of("Slik er Trondheimsfolk.", "Trondheimsfolk") is Certainty.LIKELY


def test_a_street_without_a_number_is_likely_and_doubtful_first_in_a_sentence() -> None:
    assert certainty_of("Jeg bor i Fjellveien nå.", "Fjellveien") is Certainty.LIKELY
    assert certainty_of("Fjellveien er lang.", "Fjellveien") is Certainty.DOUBTFUL
    assert certainty_of("Jeg bor i Storgata 5.", "Storgata 5") is Certainty.SURE
    assert certainty_of("Jeg bor i storgata 5.", "storgata 5") is Certainty.LIKELY


def test_an_identity_number_is_sure_when_its_check_digits_agree() -> None:
    assert certainty_of("Det er 15108695088.", "15108695088") is Certainty.SURE
    assert certainty_of("Det er 15108695089.", "15108695089") is Certainty.LIKELY


def test_an_organisation_number_is_a_number_for_sure() -> None:
    assert certainty_of("Det er 988 077 917.", "988 077 917") is Certainty.SURE
    assert certainty_of("Det er 988 077 918.", "988 077 918") is Certainty.LIKELY


def test_eight_digits_that_no_plan_knows_may_still_be_a_telephone() -> None:
    assert ("phone", "12 34 56 78") in marked_in("Ring 12 34 56 78 da.")


def test_the_evaluations_own_words_are_marked_whatever_their_case_and_ending() -> None:
    text = "Jeg var på tunkvil, og Tunkvils kaffe, Tunkvil-gjengen og bortenfor er best."
    found = suggestions(text, ["Tunkvil", " "])
    assert [text[mark.start : mark.end] for mark in found] == ["tunkvil", "Tunkvils", "Tunkvil-gjengen"]
    assert {mark.certainty for mark in found} == {Certainty.SURE}


def test_the_evaluations_own_words_are_words_and_not_patterns() -> None:
    assert suggestions("alt mulig", [".*"]) == []


def test_letters_stored_in_two_parts_are_read_and_offsets_are_those_of_the_text() -> None:
    text = unicodedata.normalize("NFD", "Så kom Pål fra Førde")
    found = [(mark.kind, text[mark.start : mark.end]) for mark in suggestions(text, (), MUNICIPALITIES)]
    assert [(kind, unicodedata.normalize("NFC", words)) for kind, words in found] == [
        (Kind.NAME, "Pål"),
        (Kind.PLACE, "Førde"),
    ]


def test_offsets_count_code_points_beyond_the_first_plane() -> None:
    text = "\N{GRINNING FACE} Så kom Kari."
    assert suggestions(text) == [Suggestion(9, 13, Kind.NAME, Certainty.SURE)]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert marked_in("Det var f.eks. Grim som sa det.") == [("name", "Grim")]
    assert marked_in("Vi var ute. Regnet kom. Hva? Sola kom.") == []
    assert marked_in("De ga meg 5. Etterpå gikk jeg.") == [("number", "5")]


def test_everything_written_in_capitals_is_doubtful_as_little_as_possible() -> None:
    assert marked_in("Jeg var på ABCD da.") == [("staff_or_ward", "ABCD")]


@given(st.text(max_size=80), st.lists(st.text(max_size=8), max_size=3))
def test_marks_lie_inside_the_text_in_order_and_never_overlap(text: str, known: list[str]) -> None:
    found = suggestions(text, known, MUNICIPALITIES)
    edges = [edge for mark in found for edge in (mark.start, mark.end)]
    assert edges == sorted(edges)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)


@given(st.lists(st.sampled_from([*MARKED, *UNMARKED]), min_size=1, max_size=6))
def test_sentences_are_marked_alike_whatever_stands_around_them(lines: list[str]) -> None:
    together = marked_in("\n".join(_EXPECTED.sub(r"\2", line) for line in lines))
    assert together == [found for line in lines for found in _EXPECTED.findall(line)]
