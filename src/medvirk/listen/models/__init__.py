"""The tables of an evaluation, one file a noun."""

from medvirk.listen.models.analysis import Excerpt, Finding, FindingRevision, Quote, QuoteRevision, Theme
from medvirk.listen.models.evaluation import AffectedService, Agreement, Evaluation, Planner, TeamMember
from medvirk.listen.models.guide import GuideVersion, Question, Section
from medvirk.listen.models.interview import (
    ConsentEvent,
    Crew,
    Interview,
    Participant,
    Segment,
    SegmentText,
)
from medvirk.listen.models.recruiting import Asked, ContactList, SealedContact, WayIn

__all__ = [
    "AffectedService",
    "Agreement",
    "Asked",
    "ConsentEvent",
    "ContactList",
    "Crew",
    "Evaluation",
    "Excerpt",
    "Finding",
    "FindingRevision",
    "GuideVersion",
    "Interview",
    "Participant",
    "Planner",
    "Question",
    "Quote",
    "QuoteRevision",
    "SealedContact",
    "Section",
    "Segment",
    "SegmentText",
    "TeamMember",
    "Theme",
    "WayIn",
]
