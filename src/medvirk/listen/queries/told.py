"""What has been let out about an evaluation, read once for a row that is at hand.

A page and the six stations of the thread on it ask for the same; the evaluation's row remembers the answer.
"""

from collections.abc import Callable

from medvirk.foundation.actor import Actor, require
from medvirk.listen import rules
from medvirk.listen.models import Evaluation
from medvirk.release.models import Released
from medvirk.release.queries import released_to_parties, released_to_public


def read_once[T](evaluation: Evaluation, name: str, read: Callable[[], T]) -> T:
    """Return what was read before for this very row, else read it."""
    remembered: dict[str, T] = evaluation.__dict__
    if name not in remembered:
        remembered[name] = read()
    return remembered[name]


def told_to_those_invited(viewer: Actor, evaluation: Evaluation) -> list[Released]:
    """What those invited to the dialogue may read. ``NotAllowed`` for everybody else."""
    require(rules.is_party(viewer, evaluation))
    return read_once(
        evaluation, "told_to_those_invited", lambda: released_to_parties(evaluation.id, viewer, is_party=True)
    )


def told_to_everybody(evaluation: Evaluation) -> list[Released]:
    """What everybody may read."""
    return read_once(evaluation, "told_to_everybody", lambda: released_to_public(evaluation.id))
