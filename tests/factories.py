"""Makes the rows that tests need, with sensible defaults; name only what the test is about."""

from itertools import count
from typing import Any

from medvirk.find.enums import OrganisationKind
from medvirk.find.models import Organisation, Service
from medvirk.foundation.actor import Actor
from medvirk.listen.enums import TeamPart
from medvirk.listen.models import AffectedService, Evaluation, TeamMember
from medvirk.people.enums import Role
from medvirk.people.models import Account, Employment, Membership
from medvirk.people.queries import actor_for

_numbers = count(1)


def make_organisation(kind: str = OrganisationKind.MUNICIPALITY, **fields: Any) -> Organisation:
    """An organisation."""
    return Organisation.objects.create(kind=kind, **{"name": f"Organisation {next(_numbers)}", **fields})


def make_service(organisation: Organisation | None = None, **fields: Any) -> Service:
    """A service of an organisation."""
    name = f"Service {next(_numbers)}"
    owner = organisation or make_organisation()
    return Service.objects.create(organisation=owner, **{"name_nb": name, "name_nn": name, **fields})


def make_account(*roles: tuple[Role, Organisation], employed_in: Service | None = None, **fields: Any) -> Account:
    """An account with roles: ``make_account((Role.INTERVIEWER, centre))``."""
    number = next(_numbers)
    account = Account.objects.create(**{"email": f"person{number}@example.org", "name": f"Person {number}", **fields})
    for role, organisation in roles:
        Membership.objects.create(account=account, organisation=organisation, role=role)
    if employed_in:
        Employment.objects.create(account=account, service=employed_in)
    return account


def make_actor(*roles: tuple[Role, Organisation], employed_in: Service | None = None) -> Actor:
    """An actor with roles, and the account behind it."""
    return actor_for(make_account(*roles, employed_in=employed_in))


def make_evaluation(services: int = 1, **fields: Any) -> Evaluation:
    """An evaluation of a municipality's services, owned by a centre."""
    centre = fields.pop("organisation", None) or make_organisation(OrganisationKind.COMPETENCE_CENTRE)
    municipality = fields.pop("commissioner", None) or make_organisation()
    defaults = {"title": "Hverdagen i tjenesten", "language": "nb", "code": f"kode-{next(_numbers)}"}
    evaluation = Evaluation.objects.create(organisation=centre, commissioner=municipality, **{**defaults, **fields})
    for _ in range(services):
        AffectedService.objects.create(evaluation=evaluation, service=make_service(municipality))
    return evaluation


def make_process_leader(evaluation: Evaluation) -> Actor:
    """The evaluation's process leader, as an actor."""
    return join_team(evaluation, TeamPart.PROCESS_LEADER, Role.PROCESS_LEADER)


def make_interviewer(evaluation: Evaluation) -> Actor:
    """An interviewer on the evaluation's team, as an actor."""
    return join_team(evaluation, TeamPart.INTERVIEWER, Role.INTERVIEWER)


def join_team(evaluation: Evaluation, part: TeamPart, role: Role) -> Actor:
    """Somebody new on the team."""
    account = make_account((role, evaluation.organisation))
    TeamMember.objects.create(evaluation=evaluation, account=account, part=part)
    return actor_for(account)
