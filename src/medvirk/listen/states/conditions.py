"""What must be there before each step; an unmet condition says what is missing, who does it, and where."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Actor, Reason, check
from medvirk.foundation.keys import store
from medvirk.foundation.thread import Missing, StationName, station
from medvirk.listen import rules
from medvirk.listen.enums import Agreed, Side
from medvirk.listen.models import Evaluation
from medvirk.listen.states.agreements import agreed_guide, has_questions, latest_guide, sides_agreed

READERS_NEEDED = 2
CREW_NEEDED = 2

PROCESS_LEADER = _("The process leader")
PLANNERS = _("The process leader and the commissioner")
USER_PANEL = _("The user panel")
CONTACT = _("The commissioner’s contact")
RECRUITERS = _("Those who ask people")

EXPECTATIONS = ("who_asks", "where_in_process", "what_happens_after", "did_we_matter")
ASSESSMENT = ("legal_assessment", "participation_money")
SHEET_FACTS = ("controller", "contact", "withdraw_until", "ends_on", "fate_of_data", "secrecy_limits")

MissingFor = Callable[[Evaluation, Actor], tuple[Missing, ...]]


@dataclass(frozen=True)
class Condition:
    """Something that must be there before a step. ``says`` stands in the generated table.

    An agreement is asked for only when what it is about has been written, so that nobody is sent to agree to
    half a plan.
    """

    says: Reason
    missing: MissingFor
    is_agreement: bool = False
    #: The station of the thread that it reads, if it reads one.
    station: StationName | None = None


def _needs(
    says: Reason,
    met: Callable[[Evaluation], bool],
    who: Reason,
    page: str,
    may: Callable[[Actor, Evaluation], bool],
) -> Condition:
    """A condition met or not, done on one page by those whom a rule lets."""

    def missing(evaluation: Evaluation, viewer: Actor) -> tuple[Missing, ...]:
        if met(evaluation):
            return ()
        url = reverse(page, args=[evaluation.id]) if may(viewer, evaluation) else None
        return (Missing(says, who, url),)

    return Condition(says, missing)


def _agrees(says: Reason, met: Callable[[Evaluation], bool], side: Side, page: str) -> Condition:
    """One side's agreement, given by that side itself."""
    who = USER_PANEL if side is Side.LIVED_EXPERIENCE else CONTACT
    may: Callable[[Actor, Evaluation], bool] = partial(_may_agree, side=side)
    return replace(_needs(says, met, who, page, may), is_agreement=True)


def _may_agree(actor: Actor, evaluation: Evaluation, side: Side) -> bool:
    return rules.may_agree(actor, evaluation, side)


def filled(*fields: str) -> Callable[[Evaluation], bool]:
    """A test that all these columns have something in them."""
    return lambda evaluation: all(getattr(evaluation, field) for field in fields)


def _has_both_sides(evaluation: Evaluation) -> bool:
    return {planner.side for planner in evaluation.planners.all()} >= set(Side.values)


def _anchoring_agreed_by(side: Side) -> Callable[[Evaluation], bool]:
    return lambda evaluation: side in sides_agreed(evaluation, Agreed.ANCHORING, evaluation.anchoring_version)


def _guide_agreed_by(side: Side) -> Callable[[Evaluation], bool]:
    def agreed(evaluation: Evaluation) -> bool:
        guide = agreed_guide(evaluation) or latest_guide(evaluation)
        return guide is not None and side in sides_agreed(evaluation, Agreed.THEME_GUIDE, guide.number)

    return agreed


def _has_ways_in(evaluation: Evaluation) -> bool:
    return any(way.outside_service for way in evaluation.ways_in.all())


def _asked_is_reported(evaluation: Evaluation) -> bool:
    """Ways in outside the service (a poster, an open line) cannot be counted."""
    inside = {way.id for way in evaluation.ways_in.all() if not way.outside_service}
    return not inside or any(asked.way_in_id in inside for asked in evaluation.asked.all())


def _has_crew(evaluation: Evaluation) -> bool:
    return len(evaluation.team.all()) >= CREW_NEEDED


