"""The tables as a page of the reference, so that the page cannot say anything else."""

from collections.abc import Iterable

from django.utils import translation

from medvirk.listen.states.steps import TRANSITIONS
from medvirk.listen.states.work import OPEN_IN


def as_markdown() -> str:
    """Both tables as Markdown, in English, for ``docs/reference/states.md``."""
    with translation.override("en"):
        return "\n".join([*_transition_lines(), "", *_work_lines(), ""])


def _transition_lines() -> Iterable[str]:
    yield "# The steps of an evaluation"
    yield ""
    yield "Written from `medvirk/listen/states`. The process leader takes each step when everything is there."
    yield ""
    yield "| from | to | what must be there | what it opens |"
    yield "|---|---|---|---|"
    for transition in TRANSITIONS:
        needs = "<br>".join(str(condition.says) for condition in transition.conditions)
        yield f"| {transition.before.label} | {transition.after.label} | {needs} | {transition.opens} |"
    yield ""
    yield "Every step but the last can also be followed by **Stopped**, with a reason."


def _work_lines() -> Iterable[str]:
    yield "## What is open in which step"
    yield ""
    yield "| work | steps |"
    yield "|---|---|"
    for says, states in OPEN_IN.values():
        yield f"| {says} | {', '.join(str(state.label) for state in states)} |"
