"""Pseudonyms say nothing about the person and never run out."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from medvirk.privacy.pseudonyms import PLAIN_LETTER_WORDS, WORDS, new_pseudonym
from medvirk.privacy.redaction.vocabulary.names import GIVEN_NAMES
from medvirk.privacy.redaction.vocabulary.places import PLACES


def test_there_are_many_words_and_none_twice() -> None:
    assert len(WORDS) >= 150
    assert len({word.casefold() for word in WORDS}) == len(WORDS)
    assert len(PLAIN_LETTER_WORDS) >= 100


def test_no_pseudonym_is_a_given_name_or_a_place() -> None:
    assert not {word.casefold() for word in WORDS} & (GIVEN_NAMES | PLACES)


@given(st.sets(st.sampled_from(WORDS)))
def test_a_new_pseudonym_is_never_taken(taken: set[str]) -> None:
    assert new_pseudonym({name.upper() for name in taken}) not in taken


def test_when_the_words_are_used_up_a_number_is_added() -> None:
    taken = set(WORDS)
    second = new_pseudonym(taken, Random(1))
    assert second.removesuffix(" 2") in WORDS
    taken |= {f"{word} 2" for word in WORDS}
    assert new_pseudonym(taken, Random(1)).endswith(" 3")


def test_the_order_of_interviews_does_not_show() -> None:
    drawn = [new_pseudonym(set(), Random(seed)) for seed in range(30)]
    assert len(set(drawn)) > 10
