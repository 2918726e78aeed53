"""Every refusal has a sentence that says what to do, in English, bokmål and nynorsk."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from medvirk.foundation import files
from medvirk.foundation.files import Problem
from medvirk.foundation.files.messages import message_for

CATALOGUES = Path(files.__file__).parent / "locale"


def english(problem: Problem) -> str:
    with translation.override("en"):
        return str(message_for(problem))


def translations(language: str) -> dict[str, str]:
    with (CATALOGUES / language / "LC_MESSAGES" / "django.po").open("rb") as catalogue:
        return {str(entry.id): str(entry.string) for entry in read_po(catalogue) if entry.id}


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_a_message_of_its_own_that_says_what_to_do(problem: Problem) -> None:
    message = english(problem)
    assert message.count(".") >= 2
    assert [other for other in Problem if english(other) == message] == [problem]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_message_is_translated_and_no_translation_is_left_over(language: str) -> None:
    assert set(translations(language)) == {english(problem) for problem in Problem}


def test_nynorsk_is_written_as_nynorsk() -> None:
    assert translations("nn").keys() == translations("nb").keys()
    everything = " ".join(translations("nn").values()).lower()
    bokmaal = {"ikke", "hva", "hvordan", "noen", "filen", "en", "jeg", "fra"}
    assert not set(re.findall(r"\w+", everything)) & bokmaal


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_messages_have_short_words_and_sentences(language: str) -> None:
    for message in translations(language).values():
        words = re.findall(r"[\w.-]*\w", message)
        sentences = len(re.findall(r"[.:](?:\s|$)", message))
        long_words = sum(len(word) > 6 for word in words)
        assert len(words) / sentences + 100 * long_words / len(words) < 40, message
