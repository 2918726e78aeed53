"""The station "findings" of the thread: how many are released, and what the process report still lacks."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from medvirk.foundation.actor import Actor, Reason
from medvirk.foundation.thread import Missing, Station, StationName
from medvirk.listen import rules
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.told import told_to_everybody, told_to_those_invited
from medvirk.listen.states import PROCESS_LEADER
from medvirk.release.enums import ItemKind, Zone
from medvirk.release.models import Released
from medvirk.release.queries import open_sitting_of

REVIEWERS = _("The two reviewers")


def findings(evaluation_id: UUID, viewer: Actor) -> Station:
    """How many findings this viewer can read. Findings are counted, never people."""
    evaluation = known(evaluation_id)
    out = _out_to(evaluation, viewer)
    is_team = rules.is_team(viewer, evaluation)
    url = reverse("listen:findings", args=[evaluation.id]) if is_team else None
    missing = tuple(_missing(evaluation, viewer, out)) if evaluation.state == EvaluationState.PROCESS_REPORT else ()
    return Station(StationName.FINDINGS, _words(out), url, missing)


def _out_to(evaluation: Evaluation, viewer: Actor) -> int:
    rows: list[Released] = []
    party = rules.is_party(viewer, evaluation)
    if party:
        rows += told_to_those_invited(viewer, evaluation)
    if not party or evaluation.state != EvaluationState.PROCESS_REPORT:
        rows += told_to_everybody(evaluation)
    return len({row.subject for row in rows if row.kind == ItemKind.FINDING})


def _words(out: int) -> Reason:
    return ngettext("%(number)d released", "%(number)d released", out) % {"number": out} if out else ""


def _missing(evaluation: Evaluation, viewer: Actor, out: int) -> Iterator[Missing]:
    sitting = open_sitting_of(evaluation.id, Zone.SHARED)
    if sitting:
        url = reverse("release:sitting", args=[sitting.id]) if rules.is_team(viewer, evaluation) else None
        yield Missing(_("Answer the review of the findings"), REVIEWERS, url)
    elif not out:
        leads = rules.is_process_leader(viewer, evaluation)
        url = reverse("listen:findings", args=[evaluation.id]) if leads else None
        yield Missing(_("Write the findings, and send them to the two reviewers"), PROCESS_LEADER, url)
