"""The page of the team."""

from typing import Any

import pytest
from django.urls import reverse

from medvirk.listen.models import Evaluation
from medvirk.people.enums import Role
from tests.factories import make_account, make_evaluation, make_interviewer, make_process_leader
from tests.listen.making import make_contact, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def address(evaluation: Evaluation) -> str:
    return reverse("listen:team", args=[evaluation.id])


def test_only_those_who_can_be_on_the_team_are_offered() -> None:
    evaluation = make_evaluation()
    own = (Role.INTERVIEWER, evaluation.organisation)
    free = make_account(own, name="Fri Person")
    make_account(own, name="Ansatt Person", employed_in=evaluation.affected.get().service)
    make_account((Role.PANEL_MEMBER, evaluation.organisation), name="Panel Person")
    client = signed_in(make_process_leader(evaluation))
    text = client.get(address(evaluation)).content.decode()
    assert "Fri Person" in text
    assert "Ansatt Person" not in text
    assert "Panel Person" not in text
    assert client.post(address(evaluation), {"account": str(free.id)}).status_code == 302
    assert evaluation.team.filter(account=free).exists()


def test_the_parties_see_who_is_on_it_but_only_the_leader_changes_it() -> None:
    evaluation = make_evaluation()
    make_process_leader(evaluation)
    member = evaluation.team.get()
    contact = signed_in(make_contact(evaluation))
    assert contact.get(address(evaluation)).status_code == 200
    assert contact.post(address(evaluation), {"account": str(make_account().id)}).status_code == 404
    leave = reverse("listen:leave_team", args=[evaluation.id, member.id])
    assert contact.post(leave).status_code == 404


def test_an_interviewer_is_taken_off_it() -> None:
    evaluation = make_evaluation()
    client = signed_in(make_process_leader(evaluation))
    interviewer = make_interviewer(evaluation)
    member = evaluation.team.get(account_id=interviewer.id)
    client.post(reverse("listen:leave_team", args=[evaluation.id, member.id]))
    assert evaluation.team.count() == 1


def test_the_page_asks_the_database_the_same_few_times(
    django_assert_max_num_queries: Any,
) -> None:
    counted = []
    for size in (1, 6):
        evaluation = make_evaluation()
        client = signed_in(make_process_leader(evaluation))
        for _ in range(size):
            make_interviewer(evaluation)
            make_account((Role.INTERVIEWER, evaluation.organisation))
        with django_assert_max_num_queries(15) as queries:
            client.get(address(evaluation))
        counted.append(len(queries))
    assert counted[0] == counted[1]
