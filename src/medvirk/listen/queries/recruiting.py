"""Reads about recruiting: ways in with how many were asked, and whether the sheet is ready."""

from dataclasses import dataclass

from medvirk.foundation.actor import Actor, require
from medvirk.listen import rules, states
from medvirk.listen.models import Evaluation, WayIn


@dataclass(frozen=True)
class WayAsked:
    """A way in, and how many have been asked by it."""

    way: WayIn
    asked: int


@dataclass(frozen=True)
class Recruiting:
    """What the page of recruiting shows. ``total`` counts those asked, never those who said yes."""

    ways: list[WayAsked]
    total: int
    has_way_outside: bool
    sheet_is_whole: bool
    may_write: bool
    may_report: bool
    may_see_contacts: bool


def recruiting_seen_by(viewer: Actor, evaluation: Evaluation) -> Recruiting:
    """Ways in and numbers, for the parties."""
    require(rules.may_see_evaluation(viewer, evaluation))
    numbers = list(evaluation.asked.all())
    ways = [
        WayAsked(way, sum(asked.number for asked in numbers if asked.way_in_id == way.id))
        for way in evaluation.ways_in.order_by("description")
    ]
    return Recruiting(
        ways,
        sum(way.asked for way in ways),
        any(way.way.outside_service for way in ways),
        states.sheet_is_whole(evaluation),
        may_write=rules.may_plan(viewer, evaluation) and states.is_open_for(evaluation, states.Work.RECRUITING),
        may_report=rules.may_report_asked(viewer, evaluation) and states.is_open_for(evaluation, states.Work.ASKING),
        may_see_contacts=rules.may_write_contacts(viewer, evaluation),
    )
