"""Carries an evaluation of the demo from its beginning as far as its file tells."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import time_machine

from medvirk.demo.making import analysis, dialogue, findings, outcome, preparation, review
from medvirk.demo.making.cast import Cast
from medvirk.demo.making.interviews import hold_interviews
from medvirk.demo.making.stage import Stage

Tell = Callable[[str], object]


@contextmanager
def on(day: date) -> Iterator[None]:
    """Do something at noon of a day."""
    with time_machine.travel(datetime.combine(day, time(12), ZoneInfo("Europe/Oslo")), tick=True):
        yield


def carry(told: dict[str, Any], cast: Cast, tell: Tell) -> None:
    """Start the evaluation and take it through every step that its file describes."""
    days = told["dates"]
    tell(told["title_" + told["language"]])
    with on(days["anchored"]):
        stage = Stage(told, cast, preparation.start(told, cast))
        preparation.anchor(stage)
    with on(days["theme_guide_agreed"]):
        preparation.agree_on_guide(stage)
    with on(days["recruiting_from"]):
        preparation.recruit(stage)
    hold_interviews(stage, on)
    with on(max(row["day"] for row in told["interviews"] if row["state"] == "delivered")):
        analysis.mark(stage)
        findings.write(stage)
    if told["stage"] != "collecting":
        _bring_out(stage)


def _bring_out(stage: Stage) -> None:
    """From the first sitting to what came of it."""
    told, days = stage.told, stage.told["dates"]
    shared, public = told["releases"]
    with on(shared["answered_on"]):
        stage.advance()
        review.share(stage, shared)
        dialogue.plan(stage)
    with on(days["process_report"]):
        stage.advance()
    with on(days["conference"]):
        dialogue.hold(stage)
        stage.advance()
    with on(days["decisions"]):
        dialogue.decide(stage, "interviews")
    with on(public["answered_on"]):
        review.publish(stage, public)
        dialogue.decide(stage, "conference")
    with on(days["final_report"]):
        outcome.publish_report(stage)
    outcome.follow_up(stage, on)
    with on(days["closed"]):
        stage.advance()
