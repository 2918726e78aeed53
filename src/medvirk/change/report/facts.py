"""What a final report is made of, in plain values. Nothing here is sealed: it has been through ``release``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from medvirk.change.enums import DecisionKind
from medvirk.foundation.thread import Station, StationName
from medvirk.listen.enums import FindingKind
from medvirk.meet.enums import Outcome


@dataclass(frozen=True)
class MeasureFacts:
    """A measure as the report tells it."""

    title: str
    what_changes: str
    for_whom: str
    how_seen: str
    owner: str
    due: date


@dataclass(frozen=True)
class DecisionFacts:
    """The municipality's answer to one finding."""

    kind: DecisionKind
    text: str
    owner: str
    look_again_on: date | None
    measure: MeasureFacts | None


@dataclass(frozen=True)
class FindingFacts:
    """A finding that everybody may read, with what the dialogue said and what was decided."""

    kind: FindingKind
    #: Its theme's name, where that was released with it.
    theme: str
    title: str
    text: str
    how_many: str
    quotes: tuple[str, ...]
    from_conference: bool
    outcome: Outcome | None
    users_words: str
    staff_words: str
    decision: DecisionFacts | None


@dataclass(frozen=True)
class ConferenceFacts:
    """When the conference was held, and who came in words."""

    day: date
    users_meeting_day: date
    who_came: str


@dataclass(frozen=True)
class WayInFacts:
    """One way in which people could hear about the evaluation."""

    description: str
    outside_service: bool


@dataclass(frozen=True)
class ReportFacts:
    """Everything that the final report tells.

    ``participants`` and ``asked`` are ``None`` where disclosure control lets no number out. Where the service may
    not be named, ``services`` and everything that the team wrote about it are empty.
    """

    language: str
    title: str
    commissioner: str
    organisation: str
    day: date
    notice: str
    services: tuple[str, ...]
    background: str
    questions: str
    how_it_was_done: str
    reliability: str
    about_services: str
    planners: tuple[tuple[str, str], ...]
    participants: int | None
    asked: int | None
    interviews: int | None
    ways_in: tuple[WayInFacts, ...]
    conference: ConferenceFacts | None
    findings: tuple[FindingFacts, ...]
    #: Standing findings that stay in: those who were invited to the dialogue have heard them, others may not.
    kept_in: int
    stations: Mapping[StationName, Station]
    current: StationName
    page: str
    may_name_service: bool
