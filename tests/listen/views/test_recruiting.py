"""The pages of recruiting."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from medvirk.listen.models import Asked, Evaluation, WayIn
from tests.factories import make_account, make_actor, make_evaluation, make_process_leader
from tests.listen.making import make_contact, make_panel_member, make_way_in, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

WAY = {"description": "Plakat på kafeen", "outside_service": "on", "channel": "phone", "answer_to": "00 00 00 30"}


def address(name: str, evaluation: Evaluation, *more: object) -> str:
    return reverse(f"listen:{name}", args=[evaluation.id, *more])


def test_ways_in_are_added_changed_and_removed() -> None:
    evaluation = make_evaluation()
    client = signed_in(make_process_leader(evaluation))
    client.post(address("add_way_in", evaluation), WAY)
    way = WayIn.objects.get()
    assert "Plakat på kafeen" in client.get(address("recruiting", evaluation)).content.decode()
    client.post(address("write_way_in", evaluation, way.id), {**WAY, "description": "Plakat på biblioteket"})
    assert "Plakat på biblioteket" in client.get(address("recruiting", evaluation)).content.decode()
    client.post(address("remove_way_in", evaluation, way.id))
    assert not WayIn.objects.exists()


def test_it_warns_until_a_way_in_lies_outside_the_service() -> None:
    evaluation = make_evaluation()
    client = signed_in(make_process_leader(evaluation))
    make_way_in(evaluation, outside=False)
    assert 'data-color="warning"' in client.get(address("recruiting", evaluation)).content.decode()
    make_way_in(evaluation, outside=True)
    assert 'data-color="warning"' not in client.get(address("recruiting", evaluation)).content.decode()


def test_the_contact_reports_a_number_and_the_sum_stands_there() -> None:
    evaluation = make_evaluation(state="recruiting")
    way = make_way_in(evaluation, outside=False)
    client = signed_in(make_contact(evaluation))
    for number in (12, 8):
        assert client.post(address("report_asked", evaluation, way.id), {"number": number}).status_code == 302
    assert client.get(address("recruiting", evaluation)).context["recruiting"].total == 20
    for wrong in ("", "0", "-4", "noen"):
        refused = client.post(address("report_asked", evaluation, way.id), {"number": wrong})
        assert refused.context["form"].errors


def test_the_panel_reads_and_writes_nothing_and_strangers_find_nothing() -> None:
    evaluation = make_evaluation(state="recruiting")
    way = make_way_in(evaluation, outside=False)
    panel, stranger = signed_in(make_panel_member(evaluation)), signed_in(make_actor())
    assert panel.get(address("recruiting", evaluation)).status_code == 200
    assert stranger.get(address("recruiting", evaluation)).status_code == 404
    for name, more in (
        ("add_way_in", ()),
        ("write_way_in", (way.id,)),
        ("report_asked", (way.id,)),
        ("sheet_facts", ()),
    ):
        for client in (panel, stranger):
            assert client.get(address(name, evaluation, *more)).status_code == 404
    assert address("contacts", evaluation) not in panel.get(address("recruiting", evaluation)).content.decode()


def test_the_facts_of_the_sheet_are_filled_in_and_dates_explained() -> None:
    evaluation = make_evaluation()
    client = signed_in(make_process_leader(evaluation))
    soon, later = (timezone.localdate() + timedelta(days=days) for days in (10, 20))
    facts = {"controller": "Senteret", "contact": "Prosesslederen", "fate_of_data": "Slettes", "secrecy_limits": "Fare"}
    wrong = client.post(
        address("sheet_facts", evaluation), {**facts, "withdraw_until": later.isoformat(), "ends_on": soon.isoformat()}
    )
    assert wrong.context["form"].errors
    assert "Senteret" in wrong.content.decode()
    right = {**facts, "withdraw_until": soon.isoformat(), "ends_on": later.isoformat()}
    assert client.post(address("sheet_facts", evaluation), right).status_code == 302
    assert client.get(address("recruiting", evaluation)).context["recruiting"].sheet_is_whole


def test_the_page_asks_the_database_the_same_few_times(
    django_assert_max_num_queries: Any,
) -> None:
    counted = []
    for size in (1, 6):
        evaluation = make_evaluation(state="recruiting")
        for _ in range(size):
            way = make_way_in(evaluation, outside=True)
            Asked.objects.create(evaluation=evaluation, way_in=way, number=3, by=make_account())
        client = signed_in(make_process_leader(evaluation))
        with django_assert_max_num_queries(15) as queries:
            client.get(address("recruiting", evaluation))
        counted.append(len(queries))
    assert counted[0] == counted[1]
