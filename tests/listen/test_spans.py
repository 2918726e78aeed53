"""Marked spans as pieces of a page, and words found in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medvirk.listen.spans import Run, Span, find, runs, says_the_same

#: Letters with two code points, emoji of one and of several, line breaks: all that offsets stumble on.
SIGNS = "ab æø\n🌲e\N{COMBINING ACUTE ACCENT}👩\N{ZERO WIDTH JOINER}🚀"
TEXTS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, Span]]]:
    words = draw(TEXTS)
    borders = st.integers(0, len(words))
    pairs = draw(st.lists(st.tuples(borders, borders).filter(lambda pair: pair[0] != pair[1]), max_size=6))
    return words, [(number, Span(min(pair), max(pair))) for number, pair in enumerate(pairs, 1)]


@given(marked())
def test_the_pieces_together_are_the_text_unchanged(found: tuple[str, list[tuple[int, Span]]]) -> None:
    words, marks = found
    assert "".join(run.words for run in runs(words, marks)) == words


@given(marked())
def test_every_mark_covers_exactly_its_own_words(found: tuple[str, list[tuple[int, Span]]]) -> None:
    words, marks = found
    pieces = runs(words, marks)
    for number, span in marks:
        assert "".join(run.words for run in pieces if number in run.numbers) == words[span.start : span.end]


@given(marked())
def test_every_mark_begins_in_exactly_one_piece(found: tuple[str, list[tuple[int, Span]]]) -> None:
    words, marks = found
    opened = [number for run in runs(words, marks) for number in run.opens]
    assert sorted(opened) == [number for number, _ in marks]


def test_marks_that_overlap_share_the_piece_between_them() -> None:
    assert runs("abcdef", [(1, Span(0, 4)), (2, Span(2, 6))]) == [
        Run("ab", (1,), (1,)),
        Run("cd", (1, 2), (2,)),
        Run("ef", (2,)),
    ]


def test_a_text_without_marks_is_one_piece() -> None:
    assert runs("abc", []) == [Run("abc")]


def test_an_empty_text_has_no_pieces() -> None:
    assert runs("", [(1, Span(0, 3))]) == []


def test_a_span_that_goes_beyond_the_text_covers_what_there_is() -> None:
    assert "".join(run.words for run in runs("abc", [(1, Span(1, 9))])) == "abc"


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 2), (-1, 2)])
def test_a_span_without_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="at least one code point"):
        Span(start, end)


def test_words_are_found_by_code_points_after_an_emoji() -> None:
    assert find("🌲👩 hei du", "hei du") == [Span(3, 9)]


def test_words_are_found_across_a_line_break() -> None:
    assert find("først\n  så", "først så") == [Span(0, 10)]


def test_words_that_stand_twice_are_found_twice() -> None:
    assert len(find("ja nei ja", "ja")) == 2


def test_signs_with_a_meaning_in_patterns_are_only_signs() -> None:
    assert find("a+b (c)", "(c)") == [Span(4, 7)]
    assert find("abc", "a.c") == []


def test_nothing_is_found_nowhere() -> None:
    assert find("abc", "  \n") == []


def test_line_breaks_make_no_difference_to_what_is_said() -> None:
    assert says_the_same("a\r\nb", " a b ")
    assert not says_the_same("a b", "a c")
