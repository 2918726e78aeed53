"""The first station of the thread: how many have told, and what the interviews still lack."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from medvirk.foundation.actor import Actor, Reason
from medvirk.foundation.thread import Missing, Station, StationName
from medvirk.listen import rules, states
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation, Interview
from medvirk.listen.participation import allowance_of, people_who_told
from medvirk.listen.queries.evaluation import known

INTERVIEWERS = _("The interviewers")
#: Before the interviews are over, a number that grows would show when one person more had told.
_COUNTING = states.STEPS[: states.STEPS.index(EvaluationState.PROCESS_REPORT)]


def told(evaluation_id: UUID, viewer: Actor) -> Station:
    """The number who have told for the team; for others a number only where disclosure control lets it out."""
    evaluation = known(evaluation_id)
    if evaluation.state in _COUNTING and evaluation.state != EvaluationState.COLLECTING:
        return Station(StationName.TOLD)
    prefetch_related_objects([evaluation], "interviews")
    is_team = rules.is_team(viewer, evaluation)
    return Station(
        StationName.TOLD,
        words_for(evaluation, viewer),
        _page(evaluation) if is_team else None,
        tuple(_missing(evaluation, is_team)),
    )


def words_for(evaluation: Evaluation, viewer: Actor) -> Reason:
    """How many have told: the number, or only that somebody has, by who looks."""
    people = people_who_told(evaluation)
    if people == 0:
        return ""
    if rules.is_team(viewer, evaluation) or _number_may_leave(evaluation, viewer):
        return ngettext("%(number)d has told", "%(number)d have told", people) % {"number": people}
    return _("People have told")


def _number_may_leave(evaluation: Evaluation, viewer: Actor) -> bool:
    allowance = allowance_of(evaluation)
    enough = allowance.words if rules.is_party(viewer, evaluation) else allowance.quotes_and_figures
    return enough and evaluation.state not in _COUNTING


def _page(evaluation: Evaluation) -> str:
    return reverse("listen:interviews", args=[evaluation.id])


def _missing(evaluation: Evaluation, is_team: bool) -> Iterator[Missing]:
    url = _page(evaluation) if is_team else None
    interviews = evaluation.interviews.all()
    if not interviews:
        yield Missing(_("Hold the first interview"), INTERVIEWERS, url)
    for interview in interviews:
        if what := _lacks(interview):
            yield Missing(what, INTERVIEWERS, url)


def _lacks(interview: Interview) -> Reason | None:
    if not interview.delivered_on:
        return format_lazy(_("Hand in the notes of interview {number}"), number=interview.number)
    if interview.recorded_on and not interview.recording_deleted_on:
        return format_lazy(_("Confirm that the recording of interview {number} is deleted"), number=interview.number)
    return None
