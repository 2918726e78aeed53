"""What came of it: the report, the page for those who spoke, news about measures, and two who say "not done"."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any
from uuid import uuid4

from medvirk.change.actions import feedback, measure, not_done
from medvirk.change.actions import report as report_actions
from medvirk.demo.making.stage import Stage
from medvirk.foundation.actor import ANYBODY

On = Callable[[date], AbstractContextManager[None]]


def publish_report(stage: Stage) -> None:
    """Publish the final report."""
    report_actions.publish(stage.id, by=stage.leader)
    stage.advance()


def follow_up(stage: Stage, on: On) -> None:
    """Tell those who spoke, and then every piece of news on its day."""
    told, days = stage.told["feedback"], stage.told["dates"]
    with on(days["feedback_page"]):
        feedback.publish_feedback(stage.id, told["intro"], by=stage.contact)
    with on(days["told_aloud"]):
        feedback.say_where_told(
            stage.id, told["printed_place"], told["printed_on"], told["told_aloud_place"], told["told_aloud_day"],
            by=stage.contact,
        )  # fmt: skip
    events = [
        (update["day"], _update(stage, made, update))
        for made in stage.told["decisions"]
        for update in made.get("updates", ())
    ]
    events += [(voice["day"], _voice(stage, voice)) for voice in stage.told["voices"]]
    for day, happen in sorted(events, key=lambda event: event[0]):
        with on(day):
            happen()


def _update(stage: Stage, made: dict[str, Any], told: dict[str, Any]) -> Callable[[], object]:
    row = stage.made["measure", made["key"]]
    return lambda: measure.write_update(row, told["day"], told["status"], told["text"], by=stage.contact)


def _voice(stage: Stage, told: dict[str, Any]) -> Callable[[], object]:
    """Somebody who took part says that it is not done; some with words, some with the tick alone."""
    row = stage.made["measure", told["decision"]]
    words = told["words"] if told["state"] == "awaiting_release" else ""
    return lambda: not_done.take(row, uuid4(), stage.evaluation.code, words, by=ANYBODY)
