"""Writing the theme guide, in versions."""

import pytest

from medvirk.foundation.actor import Actor, NotAllowed, NotPossible
from medvirk.listen.actions import guide as actions
from medvirk.listen.enums import Agreed, Side
from medvirk.listen.models import Evaluation, GuideVersion, Question, Section
from tests.factories import make_evaluation, make_interviewer, make_process_leader
from tests.listen.making import agree, make_contact, make_guide, make_panel_member

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def evaluation() -> Evaluation:
    return make_evaluation()


@pytest.fixture
def leader(evaluation: Evaluation) -> Actor:
    return make_process_leader(evaluation)


def titles(guide: GuideVersion) -> list[str]:
    return [section.title for section in guide.sections.all()]


def texts(section: Section) -> list[str]:
    return [question.text for question in section.questions.all()]


@pytest.mark.parametrize(("language", "opening"), [("nb", "Hva er viktig for deg?"), ("nn", "Kva er viktig for deg?")])
def test_the_guide_opens_with_what_matters_in_the_evaluations_language(language: str, opening: str) -> None:
    evaluation = make_evaluation(language=language)
    guide = actions.start_guide(evaluation.id, by=make_process_leader(evaluation))
    assert texts(guide.sections.get()) == [opening]


def test_a_guide_is_begun_once(evaluation: Evaluation, leader: Actor) -> None:
    actions.start_guide(evaluation.id, by=leader)
    with pytest.raises(NotPossible):
        actions.start_guide(evaluation.id, by=leader)


def test_nobody_but_the_process_leader_writes_it(evaluation: Evaluation) -> None:
    make_guide(evaluation)
    for actor in (make_interviewer(evaluation), make_contact(evaluation), make_panel_member(evaluation)):
        with pytest.raises(NotAllowed):
            actions.add_section(evaluation.id, "Nytt", "", by=actor)


def test_sections_are_added_changed_moved_and_removed(evaluation: Evaluation, leader: Actor) -> None:
    guide = make_guide(evaluation, questions=0, sections=2)
    added = actions.add_section(evaluation.id, "Kvelder", "Gi god tid.", by=leader)
    actions.write_section(evaluation.id, added.id, "Kvelder og helger", "", by=leader)
    actions.move_section(evaluation.id, added.id, actions.UP, by=leader)
    assert titles(guide) == ["Tema 1", "Kvelder og helger", "Tema 2"]
    actions.move_section(evaluation.id, added.id, actions.DOWN, by=leader)
    actions.move_section(evaluation.id, added.id, actions.DOWN, by=leader)
    assert titles(guide) == ["Tema 1", "Tema 2", "Kvelder og helger"]
    actions.remove_section(evaluation.id, added.id, by=leader)
    assert titles(guide) == ["Tema 1", "Tema 2"]


def test_questions_are_added_changed_moved_and_removed(evaluation: Evaluation, leader: Actor) -> None:
    section = make_guide(evaluation, questions=0).sections.get()
    first = actions.add_question(evaluation.id, section.id, "Hvordan er helgene?", by=leader)
    second = actions.add_question(evaluation.id, section.id, "Hvem ringer du?", by=leader)
    actions.move_question(evaluation.id, second.id, actions.UP, by=leader)
    actions.move_question(evaluation.id, second.id, actions.UP, by=leader)
    actions.write_question(evaluation.id, first.id, "Hvordan er kveldene?", by=leader)
    assert texts(section) == ["Hvem ringer du?", "Hvordan er kveldene?"]
    assert actions.remove_question(evaluation.id, second.id, by=leader) == "Hvem ringer du?"
    assert texts(section) == ["Hvordan er kveldene?"]


def test_a_section_with_questions_is_not_removed_by_a_slip(evaluation: Evaluation, leader: Actor) -> None:
    section = make_guide(evaluation).sections.get()
    with pytest.raises(NotPossible):
        actions.remove_section(evaluation.id, section.id, by=leader)
    assert Section.objects.filter(id=section.id).exists()


