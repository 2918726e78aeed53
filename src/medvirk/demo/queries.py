"""Reads about the demo's people."""

from dataclasses import dataclass
from uuid import UUID

from medvirk.demo import world
from medvirk.people.models import Account


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to try the demo as."""

    account: UUID
    name: str
    title: str
    roles: tuple[str, ...]
    what_to_try: str


def people_of_the_demo(language: str) -> list[DemoPerson]:
    """Everybody in the demo, in the order in which a voice travels."""
    accounts = {account.email: account for account in Account.objects.prefetch_related("memberships")}
    return [
        _person(row, accounts[row["email"]], language)
        for row in world.read("people")["people"]
        if row["email"] in accounts
    ]


def _person(row: dict[str, str], account: Account, language: str) -> DemoPerson:
    title = row["title_nn"] if language == "nn" else row["title_nb"]
    roles = tuple(membership.get_role_display() for membership in account.memberships.all())
    return DemoPerson(account.id, account.name, title, roles, row[f"try_{language}"])
