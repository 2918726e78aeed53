"""Who can be asked to review: people looked up, checked, and fairly chosen from the pool."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Count
from django.utils.translation import gettext as _

from medvirk.foundation.actor import Actor, check
from medvirk.people.models import Account
from medvirk.people.queries import actor_for
from medvirk.release import rules
from medvirk.release.enums import ReviewSide
from medvirk.release.items import Reviewer
from medvirk.release.models import PoolMember


@dataclass(frozen=True)
class Bars:
    """What keeps somebody from reviewing: the team, the services, and who wrote what is reviewed."""

    accounts: frozenset[UUID]
    services: frozenset[UUID]
    authors: frozenset[UUID]


@dataclass(frozen=True)
class Person:
    """A reviewer as they are known here at this moment. ``actor`` and ``account`` only where they sign in."""

    side: ReviewSide
    name: str
    email: str
    language: str
    account: Account | None
    actor: Actor | None

    @property
    def address(self) -> str:
        """What tells two people apart."""
        return self.email.casefold()


def look_up(reviewer: Reviewer, language: str) -> Person:
    """Find the person behind a request; an address that has an account is that account.

    ``NotPossible`` for an unknown account, no name, or what is no address. ``language`` is for those without one.
    """
    account = _account(reviewer)
    if account:
        actor = actor_for(account)
        return Person(reviewer.side, account.name, account.email, account.language, account, actor)
    check(reviewer.account is None, _("This account can no longer be used. Choose somebody else."))
    check(bool(reviewer.name.strip()), _("Write the reviewer's name."))
    check(_is_address(reviewer.email), _("Write the reviewer's e-mail address, so that we can send the link."))
    return Person(reviewer.side, reviewer.name.strip(), reviewer.email.strip(), language, None, None)


def _account(reviewer: Reviewer) -> Account | None:
    active = Account.objects.filter(is_active=True)
    if reviewer.account:
        return active.filter(id=reviewer.account).first()
    return active.filter(email__iexact=reviewer.email.strip()).first()


def _is_address(email: str) -> bool:
    try:
        validate_email(email.strip())
    except ValidationError:
        return False
    return True


def check_may_review(person: Person, bars: Bars) -> None:
    """Refuse, with the reason, anybody who is not from outside or does not speak from this side."""
    if person.account is None or person.actor is None:
        return
    name = {"name": person.name}
    employed = rules.works_there(person.actor, bars.services)
    check(not employed, _("%(name)s works in a service that is evaluated. Choose somebody else.") % name)
    barred = person.account.id in bars.accounts
    check(not barred, _("%(name)s is on the evaluation's team. Choose somebody from outside.") % name)
    wrote = person.account.id in bars.authors
    check(not wrote, _("%(name)s has written some of what is to be reviewed. Choose somebody else.") % name)
    check(_speaks_from(person), _not_that_side(person))


def _speaks_from(person: Person) -> bool:
    in_pool = PoolMember.objects.filter(account=person.account, side=person.side, active=True)
    return (person.actor is not None and rules.may_join_pool(person.actor, person.side)) or in_pool.exists()


def _not_that_side(person: Person) -> str:
    if person.side == ReviewSide.LIVED_EXPERIENCE:
        words = _("%(name)s is not known as a reviewer with lived experience. Choose somebody else.")
    else:
        words = _("%(name)s is not known as a professional reviewer. Choose somebody else.")
    return words % {"name": person.name}


def check_two_sides(people: Sequence[Person]) -> None:
    """Refuse anything but two different people, one from each side."""
    sides = sorted(person.side for person in people)
    check(sides == sorted(ReviewSide), _("Choose one reviewer with lived experience and one professional."))
    different = len({person.address for person in people}) == len(people)
    check(different, _("The two reviewers must be different people."))


@dataclass(frozen=True)
class InPool:
    """Somebody in the pool, and how often they have had a seat."""

    account: Account
    asked: int


def pool(bars: Bars) -> Mapping[ReviewSide, list[InPool]]:
    """Everybody in the pool who may review this, by side and name."""
    members = (
        PoolMember.objects.filter(active=True, account__is_active=True)
        .exclude(account__in=bars.accounts | bars.authors)
        .exclude(account__employments__service__in=bars.services)
        .select_related("account")
        .annotate(asked=Count("account__seats", distinct=True))
        .order_by("account__name")
    )
    found: dict[ReviewSide, list[InPool]] = {side: [] for side in ReviewSide}
    for member in members:
        found[ReviewSide(member.side)].append(InPool(member.account, member.asked))
    return found


def choose_substitute(sitting: UUID, side: ReviewSide, bars: Bars, taken: Collection[str]) -> Person | None:
    """The pool member who has been asked least; among equals one that the sitting's own id picks.

    Nobody chooses, so nobody can be suspected of having chosen; the same sitting always gives the same answer.
    ``taken`` are the addresses of those who have a seat in it already.
    """
    eligible = [member for member in pool(bars)[side] if member.account.email.casefold() not in taken]
    if not eligible:
        return None
    chosen = min(eligible, key=lambda member: (member.asked, _lot(sitting, member.account.id))).account
    return Person(side, chosen.name, chosen.email, chosen.language, chosen, actor_for(chosen))


def _lot(sitting: UUID, account: UUID) -> bytes:
    return hashlib.blake2b(sitting.bytes + account.bytes, digest_size=16).digest()


def account_of(account: UUID) -> Account | None:
    """An active account, to write to."""
    return Account.objects.filter(id=account, is_active=True).first()
