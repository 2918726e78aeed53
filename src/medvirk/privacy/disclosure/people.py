"""How many people stand behind a finding, when only some of them are known by pseudonym."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """One mark's evidence from one interview: who said it, or how many, or neither.

    ``known`` holds pseudonyms. ``number`` is how many it speaks for, the known ones included: counted
    by the interviewer, or the group's own answer to "how many of you recognise this?". Neither given
    means that nobody counted. ``ValueError`` for a negative number.
    """

    interview: Hashable
    known: frozenset[str] = frozenset()
    number: int | None = None

    def __post_init__(self) -> None:
        if self.number is not None and self.number < 0:
            raise ValueError("people cannot be fewer than none")

    @property
    def counted(self) -> bool:
        """Say whether anybody is known or was counted."""
        return bool(self.known) or self.number is not None


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands behind a finding.

    ``people`` is a number that is surely reached, or ``None`` where nobody counted; then "in
    ``interviews`` of ``of_interviews`` interviews" is what can be said. ``uncounted`` interviews
    brought the matter up but add nobody to ``people``: ask there, and the number may rise.
    """

    people: int | None
    interviews: int
    of_interviews: int
    uncounted: int = 0


def standing_behind(voices: Iterable[Voice], of_interviews: int) -> Standing:
    """Return how many stand behind a finding, never more than the evidence carries.

    Within an interview two unknown voices may be the same person, so the largest number counts, and
    known pseudonyms are part of it: ``max(len(known), number)``. Between interviews people differ
    unless a pseudonym says otherwise: those beyond the known ones are summed, the known ones are one
    set for the whole evaluation. ``ValueError`` when more interviews speak than were held.
    """
    interviews: dict[Hashable, list[Voice]] = {}
    for voice in voices:
        interviews.setdefault(voice.interview, []).append(voice)
    if len(interviews) > of_interviews:
        raise ValueError("more interviews than were held")
    counted = [together for together in interviews.values() if any(voice.counted for voice in together)]
    return Standing(
        people=_people(counted) if counted else None,
        interviews=len(interviews),
        of_interviews=of_interviews,
        uncounted=len(interviews) - len(counted),
    )


def _people(interviews: list[list[Voice]]) -> int:
    """Return the known people of all interviews together, and in each the number beyond its known ones."""
    everybody = frozenset(name for together in interviews for voice in together for name in voice.known)
    return len(everybody) + sum(_beyond_the_known(together) for together in interviews)


def _beyond_the_known(together: list[Voice]) -> int:
    """Return how many unknown people the largest number of an interview holds beside its known ones."""
    known = frozenset(name for voice in together for name in voice.known)
    largest = max((voice.number or 0 for voice in together), default=0)
    return max(0, largest - len(known))
