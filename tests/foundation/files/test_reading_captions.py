"""Captions give what was said and by whom, and nothing that was said is lost on the way."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.foundation.files.making import read_or_refused, refusal, said, transcript_of

from medvirk.foundation.files import SIZE_LIMIT, CannotRead, Format, Problem

T = "00:00:01.000 --> 00:00:02.500"
S = "00:00:01,000 --> 00:00:02,500"


def vtt(*cues: str, head: str = "WEBVTT") -> bytes:
    return "\n\n".join([head, *(f"{T}\n{cue}" for cue in cues)]).encode()


def srt(*cues: str) -> bytes:
    return "\n\n".join(f"{number}\n{S}\n{cue}" for number, cue in enumerate(cues, start=1)).encode()


def test_cues_of_one_voice_in_a_row_are_one_utterance() -> None:
    content = vtt("<v Kari Ås>Jeg gikk</v>", "<v Kari Ås>dit.", "<v.loud Ola>Når\nda?</v>", "<v Kari Ås>I går.")
    assert said("a.vtt", content) == [("Kari Ås", "Jeg gikk dit."), ("Ola", "Når da?"), ("Kari Ås", "I går.")]


def test_two_voices_in_one_cue_are_two_utterances() -> None:
    assert said("a.vtt", vtt("<v Kari>Hei.</v> <v Ola>Hallo.</v> (latter)")) == [
        ("Kari", "Hei."),
        ("Ola", "Hallo."),
        (None, "(latter)"),
    ]


def test_cues_without_a_voice_stand_by_themselves() -> None:
    assert said("a.vtt", vtt("Hei.", "Hallo.")) == [(None, "Hei."), (None, "Hallo.")]


def test_two_dashes_in_a_cue_stay_two_lines() -> None:
    assert said("a.srt", srt("– Hei.\n– Hallo\npå deg.")) == [(None, "– Hei.\n– Hallo på deg.")]


def test_notes_styles_names_and_settings_are_not_talk() -> None:
    content = (
        "\ufeffWEBVTT - Samtale\nKind: captions\n\nNOTE\nikke les\n\nSTYLE\n::cue {}\n\nREGION\nid:x\n\n"
        "intro\n00:01.000 --> 00:02.000 align:start\n<i>Hei</i> <00:00:01.500><c.gul>alle</c>"
        " &amp; «andre»&#33;"
    )
    assert said("a.vtt", content.replace("\n", "\r\n").encode()) == [(None, "Hei alle & «andre»!")]


def test_less_than_in_talk_is_kept() -> None:
    assert said("a.vtt", vtt("3 < 4, og <ukjent> blir")) == [(None, "3 < 4, og <ukjent> blir")]


def test_entities_cannot_bring_in_control_characters() -> None:
    assert refusal("a.vtt", vtt("a&#x202e;b")) is Problem.CONTROL_CHARACTERS
    assert said("a.vtt", vtt("a&#0;b &notes")) == [(None, "a\ufffdb &notes")]


@pytest.mark.parametrize("make", [vtt, srt])
def test_names_first_in_the_line_are_voices_where_they_come_back(make: Callable[..., bytes]) -> None:
    content = make("Intervjuer 1: Hei.", "KARI: Jo,", "det gikk.", "Kari sa: nei.", "Intervjuer 1: Ja?", "KARI: Ja.")
    name = "a.vtt" if make is vtt else "a.srt"
    assert said(name, content) == [
        ("Intervjuer 1", "Hei."),
        ("KARI", "Jo, det gikk. Kari sa: nei."),
        ("Intervjuer 1", "Ja?"),
        ("KARI", "Ja."),
    ]


def test_two_names_in_one_cue_are_two_voices() -> None:
    assert said("a.srt", srt("Kari: Hei.\n– Ola: Hallo.\nJa.")) == [("Kari", "Hei."), ("Ola", "Hallo. Ja.")]


@pytest.mark.parametrize(
    "cues",
    [
        ("Problemet er: alt.", "Ja.", "Nei."),
        ("Hei.", "Kari: Ja.", "Kari: Nei."),
        ("Viktig: ja.", "Hei.", "Viktig: nei.", "Ja.", "Nei."),
        ("klokka er: ti", "klokka er: elleve"),
        ("Dette er det jeg sa: ja.", "Dette er det jeg sa: nei."),
    ],
)
def test_a_colon_alone_makes_nobody_a_speaker(cues: tuple[str, ...]) -> None:
    assert said("a.srt", srt(*cues)) == [(None, cue) for cue in cues]


def test_subrip_markup_goes_and_the_words_stay() -> None:
    assert said("a.srt", srt('{\\an8}<font color="#fff">Blå</font> <b>ås</b>')) == [(None, "Blå ås")]


def test_the_format_is_told() -> None:
    assert transcript_of("a.vtt", vtt("Hei")).format is Format.VTT
    assert transcript_of("a.srt", srt("Hei")).format is Format.SRT


@pytest.mark.parametrize(("name", "content"), [("a.vtt", vtt("Hei")), ("a.srt", srt("Hei"))])
def test_talk_cut_off_from_its_times_is_refused_rather_than_lost(name: str, content: bytes) -> None:
    with pytest.raises(CannotRead) as refused:
        transcript_of(name, content + b"\n\nmer tale")
    assert refused.value.reason is Problem.DAMAGED
    assert refused.value.detail == ("line 6: no times" if name == "a.vtt" else "line 5: no times")


@pytest.mark.parametrize("content", [b"WEBVTT", b"WEBVTT\n\nNOTE hei", vtt(""), vtt("<v Kari></v>")])
def test_captions_without_a_word_have_no_text(content: bytes) -> None:
    assert refusal("a.vtt", content) is Problem.NO_TEXT


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", vtt("Hei")),
        ("a.txt", srt("Hei")),
        ("a.srt", vtt("Hei")),
        ("a.vtt", srt("Hei")),
        ("a.vtt", b"WEBVTTX\n\nHei"),
        ("a.srt", b"Hei"),
    ],
)
def test_captions_under_another_name_are_refused(name: str, content: bytes) -> None:
    assert refusal(name, content) is Problem.CONTENT_DOES_NOT_MATCH_NAME


def test_a_voice_that_never_ends_is_refused() -> None:
    assert refusal("a.vtt", vtt("<v " + "Kari " * 100 + ">Hei")) is Problem.DAMAGED


@pytest.mark.parametrize("piece", ["<", "<v ", "<v a>", "<v" + " " * 50, "&#", "A: ", "<1", "[", "–"])
def test_captions_made_to_take_long_are_read_or_refused(piece: str) -> None:
    content = vtt(piece * ((SIZE_LIMIT - 100) // len(piece.encode())))
    assert read_or_refused("a.vtt", content)


@given(st.text(), st.sampled_from(["a.vtt", "a.srt"]))
def test_any_captions_are_read_or_refused(talk: str, name: str) -> None:
    make = vtt if name == "a.vtt" else srt
    assert read_or_refused(name, make(talk.encode("utf-8", "replace").decode()))


@given(st.lists(st.text(alphabet="abcæøå ,.", min_size=1).filter(str.strip), min_size=1, max_size=8))
def test_no_word_is_lost_or_added(cues: list[str]) -> None:
    try:
        read = " ".join(text for _, text in said("a.srt", srt(*cues)))
    except CannotRead:
        read = ""
        assume("".join(cues).strip(" ,."))
    assert read.split() == " ".join(cues).split()
