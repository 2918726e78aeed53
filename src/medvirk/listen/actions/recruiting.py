"""Writes to recruiting: ways in, how many were asked, and the facts of the information sheet."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.listen import rules, states
from medvirk.listen.actions.evaluation import locked
from medvirk.listen.models import Asked, Evaluation, WayIn

SHEET_FACTS = frozenset(states.SHEET_FACTS)


@dataclass(frozen=True)
class Way:
    """One way in: what people meet, whether it lies outside the service, and how they answer."""

    description: str
    outside_service: bool
    channel: str
    answer_to: str


@audit.action("listen.way_in.added")
def add_way_in(evaluation_id: UUID, way: Way, *, by: Actor) -> WayIn:
    """Add a way in."""
    evaluation = _open_for(evaluation_id, by)
    row = WayIn.objects.create(evaluation=evaluation, **asdict(way))
    audit.record(by, row)
    return row


@audit.action("listen.way_in.written")
def write_way_in(evaluation_id: UUID, way_id: UUID, way: Way, *, by: Actor) -> WayIn:
    """Change a way in."""
    row = _way_in(_open_for(evaluation_id, by), way_id)
    for name, value in asdict(way).items():
        setattr(row, name, value)
    row.save()
    audit.record(by, row)
    return row


@audit.action("listen.way_in.removed")
def remove_way_in(evaluation_id: UUID, way_id: UUID, *, by: Actor) -> None:
    """Remove a way in by which nobody has been asked yet; the others stand in the report under reliability."""
    row = _way_in(_open_for(evaluation_id, by), way_id)
    check(not row.asked.exists(), _("People have been asked this way, so it stays: the report tells about it."))
    audit.record(by, row)
    row.delete()


@audit.action("listen.asked.reported")
def report_asked(evaluation_id: UUID, way_id: UUID, number: int, *, by: Actor) -> Asked:
    """Report how many more were asked, and nothing else about them."""
    evaluation = locked(evaluation_id)
    require(rules.may_report_asked(by, evaluation))
    states.check_open(evaluation, states.Work.ASKING)
    way = _way_in(evaluation, way_id)
    check(number > 0, _("Write how many were asked: one or more."))
    asked = Asked.objects.create(evaluation=evaluation, way_in=way, number=number, by_id=by.id)
    audit.record(by, asked, number=number)
    return asked


@audit.action("listen.sheet.facts_written")
def write_sheet_facts(evaluation_id: UUID, values: Mapping[str, object], *, by: Actor) -> Evaluation:
    """Write the facts that the information sheet is made from. Other columns of the evaluation are refused.

    Once people are asked, the dates they were promised can only give them more time to withdraw, and never
    make the notes live longer.
    """
    if not SHEET_FACTS.issuperset(values):
        raise ValueError(f"not a fact of the sheet: {sorted(set(values) - SHEET_FACTS)}")
    evaluation = _open_for(evaluation_id, by)
    promised = (evaluation.withdraw_until, evaluation.ends_on)
    for name, value in values.items():
        setattr(evaluation, name, value)
    _check_dates(evaluation, *promised)
    evaluation.save(update_fields=list(values))
    audit.record(by, evaluation, fields=" ".join(sorted(values)))
    return evaluation


def _check_dates(evaluation: Evaluation, withdraw_until: date | None, ends_on: date | None) -> None:
    last, end = evaluation.withdraw_until, evaluation.ends_on
    check(not (last and end) or last <= end, _("The last day to withdraw cannot come after the end date."))
    check(end is None or end >= timezone.localdate(), _("The end date must lie ahead."))
    if evaluation.state in states.PEOPLE_ARE_ASKED:
        earlier = _("People have been told that they can withdraw until another day. Give them as long, or longer.")
        longer = _("People have been told when the notes are deleted. It cannot be later than that.")
        check(withdraw_until is None or (last is not None and last >= withdraw_until), earlier)
        check(ends_on is None or (end is not None and end <= ends_on), longer)


def _open_for(evaluation_id: UUID, by: Actor) -> Evaluation:
    evaluation = locked(evaluation_id)
    require(rules.may_plan(by, evaluation))
    states.check_open(evaluation, states.Work.RECRUITING)
    return evaluation


def _way_in(evaluation: Evaluation, way_id: UUID) -> WayIn:
    row = evaluation.ways_in.filter(id=way_id).first()
    if row is None:
        raise NotAllowed
    return row
