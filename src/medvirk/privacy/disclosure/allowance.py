"""What the number of participants allows to leave, known before the first interview."""

from dataclasses import dataclass
from enum import Enum

from medvirk.privacy.disclosure.audiences import DEFAULT_LIMITS, SMALLEST_BASE, Audience, Limits
from medvirk.privacy.disclosure.refusals import Reason, Refusal


class Item(Enum):
    """Kinds of things that can leave an evaluation."""

    WORDS = "words"
    QUOTE = "quote"
    FIGURE = "figure"
    SERVICE_NAME = "service_name"


class Advice(Enum):
    """What to do instead, where nothing can leave."""

    JOIN_OTHERS = "join_others"
    """Evaluate together with other services or municipalities."""
    DIALOGUE_WITHOUT_REPORT = "dialogue_without_report"
    """Hold a dialogue meeting and write no report."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What so many participants allow; ``refusal`` answers for one kind of item and one audience."""

    participants: int
    limits: Limits = DEFAULT_LIMITS

    @property
    def words(self) -> bool:
        """Say whether findings may leave in words."""
        return self.participants >= self.limits.shared

    @property
    def quotes_and_figures(self) -> bool:
        """Say whether quotes and figures may leave too, each by its own rules."""
        return self.participants >= self._full

    @property
    def advice(self) -> tuple[Advice, ...]:
        """Return what to do instead when nothing can leave."""
        return () if self.words else tuple(Advice)

    def refusal(self, item: Item, audience: Audience) -> Refusal | None:
        """Return why this kind of item may not reach this audience, or ``None`` when its own rules decide.

        ======================  =========================  ==========================================
        participants            those invited              everybody
        ======================  =========================  ==========================================
        under 6                 nothing                    nothing
        6 to 11                 words, the service's name  words, without the service's name
        12 and more             words, quotes, figures     words, quotes, figures, the service's name
        ======================  =========================  ==========================================
        """
        named_inside = item is Item.SERVICE_NAME and audience is Audience.SHARED
        needed = self.limits.shared if item is Item.WORDS or named_inside else self._full
        return None if self.participants >= needed else Refusal(Reason.TOO_FEW_PARTICIPANTS, needed)

    @property
    def _full(self) -> int:
        """Return the number of participants from which everything may leave, by the rules for each."""
        return max(SMALLEST_BASE, self.limits.public)


def what_may_leave(participants: int, limits: Limits = DEFAULT_LIMITS) -> Allowance:
    """Return what this number of participants (planned or met) allows; ``ValueError`` below zero."""
    if participants < 0:
        raise ValueError("participants cannot be fewer than none")
    return Allowance(participants, limits)
