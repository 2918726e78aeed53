"""Who receives what leaves, and how small a group may be for each."""

from dataclasses import dataclass
from enum import Enum


class Audience(Enum):
    """Those invited to the dialogue, or everybody."""

    SHARED = "shared"
    PUBLIC = "public"


FLOORS = {Audience.SHARED: 6, Audience.PUBLIC: 11}
"""The smallest group that may be seen. More than five people: a customary Norwegian rule of thumb for
what cannot be traced (OsloMet on anonymous data); more than ten where anybody may read."""
SMALLEST_BASE = 12
"""The fewest people a figure or a quote may rest on: two groups of six."""


class LimitTooLow(ValueError):
    """A setting tried to lower what is promised to participants."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The smallest group for each audience; a setting may raise it, and is refused when it would lower it."""

    shared: int = FLOORS[Audience.SHARED]
    public: int = FLOORS[Audience.PUBLIC]

    def __post_init__(self) -> None:
        if self.shared < FLOORS[Audience.SHARED] or self.public < FLOORS[Audience.PUBLIC]:
            raise LimitTooLow("the smallest group is at least 6 for those invited and 11 in public")
        if self.public < self.shared:
            raise LimitTooLow("the public cannot see smaller groups than those invited")

    def smallest_group(self, audience: Audience) -> int:
        """Return k: a group shown to this audience is empty or has at least k people."""
        return self.shared if audience is Audience.SHARED else self.public

    def smallest_base(self, audience: Audience) -> int:
        """Return the fewest people that a figure for this audience may rest on."""
        return max(SMALLEST_BASE, self.smallest_group(audience))


DEFAULT_LIMITS = Limits()
