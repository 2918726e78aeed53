"""What the room tells the thread: how far the dialogue has come."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Actor
from medvirk.foundation.thread import Missing, Station, StationName
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation, Finding
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.told import told_to_everybody, told_to_those_invited
from medvirk.listen.states import PROCESS_LEADER
from medvirk.meet import rules
from medvirk.meet.enums import Outcome
from medvirk.meet.models import Conference
from medvirk.meet.queries import (
    TOLD_TO_ALL,
    conference_row,
    findings_of,
)


def dialogue(evaluation_id: UUID, viewer: Actor) -> Station:
    """How many findings the conference has discussed, and afterwards what it said of them. Findings, not people."""
    evaluation = known(evaluation_id)
    party = rules.may_see_conference(viewer, evaluation)
    if not party and evaluation.state not in TOLD_TO_ALL:
        return Station(StationName.DIALOGUE)
    met = _on_the_table(evaluation, viewer, party)
    discussed = [row for row in met if _is_discussed(row)]
    if evaluation.state == EvaluationState.DIALOGUE:
        missing = tuple(_missing(evaluation, viewer, len(met) - len(discussed)))
        words = gettext("%(discussed)s of %(all)s discussed") % {"discussed": len(discussed), "all": len(met)}
        return Station(StationName.DIALOGUE, words if met else "", _url(evaluation), missing)
    return Station(StationName.DIALOGUE, _said(discussed), _url(evaluation) if party else None)


def _on_the_table(evaluation: Evaluation, viewer: Actor, party: bool) -> list[Finding]:
    out = {row.subject for row in told_to_everybody(evaluation)}
    if party:
        out |= {row.subject for row in told_to_those_invited(viewer, evaluation)}
    rows = [row for row in findings_of(evaluation) if not row.set_aside_because]
    return [row for row in rows if row.id in out or (party and row.from_conference)]


def _is_discussed(finding: Finding) -> bool:
    return finding.from_conference or hasattr(finding, "discussion")


def _said(discussed: list[Finding]) -> str:
    outcomes = Counter(row.discussion.outcome for row in discussed if hasattr(row, "discussion"))
    known_again = outcomes[Outcome.RECOGNISED] + outcomes[Outcome.WITH_CHANGES]
    parts = []
    if known_again:
        words = ngettext("%(number)s recognised", "%(number)s recognised", known_again)
        parts.append(words % {"number": known_again})
    if different := outcomes[Outcome.SEEN_DIFFERENTLY]:
        words = ngettext("%(number)s seen differently", "%(number)s seen differently", different)
        parts.append(words % {"number": different})
    return ", ".join(parts)


def _url(evaluation: Evaluation) -> str:
    return reverse("meet:conference", args=[evaluation.id])


def _missing(evaluation: Evaluation, viewer: Actor, waiting: int) -> Iterator[Missing]:
    leads = rules.may_write_down(viewer, evaluation)
    conference: Conference | None = conference_row(evaluation)
    if conference is None:
        url = reverse("meet:plan", args=[evaluation.id]) if leads else None
        yield Missing(_("Plan the dialogue conference, and invite everybody in the services"), PROCESS_LEADER, url)
        return
    url = _url(evaluation) if leads else None
    if waiting:
        what = ngettext(
            "Write down what the conference says of %(number)s finding",
            "Write down what the conference says of %(number)s findings",
            waiting,
        )
        yield Missing(what % {"number": waiting}, PROCESS_LEADER, url)
    if conference.held_on is None:
        yield Missing(_("Hold the dialogue conference"), PROCESS_LEADER, url)
