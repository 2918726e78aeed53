"""Evaluations whose notes are marked: what tests of findings, quotes and the hand-over need."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from medvirk.foundation.actor import link_holder
from medvirk.listen.actions.finding import Words, add_finding, gather
from medvirk.listen.actions.marking import About, mark_excerpt
from medvirk.listen.actions.quote import add_quote
from medvirk.listen.actions.theme import add_theme
from medvirk.listen.enums import Purpose
from medvirk.listen.models import ConsentEvent, Excerpt, Finding, Interview, Participant, Quote, SegmentText
from medvirk.listen.spans import Span
from medvirk.people.enums import Role
from medvirk.privacy.sealing import secret_hash
from medvirk.release.actions import Answer, send_answers
from medvirk.release.enums import CandidateState, ReviewSide
from medvirk.release.items import Reviewer
from medvirk.release.models import Released, Sitting
from tests.factories import make_account, make_organisation
from tests.listen.desks import Work, add_note, make_notes, make_speaker, make_work

ROLE = {ReviewSide.LIVED_EXPERIENCE: Role.LIVED_REVIEWER, ReviewSide.PROFESSIONAL: Role.PROFESSIONAL_REVIEWER}
CANARY = "Kanarifuglen sang i Lindealleen"


@dataclass
class Gathering:
    """Two group interviews with seven and six present, a theme, and a desk to work at."""

    work: Work
    interviews: list[Interview]
    theme: UUID

    @property
    def id(self) -> UUID:
        """The evaluation."""
        return self.work.evaluation.id

    def speaker(self, pseudonym: str, interview: int = 0, *, may_be_quoted: bool = True) -> Participant:
        """Somebody who took part, with what they said of being quoted."""
        person = make_speaker(self.interviews[interview], pseudonym)
        say(person, may_be_quoted)
        return person

    def mark(
        self,
        words: str,
        *,
        by: Participant | None = None,
        interview: int = 0,
        counted: int | None = None,
        recognised: int | None = None,
        people: tuple[Participant, ...] = (),
    ) -> Excerpt:
        """A note that is marked whole."""
        text: SegmentText = add_note(self.interviews[interview], words, by=by, recognised=recognised)
        about = About(frozenset({self.theme}), people=frozenset(one.id for one in people), counted=counted)
        return mark_excerpt(self.id, text.id, Span(0, text.length), about, by=self.work.leader)

    def finding(self, title: str = "Folk blir tatt imot", *marks: Excerpt, **fields: Any) -> Finding:
        """A finding that rests on these marks."""
        words = Words(**{"kind": "works", "theme": self.theme, "title": title, "text": CANARY, **fields})
        made = add_finding(self.id, words, by=self.work.leader)
        if marks:
            gather(self.id, made.id, [mark.id for mark in marks], by=self.work.leader)
        return made

    def quote(self, finding: Finding, mark: Excerpt, text: str = "De spurte hvordan jeg hadde det.") -> Quote:
        """A quote under a finding."""
        return add_quote(self.id, finding.id, mark.id, text, by=self.work.leader)


def say(person: Participant, yes: bool) -> None:
    """Somebody says yes or no to being quoted."""
    ConsentEvent.objects.create(
        participant=person,
        purpose=Purpose.QUOTE,
        given=yes,
        text_version=1,
        text_language="nb",
        text_hash="x",
        number=person.consents.count() + 1,
    )


def make_gathering(state: str = "process_report", present: tuple[int, int] = (7, 6)) -> Gathering:
    """An evaluation in which thirteen people have told."""
    work = make_work(state)
    interviews = [make_notes(work, number=number, present=here) for number, here in enumerate(present, start=1)]
    theme = add_theme(work.evaluation.id, "Å bli møtt", None, by=work.leader).id
    return Gathering(work, interviews, theme)


def make_reviewers() -> list[Reviewer]:
    """Two from outside, one from each side."""
    accounts = {side: make_account((ROLE[side], make_organisation())) for side in ReviewSide}
    return [Reviewer(side, one.id, one.name, one.email) for side, one in accounts.items()]


def answer(sitting: Sitting, *, yes: bool = True) -> list[Released]:
    """Both reviewers answer everything and send in; the professional says ``yes`` or no."""
    released: list[Released] = []
    for side, secret in sitting.links.items():
        says = yes or side == ReviewSide.LIVED_EXPERIENCE
        waiting = sitting.candidates.filter(state=CandidateState.WAITING)
        answers = {one.id: Answer(says, "Skriv det mildere.") for one in waiting}
        released = send_answers(secret, answers, by=link_holder(secret_hash(secret)))
    return released
