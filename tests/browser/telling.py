"""The first half of a journey: interviews that are brought in, marked, and gathered to findings.

``prepare`` has made the evaluation; who does what is the demo's own cast.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from medvirk.demo.world import PASSPHRASE
from tests.browser.walk import Walk, choose, fill, found_in, select_words

LEADER, ASKS, WRITES = "Kari", "Jonas Myrvind", "Amina Bekkestein"


@dataclass(frozen=True)
class Talk:
    """An interview that was written elsewhere. ``voices``: which of the participants a name in the file is."""

    file: Path
    present: int
    language: str = "nb"
    voices: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Marked:
    """Words of an interview, the themes they lie under, and how many they speak for."""

    talk: int
    words: str
    themes: tuple[str, ...]
    counted: int | None = None


@dataclass(frozen=True)
class Found:
    """A finding: its words, the marks it rests on, a quote of the first of them, what was said and decided."""

    kind: str
    title: str
    text: str
    marks: tuple[Marked, ...]
    decision: str
    answer: str
    quote: str = ""
    outcome: str = "recognised"


class Telling:
    """An evaluation that people tell to. Steps are taken in the order in which they stand here."""

    def __init__(self, walk: Walk, evaluation: str) -> None:
        self.walk, self.id = walk, evaluation
        self.talks: list[str] = []
        #: The ids of findings and of their quotes, by the finding's title.
        self.findings: dict[str, str] = {}
        self.quotes: dict[str, str] = {}

    # Interviews

    def hold(self, talk: Talk) -> None:
        """Plan a group, register who came by pseudonym, bring in the file, say who is who, hand in."""
        page = self.walk.go(LEADER, "listen:new_interview", self.id)
        choose(page, "kind", "group")
        choose(page, "audience", "users")
        choose(page, "language", talk.language)
        fill(page, day=timezone.localdate().isoformat())
        page.locator("[name=asks]").select_option(label=ASKS)
        page.locator("[name=writes]").select_option(label=WRITES)
        self.walk.send(page, "asks")
        interview = found_in(page.url, "interview")
        self.talks.append(interview)
        self._bring_in(talk, interview, [self._register(interview) for _ in range(talk.present)])
        self.walk.press(WRITES, "listen:interview", self.id, "listen:hand_in", interview)

    def _register(self, interview: str) -> str:
        page = self.walk.go(WRITES, "listen:new_participant", self.id, interview)
        name = page.locator("[name=pseudonym]").input_value()
        page.locator("[name=take_part]").check()
        page.locator("[name=quote]").check()
        self.walk.send(page, "pseudonym")
        return name

    def _bring_in(self, talk: Talk, interview: str, people: list[str]) -> None:
        page = self.walk.go(WRITES, "listen:bring_in", self.id, interview)
        page.locator("[name=file]").set_input_files(talk.file)
        fill(page, present=str(talk.present))
        self.walk.send(page, "file")
        for voice, number in talk.voices.items():
            page.get_by_label(re.compile(rf"^{voice}\b")).select_option(label=people[number])
        if talk.voices:
            self.walk.send(page, page.locator("main form"))
        assert found_in(page.url, "interview") == interview

    # Themes, marks, findings

    def unlock(self) -> None:
        """The process leader opens the notes."""
        page = self.walk.go(LEADER, "listen:reading", self.id)
        fill(page, passphrase=PASSPHRASE)
        self.walk.send(page, "passphrase")

    def add_themes(self, *names: str) -> None:
        """Make the themes."""
        for name in names:
            page = self.walk.go(LEADER, "listen:themes", self.id)
            fill(page, name=name)
            self.walk.send(page, "name")

    def mark(self, mark: Marked) -> str:
        """Choose the words with the mouse and put them under themes; returns the mark's id."""
        page = self.walk.go(LEADER, "listen:marking", self.id, self.talks[mark.talk])
        passage = page.locator("[data-passage]").filter(has_text=mark.words)
        expect(passage).to_have_count(1)
        select_words(page, passage, mark.words)
        form = page.locator("#mark-form")
        for theme in mark.themes:
            form.get_by_label(theme, exact=True).check()
        if mark.counted:
            form.locator("details").last.locator("summary").click()
            fill(form, counted=str(mark.counted))
        self.walk.send(page, form)
        made = page.url.partition("#mark-")[2]
        assert mark.words in "".join(page.locator("mark").all_text_contents())
        return made

    def write(self, found: Found) -> None:
        """Mark, write the finding, gather its marks, and make a quote of the first."""
        marks = [self.mark(mark) for mark in found.marks]
        page = self.walk.go(LEADER, "listen:new_finding", self.id)
        choose(page, "kind", found.kind)
        page.locator("[name=theme]").select_option(label=found.marks[0].themes[0])
        fill(page, title=found.title, text=found.text)
        self.walk.send(page, "title")
        for mark in marks:
            page.locator(f'[name=excerpts][value="{mark}"]').first.check()
        finding = self.findings[found.title] = found_in(page.url, "finding")
        self.walk.send(page, page.locator("main form").filter(has=page.locator("[name=excerpts]")))
        if found.quote:
            page = self.walk.go(LEADER, "listen:new_quote", self.id, finding, marks[0])
            fill(page, text=found.quote)
            self.walk.send(page, "text")
            self.quotes[found.title] = found_in(page.url, "quote")
