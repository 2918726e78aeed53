"""Gathers what the final report tells, from what everybody may read. Nothing else can get into it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from medvirk.change.enums import DecisionKind
from medvirk.change.models import Decision
from medvirk.change.queries.findings import Heard, answers_of, measure_of, public_findings, standing_rows
from medvirk.change.queries.names import may_name_service, public_name
from medvirk.change.report.facts import (
    ConferenceFacts,
    DecisionFacts,
    FindingFacts,
    MeasureFacts,
    ReportFacts,
    WayInFacts,
)
from medvirk.foundation.actor import ANYBODY, Actor
from medvirk.foundation.thread import StationName
from medvirk.listen.enums import Side
from medvirk.listen.models import Evaluation
from medvirk.listen.participation import allowance_of, people_who_told
from medvirk.listen.queries.evaluation import thread_of
from medvirk.meet.enums import Outcome
from medvirk.meet.queries import conference_row, findings_of
from medvirk.privacy.disclosure import Audience, Item, Part, decide_figure
from medvirk.privacy.disclosure.figures import Figure


def gather(viewer: Actor, evaluation: Evaluation, today: date) -> tuple[ReportFacts, list[UUID]]:
    """The report's facts, and the released snapshots that they rest on. For those who may publish it."""
    heard = public_findings(evaluation)
    named = may_name_service(evaluation)
    with translation.override(evaluation.language):
        facts = ReportFacts(
            language=evaluation.language,
            title=str(public_name(evaluation)),
            commissioner=evaluation.commissioner.name,
            organisation=evaluation.organisation.name,
            day=today,
            notice=_("Invented, to show how it works") if settings.DEMO else "",
            services=_services(evaluation) if named else (),
            background=evaluation.background if named else "",
            questions=evaluation.questions if named else "",
            how_it_was_done=evaluation.how_it_was_done if named else "",
            reliability=evaluation.reliability if named else "",
            about_services=evaluation.about_services if named else "",
            planners=_planners(evaluation) if named else (),
            participants=_participants(evaluation),
            asked=_asked(evaluation),
            interviews=len(evaluation.interviews.all()) if named else None,
            ways_in=_ways_in(evaluation) if named else (),
            conference=_conference(evaluation, named),
            findings=_findings(evaluation, heard),
            kept_in=len(standing_rows(viewer, evaluation)) - len(heard),
            stations=thread_of(evaluation, ANYBODY),
            current=StationName.DECIDED,
            page=settings.SITE_URL + reverse("change:feedback", args=[evaluation.id]),
            may_name_service=named,
        )
    return facts, [source for one in heard for source in one.sources]


def _services(evaluation: Evaluation) -> tuple[str, ...]:
    return tuple(row.service.name_in(evaluation.language) for row in evaluation.affected.all())


def _planners(evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    """Where they came from and for which side; nobody's name."""
    rows = evaluation.planners.order_by("side", "from_where")
    return tuple(dict.fromkeys((row.from_where, str(Side(row.side).label)) for row in rows if row.from_where.strip()))


def _participants(evaluation: Evaluation) -> int | None:
    may_leave = allowance_of(evaluation).refusal(Item.FIGURE, Audience.PUBLIC) is None
    return people_who_told(evaluation) if may_leave else None


def _asked(evaluation: Evaluation) -> int | None:
    """How many were asked: only when neither it nor the difference to those who told shows a small group."""
    people = _participants(evaluation)
    asked = sum(row.number for row in evaluation.asked.all())
    if people is None or asked < people:
        return None
    figure = decide_figure(Part(people, asked), Audience.PUBLIC)
    return asked if isinstance(figure, Figure) else None


def _ways_in(evaluation: Evaluation) -> tuple[WayInFacts, ...]:
    rows = evaluation.ways_in.order_by("outside_service", "description")
    return tuple(WayInFacts(row.description, row.outside_service) for row in rows)


def _conference(evaluation: Evaluation, named: bool) -> ConferenceFacts | None:
    row = conference_row(evaluation)
    if row is None or row.held_on is None:
        return None
    return ConferenceFacts(row.held_on, row.users_meeting_day, row.who_came if named else "")


def _findings(evaluation: Evaluation, heard: list[Heard]) -> tuple[FindingFacts, ...]:
    outcomes = {row.id: row.discussion.outcome for row in findings_of(evaluation) if hasattr(row, "discussion")}
    answers = answers_of(evaluation)
    return tuple(_finding(one, outcomes, answers) for one in heard)


def _finding(heard: Heard, outcomes: Mapping[UUID, str], answers: Mapping[UUID, Decision]) -> FindingFacts:
    outcome = outcomes.get(heard.id)
    decision = answers.get(heard.id)
    return FindingFacts(
        kind=heard.kind,
        theme=heard.theme,
        title=heard.title,
        text=heard.text,
        how_many=heard.how_many,
        quotes=heard.quotes,
        from_conference=heard.from_conference,
        outcome=Outcome(outcome) if outcome else None,
        users_words=heard.users_words,
        staff_words=heard.staff_words,
        decision=_decision(decision) if decision else None,
    )


def _decision(row: Decision) -> DecisionFacts:
    measure = measure_of(row)
    told = (
        MeasureFacts(
            measure.title,
            measure.what_changes,
            measure.for_whom,
            measure.how_seen,
            measure.owner,
            measure.due,
        )
        if measure
        else None
    )
    return DecisionFacts(DecisionKind(row.kind), row.text, row.owner, row.look_again_on, told)
