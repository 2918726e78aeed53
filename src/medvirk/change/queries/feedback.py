"""Heard – decided – done: what everybody may read of what came of an evaluation."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from medvirk.change import rules, states
from medvirk.change.enums import DecisionKind, MeasureState
from medvirk.change.models import Decision, Feedback, Measure, Update
from medvirk.change.queries.findings import (
    Heard,
    answers_of,
    feedback_of,
    measure_of,
    public_findings,
    somebody_disagrees,
)
from medvirk.change.queries.latest import TONES
from medvirk.change.queries.names import may_name_service, public_name
from medvirk.foundation.actor import Actor, NotAllowed, Reason, require
from medvirk.foundation.ui.components import Tone
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known
from medvirk.meet.enums import Outcome
from medvirk.meet.queries import outcomes_for

WHAT_IT_SAID: Mapping[Outcome | None, Reason] = {
    Outcome.RECOGNISED: _("Recognised at the dialogue conference."),
    Outcome.WITH_CHANGES: _("Recognised at the dialogue conference, with changes."),
    Outcome.SEEN_DIFFERENTLY: _("Seen differently: the users recognise it, the staff do not."),
    None: "",
}
BORN_THERE = _("Born at the dialogue conference.")


@dataclass(frozen=True)
class Row:
    """One finding on its way: what was heard, what was decided, where it stands."""

    heard: Heard
    dialogue: Reason
    decision: Decision | None
    measure: Measure | None
    updates: tuple[Update, ...]
    not_everyone_agrees: Reason

    @property
    def seen_differently(self) -> bool:
        """True when both sides' words stand side by side."""
        return bool(self.heard.users_words and self.heard.staff_words)

    @property
    def tag(self) -> tuple[Reason, str]:
        """A word or two about where it stands, and their tone."""
        if self.measure:
            state = MeasureState(self.measure.state)
            return state.label, TONES[state].value
        if self.decision is None:
            return _("Not decided yet"), Tone.NEUTRAL.value
        kind = DecisionKind(self.decision.kind)
        return (_("Kept"), Tone.GOOD.value) if kind is DecisionKind.KEEP else (_("No"), Tone.NO.value)


@dataclass(frozen=True)
class FeedbackPage:
    """The whole page."""

    evaluation: Evaluation
    feedback: Feedback
    name: Reason
    names_service: bool
    rows: tuple[Row, ...]
    may_feed_back: bool

    @property
    def is_public(self) -> bool:
        """False while only the evaluation's parties see it."""
        return states.is_public(self.feedback)


def feedback_page(viewer: Actor, evaluation_id: UUID) -> FeedbackPage:
    """The page for everybody once it is published; before that for the evaluation's parties, to look at."""
    evaluation = known(evaluation_id)
    feedback = feedback_of(evaluation)
    require(states.is_public(feedback) or rules.may_see_decisions(viewer, evaluation))
    heard = public_findings(evaluation)
    outcomes = outcomes_for(viewer, evaluation)
    answers = answers_of(evaluation)
    news = _news_of(evaluation)
    return FeedbackPage(
        evaluation=evaluation,
        feedback=feedback,
        name=public_name(evaluation),
        names_service=may_name_service(evaluation),
        rows=tuple(_row(one, outcomes.get(one.id), answers.get(one.id), news) for one in heard),
        may_feed_back=rules.may_feed_back(viewer, evaluation),
    )


News = Mapping[UUID, list[Update]]


def _news_of(evaluation: Evaluation) -> News:
    news: dict[UUID, list[Update]] = {}
    for update in Update.objects.filter(measure__decision__finding__evaluation=evaluation).order_by("-on", "id"):
        news.setdefault(update.measure_id, []).append(update)
    return news


def _row(heard: Heard, outcome: Outcome | None, decision: Decision | None, news: News) -> Row:
    measure = measure_of(decision)
    return Row(
        heard=heard,
        dialogue=BORN_THERE if heard.from_conference else WHAT_IT_SAID[outcome],
        decision=decision,
        measure=measure,
        updates=tuple(news.get(measure.id, ())) if measure else (),
        not_everyone_agrees=who_disagrees(measure, somebody_disagrees(decision)),
    )


def who_disagrees(measure: Measure | None, somebody: bool) -> Reason:
    """That somebody has said "this is not done", never how many and never what."""
    if measure is None or not somebody:
        return ""
    if measure.state == MeasureState.DONE:
        return _("Not everyone agrees that this is done.")
    return _("Not everyone agrees that it is as it says here.")


def published_measure(measure_id: UUID) -> Measure:
    """A measure that everybody can read about. ``NotAllowed`` for all others."""
    rows = Measure.objects.select_related("decision__finding__evaluation__commissioner")
    rows = rows.filter(id=measure_id, decision__finding__evaluation__feedback__published_on__isnull=False)
    found = rows.first()
    if found is None:
        raise NotAllowed
    heard = {one.id: one for one in public_findings(found.decision.finding.evaluation)}
    require(found.decision.finding_id in heard)
    return found


def feedback_to_edit(viewer: Actor, evaluation_id: UUID) -> tuple[Evaluation, Feedback]:
    """The evaluation and its feedback, for those who tell what came of it."""
    evaluation = known(evaluation_id)
    require(rules.may_feed_back(viewer, evaluation))
    return evaluation, feedback_of(evaluation)
