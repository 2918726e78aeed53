"""What has changed between two revisions can be read, and nothing is lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from medvirk.release.difference import Change, Piece, word_difference


def test_words_that_were_taken_out_and_put_in_stand_beside_each_other() -> None:
    assert word_difference("Vi venter lenge på svar", "Vi venter ofte lenge på svar") == [
        Piece(Change.SAME, "Vi venter "),
        Piece(Change.IN, "ofte "),
        Piece(Change.SAME, "lenge på svar"),
    ]
    assert word_difference("Ringte i januar", "Ringte en dag") == [
        Piece(Change.SAME, "Ringte "),
        Piece(Change.OUT, "i januar"),
        Piece(Change.IN, "en dag"),
    ]


def test_the_same_text_has_no_difference() -> None:
    assert word_difference("Likt  her", "Likt  her") == [Piece(Change.SAME, "Likt  her")]
    assert word_difference("", "") == []


@given(st.text(), st.text())
def test_both_texts_can_be_read_out_of_the_difference(old: str, new: str) -> None:
    pieces = word_difference(old, new)
    assert "".join(piece.text for piece in pieces if piece.change is not Change.OUT) == new
    assert "".join(piece.text for piece in pieces if piece.change is not Change.IN) == old
