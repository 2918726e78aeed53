"""Makes what tests of the door need: an evaluation's facts, items, reviewers, and an open sitting with its links."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from medvirk.find.models import Organisation, Service
from medvirk.foundation.actor import Actor, link_holder
from medvirk.foundation.keys import store
from medvirk.people.enums import Role
from medvirk.people.models import Account
from medvirk.people.queries import actor_for
from medvirk.privacy.disclosure import Base, Part
from medvirk.privacy.sealing import KeyPair, generate_key_pair, secret_hash
from medvirk.release import actions
from medvirk.release.actions import Answer
from medvirk.release.enums import CandidateState, ItemKind, ReviewSide, Zone
from medvirk.release.items import EvaluationFacts, Evidence, FigureEvidence, Item, Reviewer
from medvirk.release.models import PoolMember, Released, Sitting
from tests.factories import make_account, make_organisation, make_service

LIVED, PROFESSIONAL = ReviewSide.LIVED_EXPERIENCE, ReviewSide.PROFESSIONAL
ROLE = {LIVED: Role.LIVED_REVIEWER, PROFESSIONAL: Role.PROFESSIONAL_REVIEWER}
MANY = Evidence(people=7, interviews=3, of_interviews=4)
_numbers = count(1)


def make_item(kind: ItemKind = ItemKind.FINDING, **fields: Any) -> Item:
    """An item; a finding that seven people stand behind unless said otherwise."""
    number = next(_numbers)
    content = {"text": f"Words number {number}"}
    if kind == ItemKind.FINDING:
        content["title"] = f"Title number {number}"
    defaults: dict[str, Any] = {
        "subject": uuid4(),
        "parent": None,
        "revision": 1,
        "language": "nb",
        "author": uuid4(),
        "position": number,
        "content": content,
        "evidence": MANY if kind == ItemKind.FINDING else Evidence(),
    }
    return Item(kind=kind, **{**defaults, **fields})


def make_quote(under: Item, person: str | None, interview: str = "first", **fields: Any) -> Item:
    """A quote under a finding, by somebody."""
    evidence = Evidence(quote_person=person, quote_interview=interview)
    return make_item(ItemKind.QUOTE, **{"parent": under.subject, "evidence": evidence, **fields})


def make_figure(number: int = 8, base: int = 20, **fields: Any) -> Item:
    """A count of people who answered in one service one autumn."""
    people = Base(
        frozenset({fields.pop("population", "service")}), frozenset(), date(2026, 9, 1), date(2026, 11, 1), base
    )
    evidence = Evidence(figure=FigureEvidence(Part(number, base), people))
    return make_item(ItemKind.FIGURE, evidence=evidence, **fields)


def make_reviewer(side: ReviewSide, **fields: Any) -> Account:
    """An account with the role of a side, from an organisation of its own."""
    return make_account((ROLE[side], make_organisation()), **fields)


def make_pool_member(side: ReviewSide, **fields: Any) -> Account:
    """An account in the pool."""
    account = make_reviewer(side, **fields)
    PoolMember.objects.create(account=account, side=side)
    return account


def asked(account: Account, side: ReviewSide) -> Reviewer:
    """An account as somebody to ask."""
    return Reviewer(side, account.id, account.name, account.email)


@dataclass
class Door:
    """An evaluation with a process leader, a service, a key pair, and the reviewers to ask."""

    leader: Actor
    facts: EvaluationFacts
    service: Service
    centre: Organisation
    keys: KeyPair = field(repr=False)
    reviewers: dict[ReviewSide, Account] = field(default_factory=dict)

    @property
    def asked(self) -> list[Reviewer]:
        """Both reviewers."""
        return [asked(account, side) for side, account in self.reviewers.items()]

    def open(self, *items: Item, zone: Zone = Zone.SHARED, reviewers: Sequence[Reviewer] | None = None) -> Sitting:
        """Ask for a review."""
        return actions.open_sitting(self.facts, zone, items, reviewers or self.asked, by=self.leader)

    def answer(
        self, sitting: Sitting, side: ReviewSide, *, yes: bool = True, no_to: Sequence[UUID] = ()
    ) -> list[Released]:
        """One side answers everything and sends in; subjects in ``no_to`` get the other answer."""
        return self.answer_by_link(sitting, sitting.links[side], yes=yes, no_to=no_to)

    def answer_by_link(
        self, sitting: Sitting, secret: str, *, yes: bool = True, no_to: Sequence[UUID] = ()
    ) -> list[Released]:
        """The same, for whoever holds the link."""
        waiting = sitting.candidates.filter(state=CandidateState.WAITING)
        answers = {c.id: Answer(yes and c.subject not in no_to, "Write it milder.") for c in waiting}
        return actions.send_answers(secret, answers, by=link_holder(secret_hash(secret)))

    def both_answer(self, sitting: Sitting, *, yes: bool = True, no_to: Sequence[UUID] = ()) -> list[Released]:
        """Both say yes, except that the professional says no to some."""
        self.answer(sitting, LIVED)
        return self.answer(sitting, PROFESSIONAL, yes=yes, no_to=no_to)

    def let_out(self, *items: Item, zone: Zone = Zone.SHARED) -> list[Released]:
        """Through the whole door."""
        return self.both_answer(self.open(*items, zone=zone))


def make_door(participants: int = 14, **fields: Any) -> Door:
    """An evaluation that stands before the door."""
    centre, service = make_organisation(), make_service()
    leader = make_account((Role.PROCESS_LEADER, centre), language="nn")
    facts = EvaluationFacts(
        id=uuid4(),
        organisation=centre.id,
        title="Hverdagen i tjenesten",
        language="nb",
        participants=participants,
        barred_accounts=frozenset({leader.id}),
        affected_services=frozenset({service.id}),
    )
    _, keys = store.new_evaluation_key(facts.id)
    door = Door(actor_for(leader), replace(facts, **fields), service, centre, keys)
    door.reviewers = {side: make_reviewer(side) for side in ReviewSide}
    return door


def make_keys() -> KeyPair:
    """A key pair that belongs to nobody."""
    return generate_key_pair()
