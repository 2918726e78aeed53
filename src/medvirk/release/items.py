"""What other rooms hand in: plain values, so that no import goes up.

A room gives **all** items of what it wants to show to a zone, also those that are already out: they count
when it is judged how often one person is quoted, and nobody is asked about them again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from medvirk.privacy.disclosure import Base, Figure, HowMany, Part, Refusal, Wording
from medvirk.release.enums import ItemKind, ReviewSide


@dataclass(frozen=True)
class EvaluationFacts:
    """What release must know about an evaluation.

    ``participants`` is how many took part; ``barred_accounts`` is its whole team (and others who may not review).
    """

    id: UUID
    organisation: UUID
    title: str
    language: str
    participants: int
    barred_accounts: frozenset[UUID]
    affected_services: frozenset[UUID]


@dataclass(frozen=True)
class FigureEvidence:
    """A count of a base, and who the base is. ``ValueError`` when the two disagree on its size."""

    part: Part
    base: Base

    def __post_init__(self) -> None:
        if self.part.base != self.base.size:
            raise ValueError("a figure's base is as large as it says")


@dataclass(frozen=True)
class Evidence:
    """Who stands behind an item, without saying who.

    ``people`` is ``None`` where nobody counted. A finding born in a conference has ``people`` (those who
    recognised it there) and no interviews. For a quote, ``quote_interview`` and ``quote_person`` are opaque ids;
    without a person the whole interview counts as one, and ``attributes`` is what is said of the speaker.
    ``own_words_approved``: everybody behind it has approved these very words. Words that somebody has written
    for others to read (in a conference, about a measure) need no evidence.
    """

    people: int | None = None
    interviews: int = 0
    of_interviews: int = 0
    own_words_approved: bool = False
    quote_interview: str | None = None
    quote_person: str | None = None
    attributes: tuple[str, ...] = ()
    figure: FigureEvidence | None = None


@dataclass(frozen=True)
class Item:
    """One revision of one thing in one language.

    ``content`` is what goes out, written for people to read: ``title`` and ``text`` are known to the review page,
    everything else is shown under them. ``earlier`` is the text that these words replace, if the room knows it.
    ``parent`` is the finding that it belongs under: what has one never leaves without it, and a quote always has one.
    """

    kind: ItemKind
    subject: UUID
    parent: UUID | None
    revision: int
    language: str
    author: UUID
    position: int
    content: Mapping[str, str]
    evidence: Evidence = field(default_factory=Evidence)
    earlier: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> "ItemKey":
        """What the item is, whatever its revision."""
        return (self.kind, self.subject, self.language)


#: Kind, subject, language.
ItemKey = tuple[str, UUID, str]


@dataclass(frozen=True)
class Reviewer:
    """Somebody asked to review: with an account, or by name and address alone."""

    side: ReviewSide
    account: UUID | None
    name: str
    email: str


class Hindrance(Enum):
    """Why an item stays in, beside what disclosure control says."""

    FINDING_STAYS_IN = "finding_stays_in"
    """The finding that it belongs under does not go out."""
    NO_TO_THESE_WORDS = "no_to_these_words"
    """A reviewer has said no to this very revision."""
    NO_TWICE = "no_twice"
    """Two rounds ended with a no: it stays in for good."""


Because = Refusal | Hindrance


@dataclass(frozen=True)
class Judgement:
    """Whether one item may go before the reviewers, what may be said beside it, and if not, why."""

    item: Item
    refusals: tuple[Because, ...] = ()
    wording: Wording | None = None
    figure: Figure | None = None
    #: The same revision is already out in this zone; nobody needs to be asked again.
    already_out: bool = False

    @property
    def allowed(self) -> bool:
        """True when nothing stands in the way."""
        return not self.refusals

    @property
    def how_many(self) -> HowMany | None:
        """The word for how many, where there is one."""
        return self.wording.how_many if self.wording else None
