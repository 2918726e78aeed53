"""What the room tells the thread: what has been decided, and what has been done and told."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from medvirk.change import rules, states
from medvirk.change.enums import MeasureState
from medvirk.change.models import Feedback
from medvirk.change.queries.findings import answers_of, feedback_of, final_report_of, measure_of, standing_rows
from medvirk.change.queries.outgoing import waits_for_review
from medvirk.foundation.actor import Actor
from medvirk.foundation.thread import Missing, Station, StationName
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known
from medvirk.listen.states import CONTACT, PROCESS_LEADER

TELLERS = _("The process leader or the commissioner’s contact")


def decided(evaluation_id: UUID, viewer: Actor) -> Station:
    """How many of the standing findings have an answer, and what must be there before the follow-up."""
    evaluation = known(evaluation_id)
    party = rules.may_see_decisions(viewer, evaluation)
    standing = standing_rows(viewer, evaluation)
    answers = answers_of(evaluation)
    answered = [row for row in standing if row.id in answers]
    words = gettext("%(decided)s of %(all)s") % {"decided": len(answered), "all": len(standing)} if standing else ""
    missing = _missing_decisions(evaluation, viewer, len(standing) - len(answered)) if party else ()
    return Station(StationName.DECIDED, words, _decided_url(evaluation, party), tuple(missing))


def _decided_url(evaluation: Evaluation, party: bool) -> str:
    page = "change:decisions" if party else "change:feedback"
    return reverse(page, args=[evaluation.id])


def _missing_decisions(evaluation: Evaluation, viewer: Actor, undecided: int) -> Iterator[Missing]:
    if evaluation.state != EvaluationState.FINAL_REPORT:
        return
    leads, decides = rules.may_write_report(viewer, evaluation), rules.may_decide(viewer, evaluation)
    if waits_for_review(evaluation):
        what = _("Send the findings to the reviewers, so that everybody may read them")
        yield Missing(what, PROCESS_LEADER, _page("change:release", evaluation, leads))
    if undecided:
        counted = ngettext("%(number)s finding has no decision", "%(number)s findings have no decision", undecided)
        yield Missing(counted % {"number": undecided}, CONTACT, _page("change:decisions", evaluation, decides))
    if not states.is_out(final_report_of(evaluation)):
        yield Missing(_("Publish the final report"), PROCESS_LEADER, _page("change:write_report", evaluation, leads))


def _page(name: str, evaluation: Evaluation, may: bool) -> str | None:
    return reverse(name, args=[evaluation.id]) if may else None


def done(evaluation_id: UUID, viewer: Actor) -> Station:
    """How many measures are done and under way, and what those who told still have to hear."""
    evaluation = known(evaluation_id)
    answers = answers_of(evaluation)
    measures = (measure_of(answers.get(row.id)) for row in standing_rows(viewer, evaluation))
    counted = Counter(measure.state for measure in measures if measure)
    feedback = feedback_of(evaluation)
    url = reverse("change:feedback", args=[evaluation.id])
    may = rules.may_feed_back(viewer, evaluation)
    missing = tuple(_missing_feedback(evaluation, feedback, may)) if evaluation.state == _FOLLOWS else ()
    return Station(StationName.DONE, _in_words(counted), url, missing)


_FOLLOWS = EvaluationState.FOLLOW_UP


def _in_words(counted: Counter[str]) -> str:
    told = (
        (MeasureState.DONE, ngettext("%(number)s done", "%(number)s done", counted[MeasureState.DONE])),
        (
            MeasureState.UNDER_WAY,
            ngettext("%(number)s under way", "%(number)s under way", counted[MeasureState.UNDER_WAY]),
        ),
    )
    return ", ".join(words % {"number": counted[state]} for state, words in told if counted[state])


def _missing_feedback(evaluation: Evaluation, feedback: Feedback, may: bool) -> Iterator[Missing]:
    url = _page("change:tell", evaluation, may)
    if not states.is_public(feedback):
        yield Missing(_("Publish the page “Heard – decided – done”"), TELLERS, url)
    if not feedback.sheet_on:
        yield Missing(_("Hang up the printed sheet, and write where"), TELLERS, url)
    if not feedback.told_on:
        yield Missing(_("Tell it aloud at one meeting, and write where"), TELLERS, url)
