"""Reads of the theme guide."""

from dataclasses import dataclass

from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.listen import rules, states
from medvirk.listen.enums import Agreed
from medvirk.listen.models import Evaluation, GuideVersion, Section
from medvirk.listen.queries.anchoring import SideAgreed, agreements_seen_by


@dataclass(frozen=True)
class Guide:
    """One version of the theme guide as somebody sees it. ``version`` is empty before the guide is begun."""

    version: GuideVersion | None
    sections: list[Section]
    sides: list[SideAgreed]
    #: All versions, newest first.
    numbers: list[int]
    is_newest: bool
    #: The viewer can change it now.
    may_write: bool
    #: The viewer can begin a new version.
    may_renew: bool


def guide_seen_by(viewer: Actor, evaluation: Evaluation, number: int | None = None) -> Guide:
    """A version of the guide, the newest if none is named. ``NotAllowed`` when there is no such version."""
    require(rules.may_see_evaluation(viewer, evaluation))
    versions = sorted(evaluation.guides.all(), key=lambda guide: -guide.number)
    shown = next((guide for guide in versions if number in (None, guide.number)), None)
    if shown is None and number is not None:
        raise NotAllowed
    writes = rules.may_plan(viewer, evaluation) and states.is_open_for(evaluation, states.Work.GUIDE)
    is_newest = shown is None or shown == versions[0]
    fixed = shown is not None and states.is_agreed_to(evaluation, shown)
    return Guide(
        shown,
        list(shown.sections.prefetch_related("questions")) if shown else [],
        agreements_seen_by(viewer, evaluation, Agreed.THEME_GUIDE, shown.number) if shown else [],
        [guide.number for guide in versions],
        is_newest,
        may_write=writes and is_newest and not fixed,
        may_renew=writes and is_newest and fixed,
    )
