"""The information sheet, as people meet it."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from medvirk.listen.models import Evaluation
from medvirk.listen.views.sheet import address_of, qr_code
from tests.factories import make_evaluation
from tests.listen.making import make_contact, make_way_in, signed_in, write_anchoring, write_sheet

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def evaluation() -> Evaluation:
    evaluation = write_anchoring(write_sheet(make_evaluation(state="recruiting")))
    make_way_in(evaluation, outside=True)
    return evaluation


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("nb", "Fra gruppesamtaler tar vi ut det vi vet at du sa. En trykt rapport kan vi ikke hente tilbake."),
        ("nn", "Frå gruppesamtalar tek vi ut det vi veit at du sa. Ein trykt rapport kan vi ikkje hente tilbake."),
    ],
)
def test_anybody_reads_it_in_both_languages(client: Client, evaluation: Evaluation, language: str, says: str) -> None:
    response = client.get(address_of(evaluation.id, language))
    text = response.content.decode()
    assert response.status_code == 200
    assert says in text
    assert f'<html lang="{language}">' in text
    assert evaluation.secrecy_limits in text
    assert "116 123" in text
    assert address_of(evaluation.id, "nn" if language == "nb" else "nb") in text


def test_the_code_leads_to_the_page_and_the_address_stands_beside_it(client: Client, evaluation: Evaluation) -> None:
    address = settings.SITE_URL + address_of(evaluation.id, "nb")
    text = client.get(address_of(evaluation.id, "nb")).content.decode()
    assert address in text
    assert qr_code(address) in text
    assert "style=" not in text


def test_it_is_not_there_before_the_anchoring_nor_after_the_end(client: Client, evaluation: Evaluation) -> None:
    address = address_of(evaluation.id, "nb")
    Evaluation.objects.update(state="draft")
    assert client.get(address).status_code == 404
    assert signed_in(make_contact(evaluation)).get(address).status_code == 200
    Evaluation.objects.update(state="collecting", ends_on=timezone.localdate() - timedelta(days=1))
    assert client.get(address).status_code == 404


def test_an_evaluation_without_its_facts_has_no_sheet(client: Client) -> None:
    evaluation = make_evaluation(state="recruiting")
    with translation.override("nb"):
        assert client.get(reverse("listen:sheet", args=[evaluation.id])).status_code == 404


def test_the_page_asks_the_database_few_times(
    client: Client,
    evaluation: Evaluation,
    django_assert_max_num_queries: Any,
) -> None:
    counted = []
    for _ in range(2):
        with django_assert_max_num_queries(10) as queries:
            client.get(address_of(evaluation.id, "nb"))
        counted.append(len(queries))
        for _ in range(4):
            make_way_in(evaluation, outside=True)
    assert counted[0] == counted[1]
