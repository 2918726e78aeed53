"""Evaluations with notes that somebody has unlocked: what tests of marking need."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.test import Client
from django.utils import timezone

from medvirk.foundation.actor import Actor
from medvirk.foundation.keys import store
from medvirk.foundation.keys.models import ReaderWrap, Unlocked
from medvirk.listen import sealed
from medvirk.listen.enums import InterviewKind
from medvirk.listen.models import Evaluation, Interview, Participant, Segment, SegmentText
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.reading import Desk
from medvirk.listen.views.desk import cookie_name
from medvirk.privacy.sealing import KeyPair, wrap_with_key
from tests.factories import make_evaluation, make_process_leader
from tests.listen.making import make_guide, signed_in

SECRET = b"s" * 32


@dataclass
class Work:
    """An evaluation in which interviews are held, its leader, and its keys."""

    evaluation: Evaluation
    leader: Actor
    keys: KeyPair
    sections: list[UUID] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        """The leader's desk, as it is right after unlocking."""
        return Desk(known(self.evaluation.id), self.leader, self.keys, timezone.now() + store.IDLE)

    def reader(self, actor: Actor) -> Actor:
        """Let somebody read, without the cost of a passphrase."""
        key = store._current_key(self.evaluation.id)
        wrap = ReaderWrap.objects.create(key=key, reader=actor.id, public=self.keys.public, wrapped=b"w")
        store.let_in(self.evaluation.id, wrap.reader, self.keys)
        return actor

    def browser(self, actor: Actor | None = None) -> Client:
        """A browser in which somebody who can read is signed in and has unlocked."""
        reader = actor or self.leader
        client = signed_in(reader)
        client.cookies[cookie_name(self.evaluation.id)] = self._session(reader)
        return client

    def _session(self, reader: Actor) -> str:
        row = Unlocked(key=store._current_key(self.evaluation.id), reader=reader.id, until=timezone.now() + store.IDLE)
        row.wrapped = wrap_with_key(self.keys.private, SECRET, store._session_context(row))
        row.save()
        return f"{row.id.hex}.{'c3Nz' * 10}c3M"


def make_work(state: str = "collecting") -> Work:
    """An evaluation with a theme guide, in which its leader can read."""
    evaluation = make_evaluation(state=state)
    leader = make_process_leader(evaluation)
    _key, keys = store.new_evaluation_key(evaluation.id)
    guide = make_guide(evaluation, sections=2)
    work = Work(evaluation, leader, keys, [section.key for section in guide.sections.all()])
    work.reader(leader)
    return work


def make_notes(work: Work, *words: str, number: int = 1, delivered: bool = True, present: int = 5) -> Interview:
    """An interview with one note for each text given, that belong to nobody in particular."""
    today = timezone.localdate()
    interview = Interview.objects.create(
        evaluation=work.evaluation,
        number=number,
        kind=InterviewKind.GROUP,
        audience="users",
        language="nb",
        day=today,
        present=present,
        guide=work.evaluation.guides.first(),
        delivered_on=today if delivered else None,
    )
    interview.key = store.new_sealed_key(interview.id, work.evaluation.id).id
    interview.save()
    for text in words:
        add_note(interview, text)
    return interview


def make_speaker(interview: Interview, pseudonym: str) -> Participant:
    """Somebody who took part, with a key of their own."""
    person = Participant(interview=interview, pseudonym=pseudonym)
    person.key = store.new_sealed_key(person.id, interview.evaluation_id).id
    person.save()
    return person


def add_note(
    interview: Interview,
    words: str,
    *,
    by: Participant | None = None,
    section: UUID | None = None,
    recognised: int | None = None,
) -> SegmentText:
    """One more note, last in the interview."""
    position = interview.segments.count() + 1
    segment = Segment.objects.create(
        interview=interview, participant=by, section=section, position=position, recognised=recognised
    )
    text = SegmentText(segment=segment, number=1, written_by=uuid4())
    key = sealed.key_of(segment)
    assert key is not None
    sealed.seal_text(interview.evaluation_id, text, words, store.public_key_of(key))
    text.save()
    return text


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """Collects every query to the main database, without the debug cursor that not every driver can carry."""
    asked: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked
