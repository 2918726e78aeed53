"""Reads about evaluations: the list, the one page, and the thread as somebody may see it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.translation import gettext

from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.foundation.thread import Missing, Station, StationName, station
from medvirk.listen import rules, states
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import AffectedService, Evaluation
from medvirk.listen.participation import allowance_of
from medvirk.people.enums import Role
from medvirk.privacy.disclosure import Audience, Item

S = EvaluationState

#: Where on the thread an evaluation is in each step.
STATION_OF: Mapping[str, StationName] = {
    S.DRAFT: StationName.TOLD,
    S.ANCHORED: StationName.TOLD,
    S.RECRUITING: StationName.TOLD,
    S.COLLECTING: StationName.TOLD,
    S.PROCESS_REPORT: StationName.FINDINGS,
    S.DIALOGUE: StationName.DIALOGUE,
    S.FINAL_REPORT: StationName.DECIDED,
    S.FOLLOW_UP: StationName.DONE,
    S.CLOSED: StationName.DONE,
    S.STOPPED: StationName.TOLD,
}

#: What the conditions of each step read, fetched once.
_CONDITIONS_READ: Mapping[str, tuple[str, ...]] = {
    S.DRAFT: ("planners", "agreements"),
    S.ANCHORED: ("agreements", "guides__sections__questions", "ways_in"),
    S.RECRUITING: ("agreements", "ways_in", "asked"),
}

#: The evaluation that a page is about while the thread's stations are asked, so that each does not fetch it anew.
_at_hand: ContextVar[Evaluation | None] = ContextVar("medvirk_evaluation_at_hand", default=None)


def with_rights() -> QuerySet[Evaluation]:
    """Evaluations with what every rule reads: their team and their affected services."""
    services = AffectedService.objects.select_related("service__organisation")
    rows = Evaluation.objects.select_related("organisation", "commissioner")
    return rows.prefetch_related("team", Prefetch("affected", queryset=services))


def known(evaluation_id: UUID) -> Evaluation:
    """The evaluation with what rules read, for code that asks the rules itself. ``NotAllowed`` when there is none."""
    at_hand = _at_hand.get()
    if at_hand is not None and at_hand.id == evaluation_id:
        return at_hand
    found = with_rights().filter(id=evaluation_id).first()
    if found is None:
        raise NotAllowed
    return found


def evaluation_for(viewer: Actor, evaluation_id: UUID) -> Evaluation:
    """The evaluation, for its parties. ``NotAllowed`` for everybody else, and when there is none."""
    evaluation = known(evaluation_id)
    require(rules.may_see_evaluation(viewer, evaluation))
    return evaluation


def evaluations_of(viewer: Actor) -> list[Evaluation]:
    """The evaluations that the viewer is a party to; those under way first."""
    if not viewer.is_somebody:
        return []
    sides = (Role.MUNICIPAL_CONTACT, Role.PANEL_MEMBER)
    commissioners = {m.organisation for m in viewer.memberships if m.role in sides}
    involved = Q(team__account_id=viewer.id) | Q(commissioner__in=commissioners)
    found = with_rights().filter(involved).distinct().order_by("title")
    mine = [evaluation for evaluation in found if rules.may_see_evaluation(viewer, evaluation)]
    return sorted(mine, key=lambda evaluation: evaluation.state in states.OVER)


@dataclass(frozen=True)
class Shown:
    """A public evaluation in a list: what it is called in public, and who asked for it."""

    id: UUID
    title: str
    language: str
    commissioner: str


def public_evaluations(viewer: Actor) -> list[Shown]:
    """Evaluations whose final report is out, by name; the same for every viewer."""
    found = Evaluation.objects.filter(state__in=rules.PUBLIC_STATES).select_related("commissioner")
    public = [row for row in found.prefetch_related("interviews").order_by("title") if rules.is_public(row)]
    return [Shown(row.id, public_title(row), row.language, row.commissioner.name) for row in public]


def public_title(evaluation: Evaluation) -> str:
    """The title, or, where so few told that the service must not be named, only who asked for it."""
    if allowance_of(evaluation).refusal(Item.SERVICE_NAME, Audience.PUBLIC) is None:
        return evaluation.title
    return gettext("An evaluation in %(commissioner)s") % {"commissioner": evaluation.commissioner.name}


def public_evaluation(viewer: Actor, evaluation: Evaluation) -> Evaluation:
    """The evaluation as everybody may know of it. ``NotAllowed`` before its final report is out."""
    prefetch_related_objects([evaluation], "interviews")
    require(rules.is_public(evaluation))
    return evaluation


@contextmanager
def at_hand(evaluation: Evaluation) -> Iterator[None]:
    """While this lasts, ``known`` answers with this row instead of fetching it again."""
    token = _at_hand.set(evaluation)
    try:
        yield
    finally:
        _at_hand.reset(token)


def thread_of(evaluation: Evaluation, viewer: Actor) -> dict[StationName, Station]:
    """The six stations as the viewer may see them; stations that the evaluation has not come to are not asked."""
    order = list(StationName)
    reached = order.index(STATION_OF[evaluation.state])
    with at_hand(evaluation):
        return {
            name: station(name, evaluation.id, viewer) if place <= reached else Station(name)
            for place, name in enumerate(order)
        }


@dataclass(frozen=True)
class Overview:
    """What the page of an evaluation shows about where it is and what comes next."""

    evaluation: Evaluation
    #: Counts from 1; 0 when it was stopped.
    step: int
    transition: states.Transition | None
    missing: tuple[Missing, ...]
    may_advance: bool

    @property
    def next(self) -> Missing | None:
        """The one next step: the first that the viewer can do, else the first that somebody else does."""
        mine = (item for item in self.missing if item.url)
        return next(mine, self.missing[0] if self.missing else None)


def overview_of(evaluation: Evaluation, viewer: Actor, stations: Mapping[StationName, Station]) -> Overview:
    """Where the evaluation is, and what is missing before its next step, as the viewer may see it.

    ``stations`` from ``thread_of`` for the same viewer.
    """
    transition = states.transition_from(evaluation.state)
    fetch_conditions(evaluation)
    with at_hand(evaluation):
        missing = transition.missing(evaluation, viewer, stations) if transition else ()
    step = 0 if evaluation.state == S.STOPPED else states.STEPS.index(S(evaluation.state)) + 1
    return Overview(evaluation, step, transition, missing, rules.may_advance(viewer, evaluation))


def fetch_conditions(evaluation: Evaluation) -> None:
    """Fetch what the next step's conditions read, each table once."""
    prefetch_related_objects([evaluation], *_CONDITIONS_READ.get(evaluation.state, ()))
