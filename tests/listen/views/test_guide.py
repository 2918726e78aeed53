"""The pages of the theme guide."""

from typing import Any

import pytest
from django.urls import reverse

from medvirk.listen.enums import Agreed, Side
from medvirk.listen.models import Evaluation, Question, Section
from tests.factories import make_actor, make_evaluation, make_process_leader
from tests.listen.making import agree, make_contact, make_guide, make_panel_member, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def address(name: str, evaluation: Evaluation, *more: object) -> str:
    return reverse(f"listen:{name}", args=[evaluation.id, *more])


def test_the_guide_is_begun_and_written_without_scripts() -> None:
    evaluation = make_evaluation()
    client = signed_in(make_process_leader(evaluation))
    client.post(address("start_guide", evaluation))
    client.post(address("add_section", evaluation), {"title": "Kvelder", "note": ""})
    section = Section.objects.get(title="Kvelder")
    client.post(address("add_question", evaluation, section.id), {"text": "Hvordan er kveldene?"})
    client.post(address("add_question", evaluation, section.id), {"text": "Hvem ringer du?"})
    question = Question.objects.get(text="Hvem ringer du?")
    client.post(address("move_question", evaluation, question.id), {"step": "up"})
    client.post(address("move_section", evaluation, section.id), {"step": "up"})
    client.post(address("write_question", evaluation, question.id), {"text": "Hvem kan du ringe?"})
    client.post(address("write_section", evaluation, section.id), {"title": "Kvelder og netter", "note": ""})
    text = client.get(address("guide", evaluation)).content.decode()
    order = [text.index(word) for word in ("Kvelder og netter", "Hvem kan du ringe?", "Hvordan er kveldene?")]
    assert order == sorted(order)


def test_a_removed_question_can_be_written_again_from_the_message() -> None:
    evaluation = make_evaluation()
    make_guide(evaluation)
    client = signed_in(make_process_leader(evaluation))
    removed = client.post(address("remove_question", evaluation, Question.objects.get().id), follow=True)
    assert "Hva tenker du om 1?" in removed.content.decode()
    assert not Question.objects.exists()
    client.post(address("remove_section", evaluation, Section.objects.get().id))
    assert not Section.objects.exists()


def test_an_empty_question_is_told_and_a_long_one_too() -> None:
    evaluation = make_evaluation()
    section = make_guide(evaluation).sections.get()
    client = signed_in(make_process_leader(evaluation))
    for text in ("", "x" * 301):
        response = client.post(address("add_question", evaluation, section.id), {"text": text})
        assert response.context["form"].errors
    assert Question.objects.count() == 1


def test_others_read_it_and_write_nothing() -> None:
    evaluation = make_evaluation()
    section = make_guide(evaluation).sections.get()
    client = signed_in(make_panel_member(evaluation))
    assert "Hva tenker du om 1?" in client.get(address("guide", evaluation)).content.decode()
    for name, more in (("add_section", ()), ("write_section", (section.id,)), ("add_question", (section.id,))):
        assert client.get(address(name, evaluation, *more)).status_code == 404
    assert client.post(address("remove_section", evaluation, section.id)).status_code == 404
    stranger = signed_in(make_actor())
    assert stranger.get(address("guide", evaluation)).status_code == 404
    for name in ("guide_version", "print_guide"):
        assert stranger.get(address(name, evaluation, 1)).status_code == 404


def test_a_version_that_was_agreed_to_can_only_be_renewed() -> None:
    evaluation = make_evaluation()
    section = make_guide(evaluation).sections.get()
    agree(evaluation, Agreed.THEME_GUIDE, 1, Side.PROFESSIONAL)
    client = signed_in(make_process_leader(evaluation))
    text = client.get(address("guide", evaluation)).content.decode()
    assert address("add_section", evaluation) not in text
    assert address("renew_guide", evaluation) in text
    refused = client.post(address("write_section", evaluation, section.id), {"title": "Nytt", "note": ""})
    assert refused.context["form"].errors
    client.post(address("renew_guide", evaluation))
    assert address("add_section", evaluation) in client.get(address("guide", evaluation)).content.decode()
    assert client.get(address("guide_version", evaluation, 1)).status_code == 200
    assert client.get(address("guide_version", evaluation, 9)).status_code == 404


def test_both_sides_agree_to_the_version_they_read() -> None:
    evaluation = make_evaluation()
    make_guide(evaluation)
    for actor, side in (
        (make_panel_member(evaluation), Side.LIVED_EXPERIENCE),
        (make_contact(evaluation), Side.PROFESSIONAL),
    ):
        button = address("agree_to_guide", evaluation, 1, side)
        client = signed_in(actor)
        assert button in client.get(address("guide", evaluation)).content.decode()
        assert client.post(button, {"on_behalf_of": "Vår side"}).status_code == 302
    assert evaluation.agreements.filter(about=Agreed.THEME_GUIDE).count() == 2


def test_it_is_printed_with_the_questions_in_the_evaluations_language() -> None:
    evaluation = make_evaluation(language="nn")
    make_guide(evaluation)
    text = signed_in(make_process_leader(evaluation)).get(address("print_guide", evaluation, 1)).content.decode()
    assert 'lang="nn"' in text
    assert "Hva tenker du om 1?" in text


def test_a_section_of_another_evaluation_is_not_found() -> None:
    evaluation = make_evaluation()
    make_guide(evaluation)
    foreign = make_guide(make_evaluation()).sections.get()
    client = signed_in(make_process_leader(evaluation))
    assert client.get(address("write_section", evaluation, foreign.id)).status_code == 404


def test_the_page_asks_the_database_the_same_few_times(
    django_assert_max_num_queries: Any,
) -> None:
    counted = []
    for size in (1, 6):
        evaluation = make_evaluation()
        make_guide(evaluation, questions=size, sections=size)
        client = signed_in(make_process_leader(evaluation))
        with django_assert_max_num_queries(15) as queries:
            client.get(address("guide", evaluation))
        counted.append(len(queries))
    assert counted[0] == counted[1]
