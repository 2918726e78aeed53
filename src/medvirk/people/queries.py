"""Reads about people: as actors, and as names for those who work with them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Value

from medvirk.foundation.actor import Actor, ActorKind
from medvirk.foundation.actor import Membership as ActorMembership
from medvirk.people.models import Account


def actor_for(account: Account) -> Actor:
    """The actor that this account is now: its roles and the services it is employed in."""
    roles = account.memberships.values_list("organisation_id", "role")
    services = account.employments.values_list("service_id", Value(""))
    # One question to the database, for it is asked on every page: where a row has no role, it is an employment.
    rows = list(roles.union(services, all=True))
    return Actor(
        account.id,
        ActorKind.PERSON,
        frozenset(ActorMembership(organisation, role) for organisation, role in rows if role),
        frozenset(service for service, role in rows if not role),
    )


def names_of(accounts: Iterable[UUID]) -> Mapping[UUID, str]:
    """The names of accounts, for those who work together with them."""
    found = Account.objects.filter(id__in=set(accounts)).values_list("id", "name")
    return dict(found)


def account_of(viewer: Actor) -> Account | None:
    """The viewer's own account."""
    return Account.objects.filter(id=viewer.id).first() if viewer.kind is ActorKind.PERSON else None
