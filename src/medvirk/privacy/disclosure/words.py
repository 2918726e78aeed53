"""A word for how many, never a number, and only when enough people stand behind."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from medvirk.privacy.disclosure.allowance import Item, what_may_leave
from medvirk.privacy.disclosure.audiences import DEFAULT_LIMITS, Audience, Limits
from medvirk.privacy.disclosure.people import Standing
from medvirk.privacy.disclosure.refusals import Reason, Refusal

FEWEST_BEHIND = 3


class HowMany(Enum):
    """Words for a share of the participants ("noen", "flere", "mange", "nesten alle").

    There is none for "all": it would say of each participant what that person said.
    """

    SOME = "some"
    SEVERAL = "several"
    MANY = "many"
    NEARLY_ALL = "nearly_all"


FROM_SHARE = (
    (Fraction(4, 5), HowMany.NEARLY_ALL),
    (Fraction(1, 2), HowMany.MANY),
    (Fraction(1, 4), HowMany.SEVERAL),
)
"""From four fifths on "nearly all", from half "many", from a quarter "several", below that "some"."""


class Manner(Enum):
    """How a finding may say who stands behind it."""

    HOW_MANY = "how_many"
    IN_INTERVIEWS = "in_interviews"
    OWN_WORDS_APPROVED = "own_words_approved"


@dataclass(frozen=True, slots=True)
class Wording:
    """What may be said of who stands behind: a word, "in m of n interviews", or nothing."""

    manner: Manner
    how_many: HowMany | None = None
    interviews: int | None = None
    of_interviews: int | None = None


def how_many(people: int, participants: int) -> HowMany | Refusal:
    """Return the word for so many of the participants, or a refusal below three people.

    ``ValueError`` when more people than participants are said to stand behind.
    """
    if people > participants:
        raise ValueError("more people than took part")
    if people < FEWEST_BEHIND:
        return Refusal(Reason.TOO_FEW_BEHIND, FEWEST_BEHIND)
    share = Fraction(people, participants)
    return next((word for least, word in FROM_SHARE if share >= least), HowMany.SOME)


def words_for(
    standing: Standing,
    participants: int,
    audience: Audience,
    *,
    own_words_approved: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Wording | Refusal:
    """Return how a finding may leave in words, or why not.

    ``own_words_approved`` says that everybody behind it has approved these very words; it lets out
    what one or two people said. Where nobody counted, three interviews are sure to be three people.
    """
    refusal = what_may_leave(participants, limits).refusal(Item.WORDS, audience)
    if refusal or not standing.interviews:
        return refusal or Refusal(Reason.NOBODY_BEHIND)
    wording = _uncounted(standing) if standing.people is None else _counted(standing.people, participants)
    if isinstance(wording, Refusal) and own_words_approved:
        return Wording(Manner.OWN_WORDS_APPROVED)
    return wording


def _counted(people: int, participants: int) -> Wording | Refusal:
    """Return the word for a number of people that somebody counted."""
    word = how_many(min(people, participants), participants)
    return word if isinstance(word, Refusal) else Wording(Manner.HOW_MANY, how_many=word)


def _uncounted(standing: Standing) -> Wording | Refusal:
    """Return "in m of n interviews" when that is sure to be enough people."""
    if standing.interviews < FEWEST_BEHIND:
        return Refusal(Reason.NOT_COUNTED, FEWEST_BEHIND)
    return Wording(Manner.IN_INTERVIEWS, interviews=standing.interviews, of_interviews=standing.of_interviews)
