"""Plain text comes out as it was written, in every way of writing it down, or not at all."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.foundation.files.making import read_or_refused, refusal, texts, transcript_of

from medvirk.foundation.files import Format, Problem
from medvirk.foundation.files.encoding import looks_norwegian
from medvirk.foundation.files.letters import MARKS_LIMIT

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
TALK = "– Korleis gjekk det?\n– Det gjekk så bra; eg fekk høyre at eg var ærleg.\n\nÅ bli trudd. Én gong."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1-without-dashes"])
def test_norwegian_letters_survive_every_encoding_that_can_be_told(encoding: str) -> None:
    talk = TALK.replace("–", "-") if encoding == "latin-1-without-dashes" else TALK
    content = talk.encode("latin-1" if encoding == "latin-1-without-dashes" else encoding)
    assert texts("samtale.txt", content) == talk.split("\n\n")


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_both_orders_of_utf_16_are_read(mark: bytes, encoding: str) -> None:
    assert texts("a.txt", mark + TALK.encode(encoding)) == TALK.split("\n\n")


@pytest.mark.parametrize("encoding", ["cp850", "cp865", "mac_roman", "utf-16-le", "utf-16-be", "utf-32", "utf-7-like"])
def test_norwegian_in_encodings_that_cannot_be_told_is_refused(encoding: str) -> None:
    talk = TALK.replace("–", "-")
    content = b"\xff" + talk.encode() if encoding == "utf-7-like" else talk.encode(encoding)
    assert refusal("a.txt", content) is Problem.UNKNOWN_ENCODING


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Здравствуйте, меня зовут Анна, и я хочу рассказать о своей жизни."),
        ("koi8_r", "Здравствуйте, меня зовут Анна, и я хочу рассказать о своей жизни."),
        ("cp1250", "Dzień dobry, nazywam się Anna i chciałabym opowiedzieć o swoim życiu."),
        ("cp1250", "Dobrý den, jmenuji se Anna a ráda bych vám řekla něco o svém životě."),
        ("cp1254", "Merhaba, benim adım Ayşe ve size hayatımı anlatmak istiyorum, çünkü öyle."),
        ("cp1257", "Labdien, mani sauc Anna, un es gribu pastāstīt par savu dzīvi, jā."),
        ("iso8859_7", "Καλημέρα, με λένε Άννα και θέλω να μιλήσω για τη ζωή μου."),
    ],
)
def test_other_languages_in_old_encodings_are_refused_and_never_turned_into_something_else(
    encoding: str, text: str
) -> None:
    assert refusal("a.txt", text.encode(encoding)) is Problem.UNKNOWN_ENCODING


def valid_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(st.text(alphabet="abcdeghiklmnorstuv æøåÆØÅéòüö–«»’….,\n", min_size=1))
def test_windows_text_is_read_as_it_was_written_or_refused(text: str) -> None:
    content = text.encode("cp1252")
    assume(text.isascii() or not valid_utf_8(content))
    read = read_or_refused("a.txt", content)
    if isinstance(read, Problem):
        assert read in {Problem.UNKNOWN_ENCODING, Problem.NO_TEXT}
    else:
        assert "\n".join(read) == "\n".join(line for line in text.split("\n") if line.strip())


@given(
    st.text(alphabet="abdefgiklmnoprstuvyæøå .,", min_size=1).filter(lambda text: set("æøå") & set(text)),
    st.sampled_from(["cp850", "mac_roman"]),
)
def test_old_norwegian_files_are_never_read_with_wrong_letters(text: str, encoding: str) -> None:
    assert refusal("a.txt", text.encode(encoding)) in {Problem.UNKNOWN_ENCODING, Problem.NO_TEXT}


@pytest.mark.parametrize(
    ("text", "norwegian"),
    [
        ("Å gå på «kafé» i Oslo–Bergen, 1½ år…", True),
        ("så fint med ordet’s språk, bl.a.\xa0Åse", True),
        ("hei", False),
        ("– «hei»", False),
        ("né à l’été, très gâté, få", False),
        ("på å v‘re", False),
        ("på sm°br°d", False),
        ("på små bÆr", False),
        ("på ¿re", False),
        ("på ðe", False),
    ],
)
def test_what_looks_norwegian_can_be_read_off_from_the_letters(text: str, norwegian: bool) -> None:
    assert looks_norwegian(text) is norwegian


def test_utf_8_cut_in_the_middle_of_a_letter_is_refused_rather_than_guessed() -> None:
    assert refusal("a.txt", "Jeg fikk råd og så".encode() + b"\xc3") is Problem.UNKNOWN_ENCODING


def test_text_with_only_typographic_signs_from_windows_is_ambiguous_and_refused() -> None:
    assert refusal("a.txt", "– Hei".encode("cp1252")) is Problem.UNKNOWN_ENCODING


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\v", "\x85", "\u2028"])
def test_every_line_end_becomes_a_newline(line_end: str) -> None:
    assert texts("a.txt", f"Først{line_end}så{line_end}{line_end}til slutt".encode()) == [
        "Først\nså",
        "til slutt",
    ]


@pytest.mark.parametrize("page_end", ["\f", "\u2029", "\r\n \t\u00a0\r\n"])
def test_a_page_end_or_a_line_of_blanks_parts_two_paragraphs(page_end: str) -> None:
    assert texts("a.txt", f"Én{page_end}To".encode()) == ["Én", "To"]


def test_dialogue_dashes_and_blanks_at_the_start_of_lines_are_kept() -> None:
    assert texts("a.txt", "– Hei.\n  — Hallo.\n- Ha det.".encode()) == ["– Hei.\n  — Hallo.\n- Ha det."]


def test_one_long_line_stays_one_line() -> None:
    line = "Jeg vil si noe om å vente. " * 20_000
    assert texts("a.txt", line.encode()) == [line]


def test_no_speaker_is_guessed_in_plain_text() -> None:
    [only] = transcript_of("a.txt", b"Kari: Hei.\nOla: Hei.").paragraphs
    assert (only.text, only.speaker) == ("Kari: Hei.\nOla: Hei.", None)


def test_letters_put_together_from_two_signs_become_one() -> None:
    assert texts("a.txt", unicodedata.normalize("NFD", "blå ås").encode()) == ["blå ås"]


def test_characters_counts_letters_as_they_came_out() -> None:
    transcript = transcript_of("a.txt", "blå\r\nås\n\nø".encode())
    assert (transcript.format, transcript.characters) == (Format.TXT, len("blå\nås") + len("ø"))


def test_right_to_left_writing_is_read_with_the_marks_it_needs() -> None:
    talk = "שלום, \u2067אני אנה\u2069.\u200f مرحبا می\u200cخواهم"
    assert texts("a.txt", talk.encode()) == [talk]


@pytest.mark.parametrize("sign", ["\0", "\x1b[2J", "\b", "\x7f", "\x9b", "\u202e", "\u202d", "\ufffe", "\uffff"])
def test_signs_that_are_not_writing_are_refused(sign: str) -> None:
    assert refusal("a.txt", f"Jeg heter {sign}Kari".encode()) is Problem.CONTROL_CHARACTERS


@pytest.mark.parametrize(
    "content", ["Kari\ud800".encode("utf-8", "surrogatepass"), b"\xff\xfeK\0\x00\xd8a\0", b"\xff\xfeK\0a"]
)
def test_half_letters_are_refused(content: bytes) -> None:
    assert refusal("a.txt", content) is Problem.UNKNOWN_ENCODING


def test_marks_heaped_upon_one_letter_are_refused_before_they_hold_up_the_machine() -> None:
    heap = "\u0301\u0316" * (MARKS_LIMIT // 2)
    assert texts("a.txt", f"a{heap}".encode())
    assert refusal("a.txt", f"a{heap}\u0301".encode()) is Problem.CONTROL_CHARACTERS
    assert refusal("a.txt", b"a" + heap.encode() * 80_000) is Problem.CONTROL_CHARACTERS


def test_byte_order_marks_left_inside_are_taken_out() -> None:
    assert texts("a.txt", "\ufeffFørst\n\ufeffså".encode()) == ["Først\nså"]


@pytest.mark.parametrize("content", [b" \r\n\t\n", "… – !\n".encode(), b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_a_word_has_no_text(content: bytes) -> None:
    assert refusal("a.txt", content) is Problem.NO_TEXT


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five source texts are not beside this checkout")
def test_the_source_texts_are_read_exactly() -> None:
    files = sorted(SEEDS.glob("*.txt"))
    assert files
    for file in files:
        source = file.read_bytes()
        expected = [line for line in source.decode().split("\n") if line.strip()]
        assert "\n".join(texts(file.name, source)).split("\n") == expected, file.name
