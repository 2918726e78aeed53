"""Reads about who can open the notes, and the desk that somebody who has unlocked sits at."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from medvirk.foundation.actor import Actor, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, states
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known
from medvirk.people.queries import names_of
from medvirk.privacy.sealing import KeyPair


@dataclass(frozen=True)
class Desk:
    """An evaluation that its reader has unlocked: what a page needs to show sealed words."""

    evaluation: Evaluation
    reader: Actor
    keys: KeyPair
    until: datetime


@dataclass(frozen=True)
class Reader:
    """Somebody who has chosen a passphrase."""

    account: UUID
    name: str
    ready: bool
    is_viewer: bool


@dataclass(frozen=True)
class Readers:
    """Everybody who can read or waits to be let in."""

    all: tuple[Reader, ...]

    @property
    def viewer(self) -> Reader | None:
        """The one who is looking, when they have chosen a passphrase."""
        return next((reader for reader in self.all if reader.is_viewer), None)

    @property
    def still_needed(self) -> int:
        """How many more must be able to read before the first interview."""
        return max(0, states.READERS_NEEDED - sum(reader.ready for reader in self.all))


def team_evaluation(viewer: Actor, evaluation_id: UUID) -> Evaluation:
    """The evaluation, for its team alone. ``NotAllowed`` for everybody else, and when there is none."""
    evaluation = known(evaluation_id)
    require(rules.is_team(viewer, evaluation))
    return evaluation


def readers_seen_by(viewer: Actor, evaluation: Evaluation) -> Readers:
    """Who can read the notes, for the team."""
    require(rules.is_team(viewer, evaluation))
    found = store.readers(evaluation.id)
    names = names_of(reader.account for reader in found)
    rows = (Reader(row.account, names.get(row.account, ""), row.ready, row.account == viewer.id) for row in found)
    return Readers(tuple(sorted(rows, key=lambda reader: (not reader.ready, reader.name))))


def desk_for(viewer: Actor, evaluation: Evaluation, cookie_secret: str) -> Desk | None:
    """The unlocked evaluation, or ``None`` while it is locked. ``NotAllowed`` for those who may not read."""
    require(rules.may_read_notes(viewer, evaluation))
    opened = store.opened(evaluation.id, viewer.id, cookie_secret)
    return Desk(evaluation, viewer, opened.keys, opened.until) if opened else None
