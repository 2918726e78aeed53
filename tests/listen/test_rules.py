"""Who may do what with an evaluation."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from medvirk.foundation.actor import ANYBODY, Actor, system_actor
from medvirk.listen import rules
from medvirk.listen.enums import CrewPart, EvaluationState, Side
from medvirk.listen.models import Crew, Evaluation
from medvirk.people.enums import Role
from medvirk.people.models import Account, Employment
from medvirk.people.queries import actor_for
from tests.factories import make_actor, make_evaluation, make_interviewer, make_organisation, make_process_leader
from tests.listen.making import make_contact, make_interview, make_panel_member, make_reader

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

Rule = Callable[[Actor, Evaluation], bool]

ANYBODY_ON_TEAM = {"leader", "interviewer"}
PARTIES = {"leader", "interviewer", "contact", "panel"}


@pytest.fixture
def evaluation() -> Evaluation:
    return make_evaluation()


@pytest.fixture
def people(evaluation: Evaluation) -> dict[str, Actor]:
    found = {
        "leader": make_process_leader(evaluation),
        "interviewer": make_interviewer(evaluation),
        "contact": make_contact(evaluation),
        "panel": make_panel_member(evaluation),
        "colleague": make_actor((Role.PROCESS_LEADER, evaluation.organisation)),
        "other contact": make_actor((Role.MUNICIPAL_CONTACT, make_organisation())),
        "other panel": make_actor((Role.PANEL_MEMBER, make_organisation())),
        "visitor": ANYBODY,
    }
    for name in ("leader", "interviewer", "colleague", "contact"):
        make_reader(evaluation, found[name])
    return found


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        (rules.is_team, ANYBODY_ON_TEAM),
        (rules.is_party, PARTIES),
        (rules.may_see_evaluation, PARTIES),
        (rules.may_plan, {"leader"}),
        (rules.may_anchor, {"leader", "contact"}),
        (rules.may_advance, {"leader"}),
        (rules.may_stop, {"leader"}),
        (rules.may_report_asked, {"leader", "interviewer", "contact"}),
        (rules.may_write_contacts, ANYBODY_ON_TEAM),
        (rules.may_read_contacts, ANYBODY_ON_TEAM),
        (rules.may_hold_interviews, ANYBODY_ON_TEAM),
        (rules.may_read_notes, ANYBODY_ON_TEAM),
        (rules.may_mark, ANYBODY_ON_TEAM),
        (rules.may_write_findings, ANYBODY_ON_TEAM),
        (rules.may_send_to_review, {"leader"}),
        (rules.may_set_aside, {"panel"}),
    ],
)
def test_each_right_belongs_to_these_and_nobody_else(
    rule: Rule, allowed: set[str], people: dict[str, Actor], evaluation: Evaluation
) -> None:
    assert {name for name, actor in people.items() if rule(actor, evaluation)} == allowed


@pytest.mark.parametrize(("side", "allowed"), [(Side.LIVED_EXPERIENCE, {"panel"}), (Side.PROFESSIONAL, {"contact"})])
def test_each_side_agrees_for_itself(
    side: Side, allowed: set[str], people: dict[str, Actor], evaluation: Evaluation
) -> None:
    assert {name for name, actor in people.items() if rules.may_agree(actor, evaluation, side)} == allowed


@pytest.mark.parametrize("part", ["leader", "interviewer"])
def test_being_employed_in_an_affected_service_ends_every_right_of_the_team(
    part: str, people: dict[str, Actor], evaluation: Evaluation
) -> None:
    interview = make_interview(evaluation)
    account = Account.objects.get(id=people[part].id)
    Crew.objects.create(interview=interview, account=account, part=CrewPart.WRITES)
    Employment.objects.create(account=account, service=evaluation.affected.get().service)
    employed = actor_for(account)
    assert not rules.is_party(employed, evaluation)
    assert not rules.is_process_leader(employed, evaluation)
    assert not rules.may_read_notes(employed, evaluation)
    assert not rules.may_write_notes(employed, interview)
    assert not rules.may_be_on_team(employed, evaluation)


def test_nobody_reads_without_a_key(evaluation: Evaluation) -> None:
    assert not rules.may_read_notes(make_interviewer(evaluation), evaluation)


def test_nobody_reads_after_the_end_date(people: dict[str, Actor], evaluation: Evaluation) -> None:
    evaluation.ends_on = timezone.localdate()
    assert rules.may_read_notes(people["leader"], evaluation)
    evaluation.ends_on -= timedelta(days=1)
    assert not rules.may_read_notes(people["leader"], evaluation)


def test_the_crew_and_the_team_write_notes_and_nobody_else(people: dict[str, Actor], evaluation: Evaluation) -> None:
    interview = make_interview(evaluation)
    crew = Account.objects.get(id=people["colleague"].id)
    assert not rules.may_write_notes(people["colleague"], interview)
    Crew.objects.create(interview=interview, account=crew, part=CrewPart.ASKS)
    allowed = {name for name, actor in people.items() if rules.may_write_notes(actor, interview)}
    assert allowed == {"leader", "interviewer", "colleague"}


def test_only_a_process_leader_of_the_organisation_starts_evaluations(
    people: dict[str, Actor], evaluation: Evaluation
) -> None:
    own = evaluation.organisation_id
    assert {name for name, actor in people.items() if rules.may_start_evaluation(actor, own)} == {
        "leader",
        "colleague",
    }


def test_only_people_from_the_evaluating_organisation_can_be_on_the_team(evaluation: Evaluation) -> None:
    assert rules.may_be_on_team(make_actor((Role.INTERVIEWER, evaluation.organisation)), evaluation)
    assert not rules.may_be_on_team(make_actor((Role.INTERVIEWER, make_organisation())), evaluation)
    assert not rules.may_be_on_team(make_actor((Role.PANEL_MEMBER, evaluation.organisation)), evaluation)


def test_only_the_system_cleans_up(people: dict[str, Actor]) -> None:
    assert rules.may_clean_up(system_actor("clean up"))
    assert not any(rules.may_clean_up(actor) for actor in people.values())


@pytest.mark.parametrize(
    ("state", "people_who_told", "public"),
    [
        (EvaluationState.FOLLOW_UP, 6, True),
        (EvaluationState.CLOSED, 12, True),
        (EvaluationState.CLOSED, 5, False),
        (EvaluationState.FINAL_REPORT, 12, False),
        (EvaluationState.STOPPED, 12, False),
    ],
)
def test_an_evaluation_is_public_when_its_report_is_out_and_six_or_more_told(
    state: str, people_who_told: int, public: bool
) -> None:
    evaluation = make_evaluation(state=state)
    make_interview(evaluation, present=people_who_told)
    assert rules.is_public(evaluation) is public