def _has_readers(evaluation: Evaluation) -> bool:
    ready = {reader.account for reader in store.readers(evaluation.id) if reader.ready}
    return len(ready) >= READERS_NEEDED


def passed(name: StationName, says: Reason) -> Condition:
    """A station of the thread has nothing missing. Its room says what is."""
    return Condition(says, lambda evaluation, viewer: station(name, evaluation.id, viewer).missing, station=name)


_AGREED_ANCHORING = (
    _agrees(
        _("The users’ side agrees to the anchoring"),
        _anchoring_agreed_by(Side.LIVED_EXPERIENCE),
        Side.LIVED_EXPERIENCE,
        "listen:anchoring",
    ),
    _agrees(
        _("The professionals’ side agrees to the anchoring"),
        _anchoring_agreed_by(Side.PROFESSIONAL),
        Side.PROFESSIONAL,
        "listen:anchoring",
    ),
)

BEFORE_ANCHORED = (
    _needs(
        _("Name all the services that are affected"),
        lambda evaluation: bool(evaluation.affected.all()),
        PLANNERS,
        "listen:anchoring_services",
        rules.may_anchor,
    ),
    _needs(
        _("Write what you want to find out"),
        filled("questions"),
        PLANNERS,
        "listen:anchoring_questions",
        rules.may_anchor,
    ),
    _needs(
        _("Say what people can expect"),
        filled(*EXPECTATIONS),
        PLANNERS,
        "listen:anchoring_expectations",
        rules.may_anchor,
    ),
    _needs(
        _("Record the legal assessment and the money for participation"),
        filled(*ASSESSMENT),
        PLANNERS,
        "listen:anchoring_assessment",
        rules.may_anchor,
    ),
    _needs(
        _("Name planners from both sides: lived experience and profession"),
        _has_both_sides,
        PLANNERS,
        "listen:planners",
        rules.may_anchor,
    ),
    _needs(
        _("Say how many you plan to talk with"),
        filled("planned_participants"),
        PLANNERS,
        "listen:anchoring_participants",
        rules.may_anchor,
    ),
    *_AGREED_ANCHORING,
)

BEFORE_RECRUITING = (
    *_AGREED_ANCHORING,
    _needs(
        _("Write the theme guide"),
        has_questions,
        PROCESS_LEADER,
        "listen:guide",
        rules.may_plan,
    ),
    _agrees(
        _("The users’ side agrees to the theme guide"),
        _guide_agreed_by(Side.LIVED_EXPERIENCE),
        Side.LIVED_EXPERIENCE,
        "listen:guide",
    ),
    _agrees(
        _("The professionals’ side agrees to the theme guide"),
        _guide_agreed_by(Side.PROFESSIONAL),
        Side.PROFESSIONAL,
        "listen:guide",
    ),
    _needs(
        _("Fill in the facts of the information sheet"),
        filled(*SHEET_FACTS),
        PROCESS_LEADER,
        "listen:sheet_facts",
        rules.may_plan,
    ),
    _needs(
        _("Describe the ways in; at least one lies outside the service"),
        _has_ways_in,
        PROCESS_LEADER,
        "listen:recruiting",
        rules.may_plan,
    ),
)

BEFORE_COLLECTING = (
    *_AGREED_ANCHORING,
    _needs(
        _("Report how many were asked"),
        _asked_is_reported,
        RECRUITERS,
        "listen:recruiting",
        rules.may_report_asked,
    ),
    _needs(
        _("Put at least two people on the team, so that one can ask and one can write"),
        _has_crew,
        PROCESS_LEADER,
        "listen:team",
        rules.may_plan,
    ),
    _needs(
        _("Two people on the team make each their key to the notes"),
        _has_readers,
        _("The team"),
        "listen:reading",
        rules.is_team,
    ),
)


def check_anchoring_is_whole(evaluation: Evaluation, viewer: Actor) -> None:
    """Refuse agreement to an anchoring in which something is still missing, and name the first of it."""
    missing = [item for c in BEFORE_ANCHORED if not c.is_agreement for item in c.missing(evaluation, viewer)]
    first = missing[0].what if missing else ""
    check(not missing, format_lazy(_("This must be done first: {what}."), what=first))
