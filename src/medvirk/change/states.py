"""Is it possible now? What decisions, measures, the final report and the feedback need."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from medvirk.change.enums import DecisionKind, MeasureState
from medvirk.change.models import Feedback, FinalReport
from medvirk.foundation.actor import Reason, check
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from medvirk.listen.rules import has_ended

S = EvaluationState
DECIDED_IN = (S.FINAL_REPORT, S.FOLLOW_UP)
FOLLOWED_IN = (S.FINAL_REPORT, S.FOLLOW_UP, S.CLOSED)
RELEASED_IN = (S.FINAL_REPORT, S.FOLLOW_UP)
FED_BACK_IN = (S.FOLLOW_UP, S.CLOSED)
#: A no that takes less than this has not told why.
SHORTEST_REASON = 60

NEEDS: Mapping[str, tuple[tuple[str, Reason], ...]] = {
    DecisionKind.MEASURE: (
        ("title", _("Give the measure a short name.")),
        ("what_changes", _("Write what the measure is to change.")),
        ("for_whom", _("Write for whom it is.")),
        ("how_seen", _("Write how we shall see it.")),
        ("owner", _("Write who owns it: a function, not a name.")),
        ("due", _("Set a date for when it is to be done.")),
    ),
    DecisionKind.KEEP: (
        ("text", _("Write what you keep, and what you do so that it lasts.")),
        ("owner", _("Write who owns it: a function, not a name.")),
        ("look_again_on", _("Set a date for when you look at it again.")),
    ),
    DecisionKind.NO: (("text", _("Write the reason. It will be public.")),),
}
TOO_SHORT = _(
    "The reason is too short. Those who told must be able to understand why. Write at least two whole sentences."
)


def missing_answers(kind: str, written: Mapping[str, object]) -> dict[str, Reason]:
    """The fields that this decision still needs, each with what to do."""
    missing = {field: what for field, what in NEEDS[kind] if not _is_written(written.get(field))}
    if kind == DecisionKind.NO and "text" not in missing and len(str(written["text"]).strip()) < SHORTEST_REASON:
        missing["text"] = TOO_SHORT
    return missing


def _is_written(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def check_answers(kind: str, written: Mapping[str, object]) -> None:
    """Refuse a decision that lacks what it needs."""
    missing = missing_answers(kind, written)
    check(not missing, next(iter(missing.values()), ""))


def can_decide(evaluation: Evaluation, *, report_is_out: bool, is_decided: bool) -> bool:
    """True until the final report is out; a finding that came later can still be given its first answer."""
    return evaluation.state in DECIDED_IN and not (report_is_out and is_decided)


def check_decide(evaluation: Evaluation, *, report_is_out: bool, is_decided: bool) -> None:
    """Refuse to decide before the dialogue is over, and to change what stands in the final report."""
    check(
        evaluation.state in DECIDED_IN,
        _("Decisions are made after the dialogue, while the final report or the follow-up is the current step."),
    )
    check(
        can_decide(evaluation, report_is_out=report_is_out, is_decided=is_decided),
        _("The final report is out with this decision. Tell what happens in an update instead."),
    )


def can_follow(evaluation: Evaluation) -> bool:
    """True from the decisions on; what was promised can be followed after the evaluation is closed."""
    return evaluation.state in FOLLOWED_IN


def check_update(evaluation: Evaluation, *, on: date, today: date, state: str, text: str) -> None:
    """Refuse news from the future, and giving up without a reason."""
    check(can_follow(evaluation), _("Updates are written when the decisions have been made."))
    check(on <= today, _("The date has not come yet. Write what has happened."))
    given_up = state == MeasureState.GIVEN_UP
    check(not given_up or len(text.strip()) >= SHORTEST_REASON, TOO_SHORT)


def check_release(evaluation: Evaluation) -> None:
    """Refuse to send anything to the public before the dialogue is over."""
    check(
        evaluation.state in RELEASED_IN,
        _("What goes to everybody is sent when the dialogue is over. The evaluation is not there yet."),
    )


def check_report(evaluation: Evaluation, *, undecided: int, waits_for_review: bool) -> None:
    """Refuse to publish before everything has an answer and has been through the door."""
    check(
        evaluation.state in RELEASED_IN,
        _("The final report is published when the dialogue is over. The evaluation is not there yet."),
    )
    check(not waits_for_review, _("Send the findings to the two reviewers first, and wait for their answers."))
    check(undecided == 0, _("Every standing finding needs a decision first."))


def is_out(report: FinalReport | None) -> bool:
    """True when the final report has been published."""
    return report is not None and report.published_on is not None


def check_feed_back(evaluation: Evaluation, intro: str) -> None:
    """Refuse to publish the page before the report, and without a word to those who told."""
    check(
        evaluation.state in FED_BACK_IN,
        _("The page is published in the follow-up, when the final report is out."),
    )
    check(bool(intro.strip()), _("Write a few words to those who told. They stand first on the page."))


def is_public(feedback: Feedback | None) -> bool:
    """True when everybody can read what came of it."""
    return feedback is not None and feedback.published_on is not None


def check_told(feedback: Feedback, today: date) -> None:
    """Refuse a sheet or a meeting that is half told, or that has not been yet."""
    pairs = ((feedback.sheet_place, feedback.sheet_on), (feedback.told_place, feedback.told_on))
    check(
        all(bool(place.strip()) == (on is not None) for place, on in pairs),
        _("Write both the place and the date, or neither."),
    )
    check(
        all(on is None or on <= today for _place, on in pairs),
        _("The date has not come yet. Write it when it has been done."),
    )


def takes_words(evaluation: Evaluation) -> bool:
    """After the end date nobody can open sealed words any more, so none are taken."""
    return not has_ended(evaluation)
