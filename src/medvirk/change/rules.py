"""May this person? Every answer about rights in the room stands here, on top of those of ``listen``."""

from medvirk.foundation.actor import Actor
from medvirk.listen import rules
from medvirk.listen.models import Evaluation


def may_see_decisions(actor: Actor, evaluation: Evaluation) -> bool:
    """Before they are fed back, decisions are for the evaluation's parties."""
    return rules.is_party(actor, evaluation)


def may_decide(actor: Actor, evaluation: Evaluation) -> bool:
    """The municipality decides, and answers for what came of it."""
    return rules.is_municipal_contact(actor, evaluation)


def may_release(actor: Actor, evaluation: Evaluation) -> bool:
    """The process leader, with a key to the notes, asks the two reviewers."""
    return rules.may_send_to_review(actor, evaluation)


def may_prepare_release(actor: Actor, evaluation: Evaluation) -> bool:
    """The process leader sees what waits to go out; reading the words takes a key."""
    return rules.is_process_leader(actor, evaluation)


def may_write_report(actor: Actor, evaluation: Evaluation) -> bool:
    """The process leader publishes the final report."""
    return rules.is_process_leader(actor, evaluation)


def may_feed_back(actor: Actor, evaluation: Evaluation) -> bool:
    """Whoever leads the evaluation, or decides for the municipality, tells those who spoke what came of it."""
    return rules.is_process_leader(actor, evaluation) or rules.is_municipal_contact(actor, evaluation)


def may_read_objections(actor: Actor, evaluation: Evaluation) -> bool:
    """That somebody says "this is not done" is for the owner and the team; when, and how many, for nobody."""
    return rules.is_municipal_contact(actor, evaluation) or rules.is_team(actor, evaluation)
