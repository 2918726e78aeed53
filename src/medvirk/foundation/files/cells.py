"""Text that goes into a spreadsheet stays text.

Excel, LibreOffice and Google Sheets run a cell that begins with = + - or @ (also in full width), with or
without blanks before it: it can fetch, send and start things on the reader's machine. Source: OWASP, "CSV
Injection".
"""

import re
from decimal import Decimal

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no room for: one such sign and the spreadsheet file will not open."""

STARTS_FORMULA = re.compile("[\\s\ufeff\u200b-\u200f\u2060-\u2069\u202a-\u202e\xad]*[=+\\-@＝＋－＠]|[\t\r\n]")


def defuse_cell(value: object) -> str:
    """Return the value as text that no spreadsheet takes for a formula.

    Numbers stay numbers, a minus included, since nobody typed them as text; ``None`` becomes the empty
    text. Other values that could start a formula get an apostrophe in front, which spreadsheets show as
    plain text. To defuse twice changes nothing. Signs that would break the file are taken out.

    The writer must still put every cell in quotation marks: this looks at one cell's start, not at
    separators within it.
    """
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal):
        return str(value)
    text = UNWRITABLE.sub("", str(value))
    return f"'{text}" if STARTS_FORMULA.match(text) else text
