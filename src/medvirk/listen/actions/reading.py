"""Writes about who can open the notes: choose a passphrase, let somebody in, unlock, lock.

What takes a second by intention (deriving a key from a passphrase) happens before the transaction, so that
nobody waits for it.
"""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, Reason, check, require
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.keys import store
from medvirk.listen import rules
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known
from medvirk.privacy.sealing import KeyPair, WrongPassphrase

#: How many wrong passphrases one person may try in this time.
MOST_TRIES = 10
TRIES_COUNT_FOR = timedelta(minutes=15)
UNLOCKED = "listen.reading.unlocked"

WRONG = _("That is not the passphrase you chose for this evaluation. Try again; capitals and spaces count.")
TOO_MANY = _("There have been many wrong tries. Wait a quarter of an hour, and try again.")
NOT_LET_IN = _("You have not been let in yet. Ask somebody who can read to open this page and let you in.")
CHOSEN_BEFORE = _("You have chosen a passphrase for this evaluation before. Use that one.")


def choose_passphrase(evaluation_id: UUID, passphrase: str, *, by: Actor) -> None:
    """Make a key for somebody on the team. The first can read at once; later ones are let in by a reader."""
    require(rules.is_team(by, known(evaluation_id)))
    try:
        store.add_reader(evaluation_id, by.id, passphrase)
        is_new = True
    except store.AlreadyAReader:
        is_new = False
    _record_passphrase(evaluation_id, is_new, by=by)


@audit.action("listen.reading.passphrase_chosen")
def _record_passphrase(evaluation_id: UUID, is_new: bool, *, by: Actor) -> None:
    evaluation = known(evaluation_id)
    require(rules.is_team(by, evaluation))
    check(is_new, CHOSEN_BEFORE)
    audit.record(by, evaluation)


@audit.action("listen.reading.let_in")
def let_in(evaluation_id: UUID, reader: UUID, keys: KeyPair, *, by: Actor) -> None:
    """Let somebody on the team who has chosen a passphrase read. Only those who can read may do it."""
    evaluation = known(evaluation_id)
    require(rules.may_read_notes(by, evaluation))
    waits = any(row.account == reader and not row.ready for row in store.readers(evaluation_id))
    on_team = any(member.account_id == reader for member in evaluation.team.all())
    require(waits and on_team)
    store.let_in(evaluation_id, reader, keys)
    audit.record(by, evaluation, reader=str(reader))


def unlock(evaluation_id: UUID, passphrase: str, *, by: Actor) -> str:
    """Open the notes for a reader and return the secret for their cookie. A wrong passphrase leaves a line."""
    require(rules.is_team(by, known(evaluation_id)))
    may_try = _wrong_tries(by) < MOST_TRIES
    secret, refusal = _try(evaluation_id, passphrase, by) if may_try else (None, TOO_MANY)
    _record_unlocking(evaluation_id, secret is not None, refusal, by=by)
    return secret or ""


def _try(evaluation_id: UUID, passphrase: str, by: Actor) -> tuple[str | None, Reason]:
    try:
        return store.unlock(evaluation_id, by.id, passphrase), ""
    except WrongPassphrase:
        return None, WRONG
    except store.NotAReader:
        return None, NOT_LET_IN


@audit.action(UNLOCKED)
def _record_unlocking(evaluation_id: UUID, opened: bool, refusal: Reason, *, by: Actor) -> None:
    check(opened, refusal)
    audit.record(by, known(evaluation_id))


def _wrong_tries(by: Actor) -> int:
    since = timezone.now() - TRIES_COUNT_FOR
    return AuditLine.objects.filter(actor=by.id, verb=UNLOCKED, refused=True, at__gt=since).count()


@audit.action("listen.reading.locked")
def lock(evaluation_id: UUID, *, by: Actor) -> None:
    """Lock the notes for this reader on every device."""
    evaluation = known(evaluation_id)
    require(rules.is_team(by, evaluation))
    store.lock(evaluation_id, by.id)
    audit.record(by, evaluation)


@audit.action("listen.notes.read")
def record_reading(evaluation: Evaluation, what: str, *, by: Actor) -> None:
    """Leave the line that says that somebody read sealed words; ``what`` is the page, not the words."""
    require(rules.may_read_notes(by, evaluation))
    audit.record(by, evaluation, page=what)
