"""The newest changes that participation led to: for the front page and the room's first page."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.urls import reverse

from medvirk.change.enums import MeasureState
from medvirk.change.models import Feedback, Measure
from medvirk.change.queries.names import public_name
from medvirk.foundation.actor import Actor, Reason
from medvirk.foundation.ui.components import Tone
from medvirk.release.enums import ItemKind
from medvirk.release.models import Released
from medvirk.release.queries import released_to_public

TONES = {
    MeasureState.PLANNED: Tone.NEUTRAL,
    MeasureState.UNDER_WAY: Tone.WAITING,
    MeasureState.DONE: Tone.GOOD,
    MeasureState.GIVEN_UP: Tone.NO,
}


@dataclass(frozen=True)
class Change:
    """One measure that everybody can read about: what was heard, what was decided, where it stands."""

    where: str
    heard: str
    decided: str
    url: str
    status: Reason
    tone: Tone
    language: str


@dataclass(frozen=True)
class Told:
    """An evaluation whose feedback page is open to everybody."""

    name: Reason
    commissioner: str
    published_on: date | None
    url: str
    language: str


def latest_changes(viewer: Actor, most: int) -> list[Change]:
    """The newest measures whose finding everybody may read, newest first; the same for every viewer."""
    rows = Measure.objects.filter(decision__finding__evaluation__feedback__published_on__isnull=False)
    rows = rows.filter(decision__finding__set_aside_because="").annotate(news=Max("updates__on"))
    newest = rows.select_related("decision__finding__evaluation__commissioner").order_by("-news", "-due", "id")
    titles: dict[UUID, dict[UUID, Released]] = {}
    changes: list[Change] = []
    for measure in newest[: most * _SPARE]:
        finding = measure.decision.finding
        if finding.evaluation_id not in titles:
            titles[finding.evaluation_id] = _titles(finding.evaluation_id)
        if released := titles[finding.evaluation_id].get(finding.id):
            changes.append(_change(measure, released))
        if len(changes) == most:
            break
    return changes


#: So many more are looked at, because some findings may not be shown to everybody.
_SPARE = 4


def _titles(evaluation: UUID) -> dict[UUID, Released]:
    return {row.subject: row for row in released_to_public(evaluation) if row.kind == ItemKind.FINDING and row.content}


def _change(measure: Measure, released: Released) -> Change:
    evaluation = measure.decision.finding.evaluation
    state = MeasureState(measure.state)
    return Change(
        where=evaluation.commissioner.name,
        heard=released.content["title"],
        decided=measure.title,
        url=reverse("change:feedback", args=[evaluation.id]),
        status=state.label,
        tone=TONES[state],
        language=evaluation.language,
    )


def told_to_all(viewer: Actor) -> list[Told]:
    """Every evaluation whose feedback page is open to everybody, newest first; the same for every viewer."""
    rows = Feedback.objects.filter(published_on__isnull=False).order_by("-published_on", "id")
    rows = rows.select_related("evaluation__commissioner").prefetch_related("evaluation__interviews")
    return [_told(row) for row in rows]


def _told(row: Feedback) -> Told:
    evaluation = row.evaluation
    return Told(
        name=public_name(evaluation),
        commissioner=evaluation.commissioner.name,
        published_on=row.published_on,
        url=reverse("change:feedback", args=[evaluation.id]),
        language=evaluation.language,
    )
