"""Writes about how those who spoke hear what came of it."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from medvirk.change import rules, states
from medvirk.change.models import Feedback
from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, require
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known


def _locked(evaluation: Evaluation) -> Feedback:
    row, _is_new = Feedback.objects.select_for_update().get_or_create(evaluation=evaluation)
    return row


@audit.action("change.feedback.published")
def publish_feedback(evaluation_id: UUID, intro: str, *, by: Actor) -> Feedback:
    """Open the page for everybody; later, change the words that stand first on it."""
    evaluation = known(evaluation_id)
    require(rules.may_feed_back(by, evaluation))
    states.check_feed_back(evaluation, intro)
    feedback = _locked(evaluation)
    feedback.intro = intro.strip()
    feedback.published_on = feedback.published_on or timezone.localdate()
    feedback.save(update_fields=["intro", "published_on"])
    audit.record(by, feedback)
    return feedback


@audit.action("change.feedback.told")
def say_where_told(
    evaluation_id: UUID, sheet_place: str, sheet_on: date | None, told_place: str, told_on: date | None, *, by: Actor
) -> Feedback:
    """Write where the sheet hangs and where it was told aloud. Nobody is counted or named."""
    evaluation = known(evaluation_id)
    require(rules.may_feed_back(by, evaluation))
    feedback = _locked(evaluation)
    feedback.sheet_place, feedback.sheet_on = sheet_place.strip(), sheet_on
    feedback.told_place, feedback.told_on = told_place.strip(), told_on
    states.check_told(feedback, timezone.localdate())
    feedback.save(update_fields=["sheet_place", "sheet_on", "told_place", "told_on"])
    audit.record(by, feedback)
    return feedback
