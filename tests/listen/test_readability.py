"""How hard a text is to read."""

import pytest

from medvirk.listen.readability import is_hard, lix


def test_nothing_has_no_readability() -> None:
    assert lix(" … 12 !") is None
    assert not is_hard("")


def test_words_a_sentence_and_per_cent_of_long_words_are_added() -> None:
    assert lix("Vi fikk te. Det var fint.") == 3
    assert lix("Vi fikk informasjon. Det var fint.") == 20


def test_a_text_without_a_full_stop_is_one_sentence() -> None:
    assert lix("Vi fikk te") == 3


def test_a_number_with_a_decimal_point_does_not_end_a_sentence() -> None:
    assert lix("Det tok 2.5 timer") == 3


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        ("De spør hvordan jeg har det. Da blir jeg glad.", False),
        ("Kommunikasjonsutfordringer karakteriserer tjenestetilbudets samhandlingsstrukturer", True),
    ],
)
def test_hard_is_more_than_service_users_should_read(text: str, hard: bool) -> None:
    assert is_hard(text) is hard
