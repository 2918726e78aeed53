"""What earlier releases told, so that no later one tells more by the difference."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace
from datetime import date

from medvirk.privacy.disclosure.audiences import DEFAULT_LIMITS, Audience, Limits
from medvirk.privacy.disclosure.refusals import Reason, Refusal


@dataclass(frozen=True, slots=True)
class Base:
    """The people a figure rests on: whom it covers, and how many answered.

    ``population`` are the services (or other groups) it joins, ``subgroup`` the conditions that narrow
    it ("next of kin"), ``first`` to ``last`` the days it covers. ``people`` may hold opaque ids: with
    them the difference of two bases is exact; without them only their sizes can be compared.
    """

    population: frozenset[str]
    subgroup: frozenset[str]
    first: date
    last: date
    size: int
    people: frozenset[str] | None = None

    def within(self, other: "Base") -> bool:
        """Say whether these people are, by description, a part of the other base (or the same)."""
        return (
            self.population <= other.population
            and self.subgroup >= other.subgroup
            and other.first <= self.first
            and self.last <= other.last
        )

    def beyond(self, other: "Base") -> int:
        """Return how many of these people the other base lacks; by size alone where ids are missing."""
        if self.people is not None and other.people is not None:
            return len(self.people - other.people)
        return max(0, self.size - other.size)


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure that was released: its own id, its base, who saw it, and whether it was taken out since."""

    figure: Hashable
    base: Base
    audience: Audience
    taken_out: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every figure ever released on an evaluation, also those taken out: what was read stays known."""

    entries: tuple[Entry, ...] = ()

    def refusal(self, base: Base, audience: Audience, limits: Limits = DEFAULT_LIMITS) -> Refusal | None:
        """Return why a figure on this base may not be released after the earlier ones, or ``None``.

        Bases that can be compared (one is part of the other, by description or by people) differ by
        nobody or by at least k, in either direction. k is that of the audience which sees both: those
        invited read public figures too. Close to a figure that was taken out nothing is issued at all,
        since the difference to what was read would be the one who withdrew.
        """
        for entry in self.entries:
            smallest = limits.smallest_group(_sees_both(entry.audience, audience))
            apart = (base.beyond(entry.base), entry.base.beyond(base))
            if not _comparable(base, entry.base):
                continue
            if any(0 < people < smallest for people in apart):
                return Refusal(Reason.TAKEN_OUT if entry.taken_out else Reason.DIFFERS_TOO_LITTLE, smallest)
            if entry.taken_out and not any(apart):
                return Refusal(Reason.TAKEN_OUT)
        return None

    def with_released(self, figure: Hashable, base: Base, audience: Audience) -> "Ledger":
        """Return the ledger with one more released figure."""
        return Ledger((*self.entries, Entry(figure, base, audience)))

    def resting_on(self, person: str) -> tuple[Entry, ...]:
        """Return the figures that rest on a person and stand; those without ids rest on everybody."""
        return tuple(
            entry
            for entry in self.entries
            if not entry.taken_out and (entry.base.people is None or person in entry.base.people)
        )

    def with_taken_out(self, figures: Collection[Hashable]) -> "Ledger":
        """Return the ledger after figures were taken out because somebody withdrew; words may stay."""
        return Ledger(
            tuple(replace(entry, taken_out=entry.taken_out or entry.figure in figures) for entry in self.entries)
        )


def _comparable(one: Base, other: Base) -> bool:
    """Say whether the difference of two bases means anything: one is a part of the other."""
    if one.within(other) or other.within(one):
        return True
    if one.people is None or other.people is None:
        return False
    return one.people <= other.people or other.people <= one.people


def _sees_both(one: Audience, other: Audience) -> Audience:
    """Return the widest audience that sees releases to both."""
    return Audience.PUBLIC if one is other is Audience.PUBLIC else Audience.SHARED
