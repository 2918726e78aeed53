"""The pages of the anchoring."""

from typing import Any

import pytest
from django.urls import reverse

from medvirk.listen.enums import Side
from medvirk.listen.models import Evaluation
from tests.factories import make_evaluation, make_process_leader, make_service
from tests.listen.making import bring_to, make_contact, make_panel_member, signed_in, write_anchoring

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

PARTS = {
    "anchoring_questions": {"questions": "Hva er viktig?"},
    "anchoring_expectations": {"who_asks": "Vi", "where_in_process": "Tidlig", "what_happens_after": "Svar"},
    "anchoring_assessment": {"legal_assessment": "Vurdert", "participation_money": "Satt av"},
    "anchoring_participants": {"planned_participants": 9},
    "planners": {"name": "Bjørg", "side": Side.LIVED_EXPERIENCE, "from_where": "Panelet"},
}


def address(name: str, evaluation: Evaluation) -> str:
    return reverse(f"listen:{name}", args=[evaluation.id])


@pytest.mark.parametrize("name", PARTS)
def test_every_part_is_written_by_the_leader_and_the_contact_and_hidden_for_others(name: str) -> None:
    evaluation = make_evaluation()
    for actor in (make_process_leader(evaluation), make_contact(evaluation)):
        client = signed_in(actor)
        assert client.get(address(name, evaluation)).status_code == 200
        assert client.post(address(name, evaluation), PARTS[name]).status_code == 302
    panel = signed_in(make_panel_member(evaluation))
    assert panel.get(address(name, evaluation)).status_code == 404
    assert panel.post(address(name, evaluation), PARTS[name]).status_code == 404


def test_what_was_written_stands_on_the_page_of_the_anchoring() -> None:
    evaluation = make_evaluation()
    client = signed_in(make_contact(evaluation))
    for name, values in PARTS.items():
        client.post(address(name, evaluation), values)
    text = signed_in(make_panel_member(evaluation)).get(address("anchoring", evaluation)).content.decode()
    for written in ("Hva er viktig?", "Tidlig", "Vurdert", "Satt av", "Bjørg"):
        assert written in text


def test_the_number_says_at_once_what_can_leave_and_the_three_bands_always_stand_there() -> None:
    evaluation = make_evaluation()
    client = signed_in(make_process_leader(evaluation))
    page = client.get(address("anchoring_participants", evaluation)).content.decode()
    assert page.count('<th scope="row">') == 3
    saved = client.post(address("anchoring_participants", evaluation), {"planned_participants": 4}, follow=True)
    text = saved.content.decode()
    assert text.count('<th scope="row">') == 3
    assert [band.is_planned for band in saved.context["bands"]] == [True, False, False]
    assert str(saved.context["bands"][0].leaves) in text.split("<h2")[0]


@pytest.mark.parametrize("number", ["", "0", "-3", "mange", "99999"])
def test_a_number_that_makes_no_sense_is_told_and_nothing_is_saved(number: str) -> None:
    evaluation = make_evaluation()
    client = signed_in(make_process_leader(evaluation))
    response = client.post(address("anchoring_participants", evaluation), {"planned_participants": number})
    assert response.status_code == 200
    assert response.context["form"].errors
    evaluation.refresh_from_db()
    assert evaluation.planned_participants is None


def test_services_are_changed_and_the_own_one_refused() -> None:
    evaluation = make_evaluation()
    own, other = make_service(evaluation.organisation), make_service()
    client = signed_in(make_contact(evaluation))
    refused = client.post(address("anchoring_services", evaluation), {"services": [str(own.id)]})
    assert refused.context["form"].errors["services"]
    client.post(address("anchoring_services", evaluation), {"services": [str(other.id)]})
    assert evaluation.affected.get().service == other


def test_it_says_first_that_a_change_asks_both_sides_again() -> None:
    evaluation = make_evaluation()
    client = signed_in(make_process_leader(evaluation))
    assert 'data-color="warning"' not in client.get(address("anchoring_questions", evaluation)).content.decode()
    bring_to("draft", evaluation)
    assert 'data-color="warning"' in client.get(address("anchoring_questions", evaluation)).content.decode()


def test_both_sides_agree_each_with_their_own_button() -> None:
    evaluation = write_anchoring(make_evaluation())
    for actor, side, other in (
        (make_panel_member(evaluation), Side.LIVED_EXPERIENCE, Side.PROFESSIONAL),
        (make_contact(evaluation), Side.PROFESSIONAL, Side.LIVED_EXPERIENCE),
    ):
        client = signed_in(actor)
        own = reverse("listen:agree_to_anchoring", args=[evaluation.id, side])
        foreign = reverse("listen:agree_to_anchoring", args=[evaluation.id, other])
        text = client.get(address("anchoring", evaluation)).content.decode()
        assert own in text
        assert foreign not in text
        assert client.post(own, {"on_behalf_of": "Vår side"}).status_code == 302
        assert client.post(foreign, {"on_behalf_of": "Feil side"}).status_code == 404
    assert evaluation.agreements.count() == 2


def test_agreeing_to_half_a_plan_is_refused_in_the_form() -> None:
    evaluation = make_evaluation()
    agree = reverse("listen:agree_to_anchoring", args=[evaluation.id, Side.PROFESSIONAL])
    response = signed_in(make_contact(evaluation)).post(agree, {"on_behalf_of": "Kommunen"})
    assert response.status_code == 200
    assert "Kommunen" in response.content.decode()
    assert not evaluation.agreements.exists()


def test_a_planner_is_taken_off_the_list() -> None:
    evaluation = write_anchoring(make_evaluation())
    planner = evaluation.planners.all()[0]
    remove = reverse("listen:remove_planner", args=[evaluation.id, planner.id])
    assert signed_in(make_panel_member(evaluation)).post(remove).status_code == 404
    signed_in(make_contact(evaluation)).post(remove)
    assert not evaluation.planners.filter(id=planner.id).exists()


def test_the_page_asks_the_database_the_same_few_times(
    django_assert_max_num_queries: Any,
) -> None:
    small, large = bring_to("draft", make_evaluation()), bring_to("draft", make_evaluation(services=5))
    for number in range(5):
        large.planners.create(name=f"P{number}", side=Side.PROFESSIONAL, from_where="et sted")
    counted = []
    for evaluation in (small, large):
        client = signed_in(make_process_leader(evaluation))
        with django_assert_max_num_queries(15) as queries:
            client.get(address("anchoring", evaluation))
        counted.append(len(queries))
    assert counted[0] == counted[1]
