"""The door: two reviewers from outside, each alone, on the same revision."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from medvirk.change.actions.release import send_to_review
from medvirk.change.queries.outgoing import outgoing
from medvirk.demo.making import findings
from medvirk.demo.making.stage import Stage
from medvirk.foundation.actor import link_holder
from medvirk.listen.queries.finding import release_facts, release_items
from medvirk.privacy.sealing import secret_hash
from medvirk.release.actions import open_sitting
from medvirk.release.actions.answers import Answer, send_answers
from medvirk.release.enums import ReviewSide, Zone
from medvirk.release.items import Item, Reviewer
from medvirk.release.models import Candidate, Sitting
from medvirk.release.queries import look_ahead


def share(stage: Stage, told: dict[str, Any]) -> None:
    """Send everything that may leave to those invited; what is sent back is rewritten and sent once more."""
    sitting = _open(stage, told)
    refused = {stage.made["quote", row["item"]]: (row["by"], row["reason"]) for row in told["sent_back"]}
    _answer(sitting, told, refused)
    if refused:
        findings.rewrite(stage, told["sent_back"])
        _answer(_open(stage, told), told, {})


def publish(stage: Stage, told: dict[str, Any]) -> None:
    """Send everything that may leave to everybody."""
    going = outgoing(stage.leader, stage.desk())
    sitting = send_to_review(going, _reviewers(stage, told), by=stage.leader)
    if sitting:
        _answer(sitting, told, {})


def _open(stage: Stage, told: dict[str, Any]) -> Sitting:
    facts = release_facts(stage.evaluation)
    items = _that_may_leave(stage, release_items(stage.evaluation, stage.keys()))
    return open_sitting(facts, Zone.SHARED, items, _reviewers(stage, told), by=stage.leader)


def _that_may_leave(stage: Stage, items: Iterable[Item]) -> list[Item]:
    judged = look_ahead(release_facts(stage.evaluation), Zone.SHARED, items, stage.leader)
    return [judgement.item for judgement in judged if judgement.allowed]


def _reviewers(stage: Stage, told: dict[str, Any]) -> Sequence[Reviewer]:
    sides = ((ReviewSide.LIVED_EXPERIENCE, "lived_reviewer"), (ReviewSide.PROFESSIONAL, "professional_reviewer"))
    people = [(side, stage.cast.people[told[key]]) for side, key in sides]
    return [Reviewer(side, account.id, account.name, account.email) for side, account in people]


def _answer(sitting: Sitting, told: dict[str, Any], refused: dict[UUID, tuple[str, str]]) -> None:
    """Both answer every candidate; a no comes from one of them, with a remark."""
    for side, key in (
        (ReviewSide.LIVED_EXPERIENCE, "lived_reviewer"),
        (ReviewSide.PROFESSIONAL, "professional_reviewer"),
    ):
        secret = sitting.links[side]
        answers = {row.id: _verdict(row, told[key], refused) for row in Candidate.objects.filter(sitting=sitting)}
        send_answers(secret, answers, by=link_holder(secret_hash(secret)))


def _verdict(row: Candidate, reviewer: str, refused: dict[UUID, tuple[str, str]]) -> Answer:
    by, reason = refused.get(row.subject, ("", ""))
    return Answer(by != reviewer, reason if by == reviewer else "")