def test_a_version_that_a_side_agreed_to_never_changes(evaluation: Evaluation, leader: Actor) -> None:
    guide = make_guide(evaluation)
    section, question = guide.sections.get(), Question.objects.get()
    agree(evaluation, Agreed.THEME_GUIDE, 1, Side.LIVED_EXPERIENCE)
    for change in (
        lambda: actions.add_section(evaluation.id, "Nytt", "", by=leader),
        lambda: actions.write_section(evaluation.id, section.id, "Nytt", "", by=leader),
        lambda: actions.move_section(evaluation.id, section.id, actions.UP, by=leader),
        lambda: actions.remove_section(evaluation.id, section.id, by=leader),
        lambda: actions.add_question(evaluation.id, section.id, "Nytt?", by=leader),
        lambda: actions.write_question(evaluation.id, question.id, "Nytt?", by=leader),
        lambda: actions.move_question(evaluation.id, question.id, actions.UP, by=leader),
        lambda: actions.remove_question(evaluation.id, question.id, by=leader),
    ):
        with pytest.raises(NotPossible):
            change()
    assert texts(section) == ["Hva tenker du om 1?"]


def test_a_new_version_is_a_copy_with_the_same_keys_and_can_be_changed(evaluation: Evaluation, leader: Actor) -> None:
    old = make_guide(evaluation, questions=2, sections=2)
    agree(evaluation, Agreed.THEME_GUIDE, 1)
    new = actions.new_version(evaluation.id, by=leader)
    assert new.number == 2
    assert [s.key for s in new.sections.all()] == [s.key for s in old.sections.all()]
    assert [texts(s) for s in new.sections.all()] == [texts(s) for s in old.sections.all()]
    actions.add_section(evaluation.id, "Nytt", "", by=leader)
    assert (len(titles(old)), len(titles(new))) == (2, 3)


def test_a_new_version_waits_until_the_newest_is_agreed_to(evaluation: Evaluation, leader: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.new_version(evaluation.id, by=leader)
    make_guide(evaluation)
    with pytest.raises(NotPossible):
        actions.new_version(evaluation.id, by=leader)


def test_the_panel_can_be_the_users_side(evaluation: Evaluation) -> None:
    make_guide(evaluation)
    panel, contact = make_panel_member(evaluation), make_contact(evaluation)
    agreement = actions.agree_to_guide(evaluation.id, 1, Side.LIVED_EXPERIENCE, "Brukerpanelet", by=panel)
    assert (agreement.version, agreement.side) == (1, Side.LIVED_EXPERIENCE)
    with pytest.raises(NotAllowed):
        actions.agree_to_guide(evaluation.id, 1, Side.PROFESSIONAL, "Kommunen", by=panel)
    actions.agree_to_guide(evaluation.id, 1, Side.PROFESSIONAL, "Kommunen", by=contact)


def test_one_agrees_to_the_version_one_has_read(evaluation: Evaluation) -> None:
    make_guide(evaluation, 1)
    make_guide(evaluation, 2)
    with pytest.raises(NotPossible):
        actions.agree_to_guide(evaluation.id, 1, Side.PROFESSIONAL, "Kommunen", by=make_contact(evaluation))


def test_rows_of_another_evaluations_guide_are_not_found(evaluation: Evaluation, leader: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.add_section(evaluation.id, "Ingen guide ennå", "", by=leader)
    make_guide(evaluation)
    other = make_guide(make_evaluation())
    section = other.sections.get()
    with pytest.raises(NotAllowed):
        actions.write_section(evaluation.id, section.id, "Nytt", "", by=leader)
    with pytest.raises(NotAllowed):
        actions.write_question(evaluation.id, section.questions.get().id, "Nytt?", by=leader)


def test_it_is_not_written_after_the_interviews() -> None:
    evaluation = make_evaluation(state="process_report")
    make_guide(evaluation)
    with pytest.raises(NotPossible):
        actions.add_section(evaluation.id, "For sent", "", by=make_process_leader(evaluation))
