"""Evaluations in which interviews are held: what tests of interviews and notes need."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.utils import timezone

from medvirk.foundation.actor import Actor
from medvirk.listen import rules
from medvirk.listen.actions.interview import Afterwards, Plan, plan_interview, tell_afterwards
from medvirk.listen.actions.note import Words, hand_in, write_note
from medvirk.listen.actions.participant import add_participant
from medvirk.listen.enums import Agreed, Purpose
from medvirk.listen.models import Interview, Participant, Segment
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.participant import sheet_text
from medvirk.people.models import Account
from medvirk.privacy.sealing import KeyPair, generate_key_pair
from tests.factories import make_interviewer
from tests.listen.desks import Work, make_work
from tests.listen.making import agree


@dataclass
class Evening:
    """An interview that is planned: its evaluation, its crew, and the device that writes."""

    work: Work
    interview: Interview
    writer: Actor
    device: KeyPair

    @property
    def ids(self) -> tuple[UUID, UUID]:
        """The evaluation and the interview, as actions name them."""
        return self.work.evaluation.id, self.interview.id

    @property
    def section(self) -> UUID:
        """The first section of the theme guide."""
        return self.work.sections[0]

    def joins(self, pseudonym: str, *more: Purpose) -> Participant:
        """Somebody takes part, and says yes to that and to whatever else is named."""
        consents = {purpose: purpose in (Purpose.TAKE_PART, *more) for purpose in Purpose}
        sheet = sheet_text(known(self.ids[0]), "nb")
        return add_participant(*self.ids, pseudonym, consents, sheet, by=self.writer)

    def write(self, words: str, by: Participant | None = None, recognised: int | None = None) -> Segment:
        """A new note under the first section."""
        note = Words(words, self.section, by.id if by else None, recognised)
        return write_note(*self.ids, uuid4(), note, self.device.public, by=self.writer)

    def tell(self, present: int = 5) -> Interview:
        """Say how many took part."""
        return tell_afterwards(*self.ids, Afterwards(present), by=self.writer)

    def hand_in(self, present: int = 5) -> int:
        """Say how many took part, and hand in."""
        self.tell(present)
        return hand_in(*self.ids, self.device, None, by=self.writer)


def account_of(actor: Actor) -> Account:
    """The account behind an actor."""
    return Account.objects.get(id=actor.id)


def make_collecting() -> tuple[Work, Actor]:
    """An evaluation in which interviews can be planned: an agreed guide, two who can read, and an interviewer."""
    work = make_work()
    agree(work.evaluation, Agreed.THEME_GUIDE)
    interviewer = make_interviewer(work.evaluation)
    work.reader(interviewer)
    assert rules.may_read_notes(interviewer, work.evaluation)
    return work, interviewer


def make_plan(asks: Actor, writes: Actor, kind: str = "group", audience: str = "users") -> Plan:
    """What is agreed about an interview today."""
    return Plan(kind, audience, "nb", timezone.localdate(), account_of(asks), account_of(writes))


def make_evening(kind: str = "group") -> Evening:
    """An interview that is planned for today."""
    work, interviewer = make_collecting()
    plan = make_plan(work.leader, interviewer, kind)
    interview = plan_interview(work.evaluation.id, plan, by=work.leader)
    return Evening(work, interview, interviewer, generate_key_pair())
