"""May this person? Every answer about rights in the room stands here, on top of those of ``listen``."""

from medvirk.foundation.actor import Actor
from medvirk.listen import rules
from medvirk.listen.models import Evaluation


def may_see_conference(actor: Actor, evaluation: Evaluation) -> bool:
    """What the dialogue is about is for the evaluation's parties; the public gets it through ``release``."""
    return rules.is_party(actor, evaluation)


def may_plan(actor: Actor, evaluation: Evaluation) -> bool:
    """The process leader plans the conference; the dialogue itself belongs to the municipality and its users."""
    return rules.is_process_leader(actor, evaluation)


def may_write_down(actor: Actor, evaluation: Evaluation) -> bool:
    """The process leader writes down what the conference says; nobody from an affected service does."""
    return rules.is_process_leader(actor, evaluation)


def may_set_aside(actor: Actor, evaluation: Evaluation) -> bool:
    """Only the users' side sets a finding aside."""
    return rules.may_set_aside(actor, evaluation)
