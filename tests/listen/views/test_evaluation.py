"""The room's first page, starting an evaluation, and the page of an evaluation."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from medvirk.find.models import Organisation
from medvirk.foundation.actor import Actor
from medvirk.listen import states
from medvirk.listen.models import AffectedService, Evaluation
from medvirk.people.enums import Role
from tests.factories import (
    make_actor,
    make_evaluation,
    make_interviewer,
    make_organisation,
    make_process_leader,
    make_service,
)
from tests.listen.making import (
    bring_to,
    make_contact,
    make_interview,
    make_panel_member,
    signed_in,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def page_of(evaluation: Evaluation) -> str:
    return reverse("listen:evaluation", args=[evaluation.id])


def opened(actor: Actor, evaluation: Evaluation) -> str:
    return signed_in(actor).get(page_of(evaluation)).content.decode()


def test_anybody_can_read_how_it_works(client: Client) -> None:
    response = client.get(reverse("listen:start"))
    assert response.status_code == 200
    assert reverse("listen:new") not in response.content.decode()


def test_the_first_page_lists_own_evaluations_and_no_others() -> None:
    mine, other = make_evaluation(title="Min evaluering"), make_evaluation(title="En annens")
    for actor in (make_process_leader(mine), make_contact(mine), make_panel_member(mine)):
        text = signed_in(actor).get(reverse("listen:start")).content.decode()
        assert mine.title in text
        assert other.title not in text


def test_somebody_on_the_team_who_is_now_employed_there_no_longer_sees_it() -> None:
    evaluation = make_evaluation()
    employed = make_actor((Role.INTERVIEWER, evaluation.organisation), employed_in=evaluation.affected.get().service)
    evaluation.team.create(account_id=employed.id, part="interviewer")
    assert evaluation.title not in signed_in(employed).get(reverse("listen:start")).content.decode()
    assert signed_in(employed).get(page_of(evaluation)).status_code == 404


@pytest.mark.parametrize("people_who_told", [6, 11])
def test_a_small_public_evaluation_does_not_name_the_service(client: Client, people_who_told: int) -> None:
    evaluation = make_evaluation(state="closed", title="Hverdagen i Tunet")
    make_interview(evaluation, present=people_who_told)
    for address in (reverse("listen:start"), page_of(evaluation)):
        text = client.get(address).content.decode()
        assert "Tunet" not in text
        assert evaluation.commissioner.name in text


def test_a_public_evaluation_is_found_by_everybody_when_twelve_or_more_told(client: Client) -> None:
    evaluation = make_evaluation(state="follow_up", title="Hverdagen i Tunet")
    make_interview(evaluation, present=12)
    assert "Tunet" in client.get(reverse("listen:start")).content.decode()
    text = client.get(page_of(evaluation)).content.decode()
    assert "Tunet" in text
    assert evaluation.organisation.name not in text


@pytest.mark.parametrize("state", states.STEPS[:-2])
def test_nobody_outside_sees_an_evaluation_under_way(client: Client, state: str) -> None:
    evaluation = make_evaluation(state=state)
    make_interview(evaluation, present=30)
    address = page_of(evaluation)
    hidden = client.get(address)
    evaluation.delete()
    gone = client.get(address)
    assert (hidden.status_code, gone.status_code) == (404, 404)
    stranger = make_actor((Role.MUNICIPAL_CONTACT, make_organisation()))
    assert signed_in(stranger).get(page_of(make_evaluation(state=state))).status_code == 404


def test_there_is_one_next_step_with_a_button_only_for_those_who_can_do_it() -> None:
    evaluation = make_evaluation()
    leader, panel = (
        opened(make_process_leader(evaluation), evaluation),
        opened(make_panel_member(evaluation), evaluation),
    )
    assert leader.count("data-next-step") == panel.count("data-next-step") == 1
    wants = reverse("listen:anchoring_questions", args=[evaluation.id])
    assert wants in leader
    assert wants not in panel


def test_the_step_is_taken_by_one_button_when_everything_is_there() -> None:
    evaluation = bring_to("draft", make_evaluation())
    advance = reverse("listen:advance", args=[evaluation.id])
    leader = make_process_leader(evaluation)
    assert advance in opened(leader, evaluation)
    assert advance not in opened(make_contact(evaluation), evaluation)
    response = signed_in(leader).post(advance, follow=True)
    evaluation.refresh_from_db()
    assert evaluation.state == "anchored"
    assert response.status_code == 200


def test_a_step_too_early_says_what_is_missing_and_looking_changes_nothing() -> None:
    evaluation = make_evaluation()
    client = signed_in(make_process_leader(evaluation))
    advance = reverse("listen:advance", args=[evaluation.id])
    assert client.get(advance).status_code == 405
    text = client.post(advance, follow=True).content.decode()
    assert 'data-color="danger"' in text
    evaluation.refresh_from_db()
    assert evaluation.state == "draft"


def test_stopping_asks_why_and_shows_the_reason() -> None:
    evaluation = make_evaluation()
    client = signed_in(make_process_leader(evaluation))
    stop = reverse("listen:stop", args=[evaluation.id])
    assert 'aria-invalid="true"' in client.post(stop, {"because": ""}).content.decode()
    assert "Vi ble for få." in client.post(stop, {"because": "Vi ble for få."}, follow=True).content.decode()
    assert signed_in(make_contact(evaluation)).get(stop).status_code == 404


def test_starting_takes_two_questions() -> None:
    centre = make_organisation("competence_centre")
    service = make_service()
    client = signed_in(make_actor((Role.PROCESS_LEADER, centre)))
    first = {"organisation": str(centre.id), "commissioner": str(service.organisation_id)}
    second = client.get(reverse("listen:new"), first)
    assert second.status_code == 302
    response = client.post(
        second.headers["Location"], {"title": "Hverdagen", "language": "nn", "services": [str(service.id)]}
    )
    evaluation = Evaluation.objects.get()
    assert response.headers["Location"] == page_of(evaluation)
    assert [affected.service for affected in evaluation.affected.all()] == [service]


def test_the_form_refuses_the_evaluators_own_service_and_keeps_what_was_written() -> None:
    centre = make_organisation("competence_centre")
    own, service = make_service(centre), make_service()
    client = signed_in(make_actor((Role.PROCESS_LEADER, centre)))
    address = reverse("listen:new_in", args=[centre.id, service.organisation_id])
    assert str(own.id) not in client.get(address).content.decode()
    response = client.post(address, {"title": "Hverdagen", "language": "nb", "services": [str(own.id)]})
    assert response.status_code == 200
    assert "Hverdagen" in response.content.decode()
    assert response.context["form"].errors["services"]
    assert not Evaluation.objects.exists()


def test_nobody_but_a_process_leader_starts_one(client: Client) -> None:
    centre, asks = make_organisation("competence_centre"), make_service().organisation
    addresses = [reverse("listen:new"), reverse("listen:new_in", args=[centre.id, asks.id])]
    others = [client, signed_in(make_actor((Role.MUNICIPAL_CONTACT, asks)))]
    for address in addresses:
        assert [browser.get(address).status_code for browser in others] == [404, 404]


def test_a_commissioner_that_does_not_exist_is_not_found() -> None:
    centre = make_organisation()
    client = signed_in(make_actor((Role.PROCESS_LEADER, centre)))
    missing = Organisation(name="finnes ikke")
    assert client.get(reverse("listen:new_in", args=[centre.id, missing.id])).status_code == 404


@pytest.mark.parametrize("state", states.STEPS)
def test_the_page_asks_the_database_the_same_few_times_whatever_its_size(
    state: str,
    django_assert_max_num_queries: Any,
) -> None:
    small, large = make_evaluation(), make_evaluation(services=6)
    for evaluation in (small, large):
        bring_to(state, evaluation)
    for number in range(1, 7):
        make_interview(large, number=number)
        make_interviewer(large)
    counted = []
    for evaluation in (small, large):
        make_interview(evaluation, number=9)
        client = signed_in(make_process_leader(evaluation))
        with django_assert_max_num_queries(15) as queries:
            assert client.get(page_of(evaluation)).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_first_page_asks_the_same_few_times_however_many_evaluations_there_are(
    django_assert_max_num_queries: Any,
) -> None:
    first = make_evaluation(state="closed")
    make_interview(first, present=12)
    client = signed_in(make_contact(first))
    with django_assert_max_num_queries(15) as few:
        client.get(reverse("listen:start"))
    for _ in range(5):
        more = make_evaluation(state="closed", organisation=first.organisation, commissioner=first.commissioner)
        make_interview(more, present=12)
    with django_assert_max_num_queries(15) as many:
        client.get(reverse("listen:start"))
    assert len(few) == len(many)
    assert AffectedService.objects.count() == 6
