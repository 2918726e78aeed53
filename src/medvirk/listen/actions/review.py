"""Handing findings and quotes over to the two reviewers.

``release`` writes; these ask this room's rules and states first. The line in the audit trail is ``release``'s.
"""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Actor, NotPossible, check, require
from medvirk.listen import rules
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.finding import release_facts
from medvirk.listen.queries.review import Outgoing, item_of
from medvirk.release import actions as release
from medvirk.release.enums import Zone
from medvirk.release.items import Reviewer
from medvirk.release.models import Candidate, Sitting

NOT_NOW = _(
    "Findings go to those invited in the step “Process report”. The evaluation’s own page shows where it is now."
)
NO_REVIEW = _("No review is open now. Look through the list and send what is new.")


def is_time_for_review(evaluation: Evaluation) -> bool:
    """Findings go out to those invited in one step alone."""
    return evaluation.state == EvaluationState.PROCESS_REPORT


def send_to_review(evaluation: Evaluation, going: Outgoing, asked: Sequence[Reviewer], *, by: Actor) -> Sitting:
    """Ask two reviewers about everything that may leave and is not out already."""
    require(rules.may_send_to_review(by, evaluation))
    check(is_time_for_review(evaluation), NOT_NOW)
    return release.open_sitting(release_facts(evaluation), Zone.SHARED, going.items, asked, by=by)


def send_newer_words(evaluation: Evaluation, going: Outgoing, subject: UUID, *, by: Actor) -> Candidate:
    """Put an item's newest words before the reviewers in place of those that they have."""
    require(rules.may_send_to_review(by, evaluation))
    if going.sitting is None:
        raise NotPossible(NO_REVIEW)
    return release.replace_candidate(going.sitting.id, item_of(going, subject), by=by)
