"""Writing the anchoring, and agreeing to it."""

import pytest

from medvirk.foundation.actor import ANYBODY, NotAllowed, NotPossible
from medvirk.listen import states
from medvirk.listen.actions.anchoring import (
    NewPlanner,
    add_planner,
    agree_to_anchoring,
    name_services,
    remove_planner,
    write_anchoring,
)
from medvirk.listen.enums import Agreed, Side
from medvirk.listen.models import Evaluation
from medvirk.people.enums import Role
from tests.factories import make_actor, make_evaluation, make_interviewer, make_process_leader, make_service
from tests.listen import making
from tests.listen.making import bring_to, make_contact, make_panel_member

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def evaluation() -> Evaluation:
    return make_evaluation()


def sides(evaluation: Evaluation) -> frozenset[Side]:
    fresh = Evaluation.objects.get(id=evaluation.id)
    return states.sides_agreed(fresh, Agreed.ANCHORING, fresh.anchoring_version)


def test_the_process_leader_and_the_contact_write_it_and_nobody_else(evaluation: Evaluation) -> None:
    for number, actor in enumerate((make_process_leader(evaluation), make_contact(evaluation))):
        write_anchoring(evaluation.id, {"questions": f"Spørsmål {number}"}, by=actor)
        evaluation.refresh_from_db()
        assert evaluation.questions == f"Spørsmål {number}"
    for actor in (make_panel_member(evaluation), make_interviewer(evaluation), ANYBODY):
        with pytest.raises(NotAllowed):
            write_anchoring(evaluation.id, {"questions": "Noe annet"}, by=actor)


def test_only_the_anchoring_is_written(evaluation: Evaluation) -> None:
    with pytest.raises(ValueError, match="state"):
        write_anchoring(evaluation.id, {"state": "closed"}, by=make_process_leader(evaluation))


def test_it_is_not_written_when_interviews_have_begun() -> None:
    evaluation = make_evaluation(state="collecting")
    with pytest.raises(NotPossible):
        write_anchoring(evaluation.id, {"questions": "For sent"}, by=make_process_leader(evaluation))


def test_a_change_asks_both_sides_again() -> None:
    evaluation = bring_to("draft", make_evaluation())
    assert sides(evaluation) == frozenset(Side)
    write_anchoring(evaluation.id, {"questions": "Noe nytt"}, by=make_process_leader(evaluation))
    assert sides(evaluation) == frozenset()


def test_saving_what_stands_there_already_asks_nobody_again() -> None:
    evaluation = bring_to("draft", make_evaluation())
    write_anchoring(evaluation.id, {"questions": evaluation.questions}, by=make_process_leader(evaluation))
    assert sides(evaluation) == frozenset(Side)


def test_changed_services_and_planners_ask_both_sides_again() -> None:
    evaluation = bring_to("draft", make_evaluation())
    leader = make_process_leader(evaluation)
    name_services(evaluation.id, [evaluation.affected.get().service], by=leader)
    assert sides(evaluation) == frozenset(Side)
    name_services(evaluation.id, [make_service()], by=leader)
    assert sides(evaluation) == frozenset()
    evaluation.refresh_from_db()
    making.agree(evaluation, Agreed.ANCHORING, evaluation.anchoring_version)
    planner = add_planner(evaluation.id, NewPlanner("Bjørg", Side.LIVED_EXPERIENCE, "panelet"), by=leader)
    assert sides(evaluation) == frozenset()
    evaluation.refresh_from_db()
    making.agree(evaluation, Agreed.ANCHORING, evaluation.anchoring_version)
    remove_planner(evaluation.id, planner.id, by=leader)
    assert sides(evaluation) == frozenset()


def test_the_evaluators_own_service_is_never_named(evaluation: Evaluation) -> None:
    own = make_service(evaluation.organisation)
    before = set(evaluation.affected.values_list("service", flat=True))
    with pytest.raises(NotPossible):
        name_services(evaluation.id, [own], by=make_contact(evaluation))
    assert set(evaluation.affected.values_list("service", flat=True)) == before


def test_a_service_where_somebody_on_the_team_is_employed_cannot_be_named(evaluation: Evaluation) -> None:
    service = make_service()
    employed = make_actor((Role.INTERVIEWER, evaluation.organisation), employed_in=service)
    evaluation.team.create(account_id=employed.id, part="interviewer")
    with pytest.raises(NotPossible):
        name_services(evaluation.id, [service], by=make_process_leader(evaluation))


def test_a_planner_of_another_evaluation_is_not_found(evaluation: Evaluation) -> None:
    other = making.write_anchoring(make_evaluation())
    planner = other.planners.all()[0]
    with pytest.raises(NotAllowed):
        remove_planner(evaluation.id, planner.id, by=make_process_leader(evaluation))


def test_each_side_agrees_for_itself(evaluation: Evaluation) -> None:
    making.write_anchoring(evaluation)
    panel, contact = make_panel_member(evaluation), make_contact(evaluation)
    agree_to_anchoring(evaluation.id, Side.LIVED_EXPERIENCE, "Brukerpanelet", by=panel)
    with pytest.raises(NotAllowed):
        agree_to_anchoring(evaluation.id, Side.PROFESSIONAL, "Kommunen", by=panel)
    with pytest.raises(NotAllowed):
        agree_to_anchoring(evaluation.id, Side.PROFESSIONAL, "Kommunen", by=make_process_leader(evaluation))
    agree_to_anchoring(evaluation.id, Side.PROFESSIONAL, "Kommunen", by=contact)
    assert sides(evaluation) == frozenset(Side)


def test_nobody_agrees_to_half_an_anchoring_or_twice(evaluation: Evaluation) -> None:
    panel = make_panel_member(evaluation)
    with pytest.raises(NotPossible):
        agree_to_anchoring(evaluation.id, Side.LIVED_EXPERIENCE, "Brukerpanelet", by=panel)
    making.write_anchoring(evaluation)
    agree_to_anchoring(evaluation.id, Side.LIVED_EXPERIENCE, "Brukerpanelet", by=panel)
    with pytest.raises(NotPossible):
        agree_to_anchoring(evaluation.id, Side.LIVED_EXPERIENCE, "Brukerpanelet", by=panel)


def test_one_person_never_agrees_for_both_sides(evaluation: Evaluation) -> None:
    making.write_anchoring(evaluation)
    owner = evaluation.commissioner
    both = make_actor((Role.PANEL_MEMBER, owner), (Role.MUNICIPAL_CONTACT, owner))
    agree_to_anchoring(evaluation.id, Side.LIVED_EXPERIENCE, "Brukerpanelet", by=both)
    with pytest.raises(NotPossible):
        agree_to_anchoring(evaluation.id, Side.PROFESSIONAL, "Kommunen", by=both)
