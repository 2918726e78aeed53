"""A participant says "this is not done", without an account and without leaving a trace of who."""

from hmac import compare_digest
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from medvirk.change import attempts, states
from medvirk.change.actions.measure import locked
from medvirk.change.models import Feedback, NotDone
from medvirk.change.queries.feedback import published_measure
from medvirk.change.words import place_of_words
from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotPossible, check, require
from medvirk.foundation.keys import store
from medvirk.privacy.sealing import read_evaluation_code, seal

WRONG_CODE = _("That is not the code of this evaluation. It stands on your sheet and on the sheet on the wall.")


def say_not_done(measure_id: UUID, key: UUID, code: str, words: str, address: str, *, by: Actor) -> None:
    """Check the code, then take the answer. A wrong code is counted; what is counted does not say who."""
    evaluation: UUID = published_measure(measure_id).decision.finding.evaluation_id
    attempts.check_not_guessing(evaluation, address)
    try:
        take(measure_id, key, code, words, by=by)
    except WrongCode:
        attempts.count_wrong_code(evaluation, address)
        raise


class WrongCode(NotPossible):
    """The code is another one."""


@audit.action("change.measure.not_done")
def take(measure_id: UUID, key: UUID, code: str, words: str, *, by: Actor) -> NotDone:
    """The tick is there at once; the words are sealed to the team. The same ``key`` twice is one answer."""
    measure = locked(measure_id)
    evaluation = measure.decision.finding.evaluation
    require(states.is_public(Feedback.objects.filter(evaluation=evaluation).first()))
    if not compare_digest(read_evaluation_code(code).encode(), evaluation.code.encode()):
        raise WrongCode(WRONG_CODE)
    said, is_new = NotDone.objects.get_or_create(id=key, defaults={"measure": measure})
    check(said.measure_id == measure.id, _("This answer has been sent already. Load the page anew to send another."))
    if is_new and words.strip() and states.takes_words(evaluation):
        said.sealed_words = _sealed(words.strip(), evaluation.id, said.id)
        said.save(update_fields=["sealed_words"])
    audit.record(by, measure)
    return said


def _sealed(words: str, evaluation: UUID, said: UUID) -> bytes:
    try:
        return seal(words, place_of_words(evaluation, said), store.evaluation_public_key(evaluation))
    except store.NoKey:
        raise NotPossible(
            _("What you write cannot be locked now, so it was not kept. Send it without words, or ring the team.")
        ) from None
