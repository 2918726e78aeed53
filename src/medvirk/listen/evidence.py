"""Who stands behind findings and quotes, as far as marks and notes tell. Never shown; only counted.

Where somebody who marked said whom or how many a mark speaks for, that counts; else what the notes say: the
participant whose words they are, and the group's own answer to "how many recognise this?".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from medvirk.listen.enums import Purpose
from medvirk.listen.models import ConsentEvent, Evaluation, Finding, Participant
from medvirk.privacy.disclosure import Standing, Voice, standing_behind

PeopleOf = Mapping[UUID, frozenset[UUID]]


@dataclass
class Mark:
    """One mark's evidence: from which interview, and what was said of whom it speaks for."""

    interview: UUID
    counted: int | None
    speaker: UUID | None
    recognised: int | None
    people: set[UUID] = field(default_factory=set)

    @property
    def voice(self) -> Voice:
        """The mark as disclosure control wants it."""
        if self.people or self.counted is not None:
            return Voice(self.interview, frozenset(map(str, self.people)), self.counted)
        spoken = frozenset({str(self.speaker)}) if self.speaker else frozenset()
        return Voice(self.interview, spoken, self.recognised)


def standings_of(evaluation: Evaluation) -> Mapping[UUID, Standing]:
    """Who stands behind each finding that gathers marks, in one query beside the interviews."""
    marks: dict[UUID, dict[UUID, Mark]] = {}
    rows = Finding.excerpts.through.objects.filter(finding__evaluation=evaluation, excerpt__removed=False)
    for finding, excerpt, person, interview, counted, speaker, recognised in rows.values_list(
        "finding",
        "excerpt",
        "excerpt__people",
        "excerpt__text__segment__interview",
        "excerpt__counted",
        "excerpt__text__segment__participant",
        "excerpt__text__segment__recognised",
    ):
        mark = Mark(interview, counted, speaker, recognised)
        mark = marks.setdefault(finding, {}).setdefault(excerpt, mark)
        mark.people |= {person} if person else set()
    return {finding: _standing(evaluation, found.values()) for finding, found in marks.items()}


def _standing(evaluation: Evaluation, marks: Iterable[Mark]) -> Standing:
    return standing_behind((mark.voice for mark in marks), interviews_held(evaluation))


def interviews_held(evaluation: Evaluation) -> int:
    """How many interviews' notes are handed in."""
    return sum(1 for interview in evaluation.interviews.all() if interview.delivered_on)


@dataclass(frozen=True)
class Speaker:
    """Whose words a quote is: one participant, or somebody in the interview, nobody knows who."""

    interview: UUID
    person: UUID | None
    #: Those who may have said it have all said yes to being quoted.
    may_be_quoted: bool


@dataclass(frozen=True)
class Willing:
    """Who has said yes to being quoted, and the interviews in which everybody has."""

    people: frozenset[UUID]
    interviews: frozenset[UUID]

    def speaker_of(self, interview: UUID, participant: UUID | None, people: Iterable[UUID]) -> Speaker:
        """Whose words these are, by the note (``participant``) or else by the mark (``people``)."""
        named = frozenset({participant} if participant else people)
        if named:
            return Speaker(interview, min(named) if len(named) == 1 else None, named <= self.people)
        return Speaker(interview, None, interview in self.interviews)


def willing_in(evaluation: Evaluation) -> Willing:
    """Who can be quoted, in one query. An interview in which nobody is registered has nobody who said yes."""
    rows = Participant.objects.filter(interview__evaluation=evaluation).annotate(yes=says_yes("id"))
    facts = list(rows.annotate(bars=Exists(barring(OuterRef("interview")).filter(id=OuterRef("id")))))
    closed = {row.interview_id for row in facts if row.bars}
    here = {row.interview_id for row in facts if row.withdrawn_on is None}
    return Willing(frozenset(row.id for row in facts if row.yes), frozenset(here - closed))


def says_yes(person: str) -> Subquery:
    """What this person (a column) said last of being quoted; nothing where they were never asked."""
    asked = ConsentEvent.objects.filter(participant=OuterRef(person), purpose=Purpose.QUOTE)
    return Subquery(asked.order_by("-number").values("given")[:1])


def barring(interview: OuterRef) -> QuerySet[Participant]:
    """Those who stand in the way of quoting where nobody knows who spoke.

    They have not said yes; or they withdrew, and the team has not gone through the unnamed passages yet.
    """
    unwilling = Q(withdrawn_on=None) & (Q(says=None) | Q(says=False))
    unread = Q(withdrawn_on__isnull=False, looked_through_on=None)
    here = Participant.objects.filter(interview=interview).annotate(says=says_yes("id"))
    return here.filter(unwilling | unread)


def is_registered(interview: OuterRef) -> QuerySet[Participant]:
    """Those who are registered in an interview and have not withdrawn."""
    return Participant.objects.filter(interview=interview, withdrawn_on=None)
