"""Who there is in the demo: organisations, services and people."""

from dataclasses import dataclass
from typing import Any

from medvirk.demo import world
from medvirk.find.enums import OrganisationKind
from medvirk.find.models import Organisation, Service
from medvirk.foundation.actor import Actor
from medvirk.people.enums import Role
from medvirk.people.models import Account, Employment, Membership
from medvirk.people.queries import actor_for
from medvirk.release.enums import ReviewSide
from medvirk.release.models import PoolMember

#: The invented municipality. Its user panel belongs to it, wherever the members come from.
HOME = "eksempeldal"
_KINDS = {"centre": OrganisationKind.COMPETENCE_CENTRE}
_POOL = {Role.LIVED_REVIEWER: ReviewSide.LIVED_EXPERIENCE, Role.PROFESSIONAL_REVIEWER: ReviewSide.PROFESSIONAL}


@dataclass(frozen=True)
class Cast:
    """Everybody, by the key they have in the demo's files."""

    organisations: dict[str, Organisation]
    services: dict[str, Service]
    people: dict[str, Account]

    def actor(self, key: str) -> Actor:
        """Somebody, as they act today."""
        return actor_for(self.people[key])


def gather() -> Cast:
    """Make the organisations, the services and the people."""
    rows = world.read("organisations")
    organisations = {row["key"]: _organisation(row) for row in rows["organisations"]}
    services = {row["key"]: _service(row, organisations) for row in rows["services"]}
    people = {row["key"]: _person(row, organisations, services) for row in world.read("people")["people"]}
    return Cast(organisations, services, people)


def _organisation(row: dict[str, Any]) -> Organisation:
    return Organisation.objects.create(
        kind=_KINDS.get(row["kind"], row["kind"]),
        name=row["name_nb"],
        contact_function=row["contact_nb"],
        email=row["email"],
        phone=row["phone"],
        about_nb=row["description_nb"],
        about_nn=row["description_nn"],
    )


def _service(row: dict[str, Any], organisations: dict[str, Organisation]) -> Service:
    owner = organisations[row["organisation"]]
    return Service.objects.create(organisation=owner, name_nb=row["name_nb"], name_nn=row["name_nn"])


def _person(row: dict[str, Any], organisations: dict[str, Organisation], services: dict[str, Service]) -> Account:
    account = Account.objects.create(email=row["email"], name=row["name"], language=row["language"])
    for role in map(Role, row["roles"]):
        home = HOME if role is Role.PANEL_MEMBER else row["organisation"]
        Membership.objects.create(account=account, organisation=organisations[home], role=role)
        if role in _POOL:
            PoolMember.objects.create(account=account, side=_POOL[role])
    for service in row["employed_in"]:
        Employment.objects.create(account=account, service=services[service])
    return account
