"""One report, three forms: the same words, the same numbers, the renderer's own words in each language."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import html

from medvirk.foundation.report import render_pdf, render_web, render_word
from medvirk.foundation.report.content import Language
from medvirk.foundation.report.wording import wording

from . import reading, sample


def web_words(page: str) -> str:
    return _packed(" ".join(map(str, html.fromstring(page).itertext())))


def word_words(made: bytes) -> str:
    return _packed(" ".join(Document(BytesIO(made)).element.itertext()))


def _packed(text: str) -> str:
    return re.sub(r"\s|\u00ad", "", text)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_all_forms_say_the_same(language: Language, fonts: Path) -> None:
    report = sample.short(language)
    words = wording(language)
    said = [
        report.title,
        report.organisation,
        report.identifier,
        report.notice,
        words.day(report.date),
        words.figure.format(number=3) + ". Hva som hjalp",
        words.table.format(number=1) + ". Hvem vi snakket med",
        words.numbers_behind.format(number=2),
        f"{words.opening}Fra fredag til mandag er det bare meg og tv-en.{words.closing}",
        sample.STACK.sentence,
        "Vises ikke: færre enn 12 har svart",
        "Eg vil vere med og velje.",
        "Tre botjenester i Eksempeldal",
        "Det som bare én eller to har sagt, står ikke her.",
    ]
    web = web_words(render_web(report))
    pdf = reading.words(render_pdf(report, fonts))
    word = re.sub(r"SEQ\w+\\\*ARABIC", "", word_words(render_word(report, fonts)))
    for words_said in map(_packed, said):
        assert words_said in web
        assert words_said in pdf
        assert words_said in word


@pytest.mark.parametrize(("language", "day"), [("nb", "3. mai 2026"), ("nn", "3. mai 2026"), ("en", "3 May 2026")])
def test_dates_are_written_as_people_write_them(language: Language, day: str) -> None:
    assert wording(language).day(date(2026, 5, 3)) == day
    assert len(wording(language).months) == 12


def test_empty_subtitle_identifier_and_notice_leave_no_trace(fonts: Path) -> None:
    report = replace(sample.short(), subtitle="", identifier="", notice="")
    assert "report-subtitle" not in render_web(report)
    assert render_pdf(report, fonts)
    document: Any = Document(BytesIO(render_word(report)))
    assert "Subtitle" not in [paragraph.style.name for paragraph in document.paragraphs]
