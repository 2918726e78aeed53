"""Whose words may be quoted, and how often, so that no person can be followed through a report."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from medvirk.privacy.disclosure.refusals import Reason, Refusal

MOST_IN_FINDING = 1
MOST_IN_REPORT = 2
SHARE_COUNTS_FROM = 3
MOST_ATTRIBUTES = 1


@dataclass(frozen=True, slots=True)
class QuoteUse:
    """A quote's use in a report: under which finding, from which interview, by whom when it is known.

    ``person`` is the pseudonym, ``None`` where the notes do not say who spoke. ``attributes`` is what
    the report says of the speaker ("next of kin"); at most one, and a coarse one.
    """

    quote: Hashable
    finding: Hashable
    interview: Hashable
    person: str | None = None
    attributes: Sequence[str] = ()


def quote_refusals(uses: Iterable[QuoteUse]) -> dict[Hashable, Refusal]:
    """Return the quotes of a report that break a rule, each with its first reason; empty when all is well.

    One a person a finding, two a person a report, and from three quotes on nobody supplies more than a
    third. An interview that does not say who spoke counts as one person, and that person may be anybody
    who is named in it. Of two quotes that are one too many, the later is refused.
    """
    report = list(uses)
    refusals: dict[Hashable, Refusal] = {}
    for number, use in enumerate(report):
        refusal = _refusal(use, report[:number], report)
        if refusal:
            refusals[use.quote] = refusal
    return refusals


def may_add(use: QuoteUse, to: Iterable[QuoteUse]) -> Refusal | None:
    """Return why a quote may not be added to a report, or ``None``.

    Also when the quote itself is fine but makes another's share too large, which the report must mend first.
    """
    refusals = quote_refusals([*to, use])
    return refusals.get(use.quote) or next(iter(refusals.values()), None)


def _refusal(use: QuoteUse, earlier: list[QuoteUse], report: list[QuoteUse]) -> Refusal | None:
    """Return the first rule that a use breaks, given those before it and the whole report."""
    same = [other for other in earlier if _may_be_one_person(use, other)]
    if len(use.attributes) > MOST_ATTRIBUTES:
        return Refusal(Reason.TOO_MANY_ATTRIBUTES, MOST_ATTRIBUTES)
    if sum(other.finding == use.finding for other in same) >= MOST_IN_FINDING:
        return Refusal(Reason.QUOTED_IN_FINDING, MOST_IN_FINDING)
    if len(same) >= MOST_IN_REPORT:
        return Refusal(Reason.QUOTED_ENOUGH, MOST_IN_REPORT)
    if len(report) >= SHARE_COUNTS_FROM and 3 * (len(same) + 1) > len(report) and same:
        return Refusal(Reason.TOO_LARGE_A_SHARE, 3 * (len(same) + 1))
    return None


def _may_be_one_person(one: QuoteUse, other: QuoteUse) -> bool:
    """Say whether two quotes can be the same person's, for all that the notes tell."""
    if one.person is not None and other.person is not None:
        return one.person == other.person
    return one.interview == other.interview
