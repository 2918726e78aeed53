"""Taking back what left, when somebody withdraws."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor
from medvirk.foundation.audit import AuditPlace
from medvirk.privacy.sealing import WITHDRAWN
from medvirk.release import letters, signals, states
from medvirk.release.enums import CandidateState, SittingState
from medvirk.release.leaving import finish
from medvirk.release.models import Candidate, LedgerEntry, Released, Sitting, Verdict


@dataclass(frozen=True)
class EvaluationItems:
    """An evaluation's items, as the audit trail names them."""

    id: UUID
    audit_place: AuditPlace


@audit.action("release.items.withdrawn")
def withdraw_items(evaluation: UUID, subjects: Collection[UUID], *, by: Actor) -> list[Released]:
    """Take items back in for good, with the quotes under them: from both zones, from reviews, and their words too.

    Returns every snapshot that was ever out, with the words it had, so that what was printed can be recalled.
    Figures stay in the ledger as taken out. Who may ask for this is the calling room's to say: taking something
    back shows nothing to anybody. It works when nothing of it was out, and twice.
    """
    theirs = Q(subject__in=list(subjects)) | Q(parent__in=list(subjects))
    was_out = list(Released.objects.filter(theirs, evaluation=evaluation).exclude(content={}))
    _forget_snapshots([snapshot.id for snapshot in was_out])
    candidates = Candidate.objects.filter(theirs, sitting__evaluation=evaluation)
    _forget_candidates(list(candidates.exclude(state=CandidateState.WITHDRAWN)))
    _end_empty_sittings(evaluation)
    entries = LedgerEntry.objects.filter(evaluation=evaluation, figure__in=list(subjects), taken_out_on=None)
    entries.update(taken_out_on=timezone.localdate())
    organisation = was_out[0].organisation_id if was_out else None
    audit.record(by, EvaluationItems(evaluation, AuditPlace(organisation, evaluation)), snapshots=len(was_out))
    tell = partial(
        signals.items_withdrawn.send_robust, sender=Released, evaluation=evaluation, subjects=tuple(subjects)
    )
    transaction.on_commit(tell, robust=True)
    return was_out


def _forget_snapshots(snapshots: list[UUID]) -> None:
    rows = Released.objects.filter(id__in=snapshots)
    rows.filter(ended_on=None).update(ended_on=timezone.localdate())
    rows.update(content={})


def _forget_candidates(candidates: list[Candidate]) -> None:
    for candidate in candidates:
        states.move_candidate(candidate, CandidateState.WITHDRAWN)
        candidate.sealed_content = WITHDRAWN
        candidate.save(update_fields=["state", "sealed_content"])
    Verdict.objects.filter(candidate__in=candidates).update(sealed_remark=b"")


def _end_empty_sittings(evaluation: UUID) -> None:
    """Stop a review in which nothing is left to answer."""
    is_open = Sitting.objects.select_for_update().filter(evaluation=evaluation, state=SittingState.OPEN)
    for sitting in is_open:
        if not sitting.candidates.filter(state=CandidateState.WAITING).exists():
            finish(sitting, SittingState.CANCELLED)
            letters.say_review_is_stopped(sitting)
