"""Makes what tests of meet and change need: an evaluation with findings that are out, discussed and decided."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.db import connections
from django.test import Client
from django.utils import timezone

from medvirk.change.enums import DecisionKind
from medvirk.change.models import Decision, Feedback, FinalReport, Measure
from medvirk.foundation.actor import Actor
from medvirk.foundation.keys import store
from medvirk.foundation.keys.models import ReaderWrap
from medvirk.listen.enums import EvaluationState, FindingKind, InterviewKind
from medvirk.listen.models import Evaluation, Finding, FindingRevision, Interview
from medvirk.listen.views.desk import cookie_name
from medvirk.meet.enums import Outcome
from medvirk.meet.models import Conference, Discussion
from medvirk.people.enums import Role
from medvirk.people.models import Account
from medvirk.privacy.sealing import KeyPair
from medvirk.release.enums import ItemKind, Zone
from medvirk.release.models import Released
from tests.factories import make_actor, make_evaluation, make_process_leader

S = EvaluationState
TODAY = date.today()
REASON = "Vi kan ikke gjøre dette nå, for pengene finnes ikke i år. Vi ser på det igjen til våren."
_numbers = count(1)


@dataclass(frozen=True)
class World:
    """One evaluation, and the people around it."""

    evaluation: Evaluation
    leader: Actor
    contact: Actor
    panel: Actor
    stranger: Actor


def make_world(state: str = S.DIALOGUE, present: int = 20, **fields: Any) -> World:
    """An evaluation in a step, with so many who have told."""
    evaluation = make_evaluation(state=state, code=f"mose-granitt-{next(_numbers):04}", **fields)
    Interview.objects.create(
        evaluation=evaluation,
        number=1,
        kind=InterviewKind.GROUP,
        audience="users",
        language="nb",
        day=TODAY,
        present=present,
        delivered_on=TODAY,
    )
    return World(
        evaluation,
        make_process_leader(evaluation),
        make_actor((Role.MUNICIPAL_CONTACT, evaluation.commissioner)),
        make_actor((Role.PANEL_MEMBER, evaluation.commissioner)),
        make_actor((Role.MUNICIPAL_CONTACT, make_evaluation().commissioner)),
    )


def signed_in(actor: Actor) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(Account.objects.get(id=actor.id))
    return client


@contextmanager
def at_most(queries: int) -> Iterator[None]:
    """Fail when more queries are asked, in both databases together."""
    asked: list[str] = []

    def count_it(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(count_it), connections["keys"].execute_wrapper(count_it):
        yield
    shown = "\n".join(sql[:160] for sql in asked)
    assert len(asked) <= queries, f"{len(asked)} queries, {queries} allowed:\n{shown}"


@dataclass(frozen=True)
class Unlocked:
    """Somebody who holds a key and has unlocked: the keys, and a browser with the cookie."""

    keys: KeyPair
    client: Client


def unlock(evaluation: Evaluation, reader: Actor) -> Unlocked:
    """Give the evaluation a key and let somebody unlock it, without the cost of a passphrase."""
    key, keys = store.new_evaluation_key(evaluation.id)
    wrap = ReaderWrap.objects.create(key=key, reader=reader.id, public=b"p", wrapped=b"w", sealed_private=b"s")
    client = signed_in(reader)
    client.cookies[cookie_name(evaluation.id)] = store._open_session(wrap, keys.private)
    return Unlocked(keys, client)


def make_finding(evaluation: Evaluation, *zones: str, title: str = "", **fields: Any) -> Finding:
    """A finding that is out in these zones, with the word "many"."""
    number = next(_numbers)
    finding = Finding.objects.create(
        evaluation=evaluation, **{"kind": FindingKind.BETTER, "position": number, **fields}
    )
    FindingRevision.objects.create(
        finding=finding, language=evaluation.language, number=1, written_by=uuid4(), sealed_title=b"t", sealed_text=b"t"
    )
    for zone in zones:
        let_out(finding, zone, title=title or f"Funn {number}", text=f"Dette er funn {number}. Slik er det her.")
    return finding


def let_out(finding: Finding, zone: str, revision: int = 1, **content: str) -> Released:
    """Let a finding's words out to a zone."""
    return _released(finding, zone, ItemKind.FINDING, finding.id, None, content, revision, {"how_many": "many"})


def let_quote_out(finding: Finding, zone: str, text: str) -> Released:
    """Let a quote out to a zone."""
    return _released(finding, zone, ItemKind.QUOTE, uuid4(), finding.id, {"text": text})


def let_words_out(finding: Finding, users: str, staff: str) -> Released:
    """Let both sides' words about a finding out to everybody."""
    content = {"users_words": users, "staff_words": staff}
    return _released(finding, Zone.PUBLIC, ItemKind.WORDS, uuid4(), finding.id, content)


def _released(
    finding: Finding,
    zone: str,
    kind: str,
    subject: Any,
    parent: Any,
    content: dict[str, str],
    revision: int = 1,
    allowed: Any = None,
) -> Released:
    return Released.objects.create(
        organisation=finding.evaluation.organisation,
        evaluation=finding.evaluation_id,
        zone=zone,
        kind=kind,
        subject=subject,
        parent=parent,
        revision=revision,
        language=finding.evaluation.language,
        position=finding.position,
        content=content,
        allowed=allowed or {},
    )


def make_conference(evaluation: Evaluation, *, held: bool = False, **fields: Any) -> Conference:
    """A conference that is planned, or held."""
    defaults = {
        "day": TODAY - timedelta(days=1),
        "place": "Samfunnshuset",
        "users_meeting_day": TODAY - timedelta(days=8),
        "users_meeting_place": "Kaféen",
        "invitation": "Alle får brev.",
        "held_on": TODAY - timedelta(days=1) if held else None,
        "who_came": "Omtrent førti kom." if held else "",
    }
    return Conference.objects.create(evaluation=evaluation, **{**defaults, **fields})


def discuss(finding: Finding, outcome: str = Outcome.RECOGNISED, **fields: Any) -> Discussion:
    """What the conference said of a finding."""
    conference = Conference.objects.filter(evaluation=finding.evaluation).first() or make_conference(finding.evaluation)
    return Discussion.objects.create(
        conference=conference, finding=finding, revision=1, outcome=outcome, written_by=uuid4(), **fields
    )


def make_measure(finding: Finding, **fields: Any) -> Measure:
    """A measure that the municipality has decided on."""
    decision = Decision.objects.create(finding=finding, kind=DecisionKind.MEASURE, decided_by=uuid4())
    defaults = {
        "title": "Åpent kjøkken",
        "what_changes": "Fellesrommet er åpent i helga.",
        "for_whom": "Alle som vil",
        "how_seen": "Vi spør panelet.",
        "owner": "Enhetsleder",
        "due": timezone.localdate() + timedelta(days=60),
    }
    return Measure.objects.create(decision=decision, **{**defaults, **fields})


def answer(finding: Finding, kind: str = DecisionKind.NO, **fields: Any) -> Decision:
    """A "we keep this", or a no."""
    return Decision.objects.create(
        finding=finding, kind=kind, decided_by=uuid4(), **{"text": REASON, "owner": "Kommunalsjef", **fields}
    )


def tell(evaluation: Evaluation, intro: str = "Takk til dere som fortalte.") -> Feedback:
    """Open the feedback page to everybody."""
    return Feedback.objects.create(evaluation=evaluation, intro=intro, published_on=TODAY)


def report_out(evaluation: Evaluation) -> FinalReport:
    """A final report that is out, with nothing in it."""
    return FinalReport.objects.create(evaluation=evaluation, published_on=TODAY)
