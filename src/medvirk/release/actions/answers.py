"""A reviewer answers: as often as they like until they send in, then once and for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.foundation.keys import store
from medvirk.privacy.sealing import PublicKey, secret_hash
from medvirk.release import leaving, letters, rules, sealed, signals, states
from medvirk.release.actions.sitting import locked
from medvirk.release.enums import CandidateState
from medvirk.release.models import Candidate, Released, Seat, Verdict


@dataclass(frozen=True)
class Answer:
    """Yes or no to one candidate, with a remark to the author; a no cannot be sent without one."""

    yes: bool
    remark: str = ""


@audit.action("release.answers.saved")
def save_answers(secret: str, answers: Mapping[UUID, Answer], *, by: Actor) -> Seat:
    """Keep answers for later. Nothing is decided by it; candidates that are not under review are passed over."""
    seat = _answering(secret, by)
    _write(seat, answers)
    audit.record(by, seat, answers=len(answers))
    return seat


@audit.action("release.answers.sent")
def send_answers(secret: str, answers: Mapping[UUID, Answer], *, by: Actor) -> list[Released]:
    """Send in. When the other has sent in too, what both said yes to leaves; the answer is what left.

    ``NotPossible`` while an item lacks an answer, or a no lacks its remark. Everything that was saved counts.
    """
    seat = _answering(secret, by)
    _write(seat, answers)
    _check_complete(seat)
    seat.sent_on = timezone.localdate()
    seat.save(update_fields=["sent_on"])
    released = _leave_if_both_have_sent(seat, secret)
    audit.record(by, seat, released=len(released))
    return released


def _answering(secret: str, by: Actor) -> Seat:
    """The seat that the link opens, with its sitting locked; ``NotAllowed`` for any other link."""
    found = Seat.objects.filter(secret_hash=secret_hash(secret)).first()
    if found is None:
        raise NotAllowed
    sitting = locked(found.sitting_id)
    seat = Seat.objects.select_related("account").get(id=found.id)
    seat.sitting = sitting
    require(rules.may_answer(by, seat))
    states.check_open(sitting)
    states.check_still_answering(seat)
    return seat


def _write(seat: Seat, answers: Mapping[UUID, Answer]) -> None:
    recipients = [store.evaluation_public_key(seat.sitting.evaluation), PublicKey(bytes(seat.public_key))]
    waiting = seat.sitting.candidates.filter(state=CandidateState.WAITING, id__in=answers.keys())
    before = {verdict.candidate_id: verdict for verdict in Verdict.objects.filter(seat=seat)}
    for candidate in waiting:
        answer = answers[candidate.id]
        verdict = before.get(candidate.id) or Verdict(candidate=candidate, seat=seat)
        verdict.yes = answer.yes
        sealed.seal_remark(verdict, seat.sitting, answer.remark.strip(), recipients)
        verdict.save()


def _check_complete(seat: Seat) -> None:
    waiting = seat.sitting.candidates.filter(state=CandidateState.WAITING)
    verdicts = Verdict.objects.filter(seat=seat, candidate__in=waiting)
    check(waiting.count() == verdicts.count(), _("Answer yes or no to every item before you send in."))
    silent = verdicts.filter(yes=False, sealed_remark=b"").exists()
    check(not silent, _("Write a few words where you said no, so that the author knows what to mend."))


def _leave_if_both_have_sent(seat: Seat, secret: str) -> list[Released]:
    sitting = seat.sitting
    if not leaving.both_have_sent(sitting):
        return []
    released = leaving.let_leave(sitting, sealed.keys_of_link(secret))
    letters.say_review_is_finished(sitting)
    tell = partial(
        signals.sitting_finished.send_robust,
        sender=Candidate,
        evaluation=sitting.evaluation,
        zone=sitting.zone,
        released=tuple(snapshot.subject for snapshot in released),
    )
    transaction.on_commit(tell, robust=True)
    return released
