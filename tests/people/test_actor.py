"""The actor of a request is what the database says at that moment."""

from typing import Any

import pytest

from medvirk.people.enums import Role
from medvirk.people.models import Membership
from medvirk.people.queries import account_of, actor_for, names_of
from tests.factories import make_account, make_organisation, make_service

pytestmark = pytest.mark.django_db


def test_the_actor_has_roles_and_the_services_it_is_employed_in() -> None:
    centre, service = make_organisation(), make_service()
    actor = actor_for(make_account((Role.INTERVIEWER, centre), (Role.PROCESS_LEADER, centre), employed_in=service))
    assert actor.has_role(Role.INTERVIEWER, centre.id)
    assert actor.has_role(Role.PROCESS_LEADER)
    assert not actor.has_role(Role.PANEL_MEMBER)
    assert actor.employed_in == {service.id}
    assert not actor.belongs_to(service.id)


def test_a_role_that_is_taken_away_is_gone_at_once() -> None:
    centre = make_organisation()
    account = make_account((Role.INTERVIEWER, centre))
    Membership.objects.all().delete()
    assert not actor_for(account).has_role(Role.INTERVIEWER)


def test_it_takes_one_query_however_many_roles(django_assert_num_queries: Any) -> None:
    organisations = [make_organisation() for _ in range(5)]
    account = make_account(*((Role.INTERVIEWER, one) for one in organisations), employed_in=make_service())
    with django_assert_num_queries(1):
        actor_for(account)


def test_an_account_and_its_name_are_found_again() -> None:
    account = make_account()
    assert account_of(actor_for(account)) == account
    assert names_of([account.id]) == {account.id: account.name}
