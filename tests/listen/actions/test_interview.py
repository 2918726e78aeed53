"""Planning interviews, and who is kept away from them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.keys.models import ReaderWrap, SealedKey
from medvirk.listen.actions.interview import Afterwards, change_plan, plan_interview, tell_afterwards
from medvirk.listen.models import Crew, Evaluation, Interview
from medvirk.people.enums import Role
from medvirk.people.models import Employment
from medvirk.people.queries import actor_for
from tests.factories import make_actor, make_interviewer, make_process_leader
from tests.listen.evenings import account_of, make_collecting, make_evening, make_plan
from tests.listen.making import make_contact, make_panel_member

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_an_interview_has_a_key_a_guide_and_a_crew_of_two() -> None:
    evening = make_evening()
    interview = evening.interview
    assert SealedKey.objects.get(owner=interview.id).id == interview.key
    assert interview.guide == evening.work.evaluation.guides.get()
    assert sorted(interview.crew.values_list("part", flat=True)) == ["asks", "writes"]


def test_interviews_are_numbered_in_their_evaluation() -> None:
    evening = make_evening()
    plan = make_plan(evening.work.leader, evening.writer)
    again = plan_interview(evening.ids[0], plan, by=evening.writer)
    assert (evening.interview.number, again.number) == (1, 2)


def test_nobody_employed_in_an_affected_service_is_on_a_crew() -> None:
    work, interviewer = make_collecting()
    service = work.evaluation.affected.get().service
    Employment.objects.create(account=account_of(interviewer), service=service)
    with pytest.raises(NotPossible, match="employed"):
        plan_interview(work.evaluation.id, make_plan(work.leader, interviewer), by=work.leader)
    assert not Interview.objects.exists()


def test_a_crew_is_not_changed_to_somebody_employed_in_an_affected_service() -> None:
    evening = make_evening()
    other = make_interviewer(evening.work.evaluation)
    Employment.objects.create(account=account_of(other), service=evening.work.evaluation.affected.get().service)
    with pytest.raises(NotPossible, match="employed"):
        change_plan(*evening.ids, make_plan(evening.work.leader, other), by=evening.work.leader)
    assert not Crew.objects.filter(account_id=other.id).exists()


def test_an_experience_consultant_of_the_service_cannot_plan_interviews_even_from_the_team() -> None:
    work, interviewer = make_collecting()
    account = account_of(interviewer)
    Employment.objects.create(account=account, service=work.evaluation.affected.get().service)
    with pytest.raises(NotAllowed):
        plan_interview(work.evaluation.id, make_plan(work.leader, interviewer), by=actor_for(account))


def test_the_crew_comes_from_the_team() -> None:
    work, _interviewer = make_collecting()
    stranger = make_actor((Role.INTERVIEWER, work.evaluation.organisation))
    with pytest.raises(NotPossible, match="on the team"):
        plan_interview(work.evaluation.id, make_plan(work.leader, stranger), by=work.leader)


def test_one_asks_and_another_writes() -> None:
    work, _interviewer = make_collecting()
    with pytest.raises(NotPossible, match="two different"):
        plan_interview(work.evaluation.id, make_plan(work.leader, work.leader), by=work.leader)


def test_the_first_interview_waits_for_two_who_can_read() -> None:
    work, interviewer = make_collecting()
    ReaderWrap.objects.filter(reader=interviewer.id).update(sealed_private=b"")
    with pytest.raises(NotPossible, match="passphrase"):
        plan_interview(work.evaluation.id, make_plan(work.leader, interviewer), by=work.leader)


def test_interviews_are_held_in_their_step_alone() -> None:
    work, interviewer = make_collecting()
    Evaluation.objects.update(state="dialogue")
    with pytest.raises(NotPossible, match="another step"):
        plan_interview(work.evaluation.id, make_plan(work.leader, interviewer), by=work.leader)


def test_the_service_and_its_panel_cannot_plan_interviews() -> None:
    work, interviewer = make_collecting()
    plan = make_plan(work.leader, interviewer)
    for outsider in (make_contact(work.evaluation), make_panel_member(work.evaluation), make_actor()):
        with pytest.raises(NotAllowed):
            plan_interview(work.evaluation.id, plan, by=outsider)
    assert AuditLine.objects.filter(verb="listen.interview.planned", refused=True).count() == 3


def test_another_evaluations_leader_cannot_change_an_interview() -> None:
    evening = make_evening()
    other = make_collecting()[0]
    plan = make_plan(evening.work.leader, evening.writer)
    with pytest.raises(NotAllowed):
        change_plan(other.evaluation.id, evening.interview.id, plan, by=other.leader)
    with pytest.raises(NotAllowed):
        change_plan(*evening.ids, plan, by=make_process_leader(other.evaluation))


@pytest.mark.parametrize(("kind", "present"), [("group", 2), ("group", 8), ("individual", 2)])
def test_a_number_that_does_not_fit_the_kind_of_interview_is_refused(kind: str, present: int) -> None:
    evening = make_evening(kind)
    with pytest.raises(NotPossible):
        evening.tell(present)


def test_there_cannot_be_fewer_who_took_part_than_are_registered() -> None:
    evening = make_evening()
    for name in ("Bekk", "Fjord", "Lyng", "Mose"):
        evening.joins(name)
    with pytest.raises(NotPossible, match="registered"):
        evening.tell(3)


def test_a_deleted_recording_was_recorded_somewhere() -> None:
    evening = make_evening()
    told = Afterwards(5, recording_deleted_on=timezone.localdate())
    with pytest.raises(NotPossible, match="device"):
        tell_afterwards(*evening.ids, told, by=evening.writer)


def test_that_a_recording_is_gone_can_be_confirmed_after_handing_in() -> None:
    evening = make_evening()
    evening.write("Noe")
    evening.hand_in()
    today = timezone.localdate()
    tell_afterwards(*evening.ids, Afterwards(5, "opptaker 3", "Kari", today), by=evening.writer)
    evening.interview.refresh_from_db()
    assert evening.interview.recording_deleted_on == today


def test_after_handing_in_the_rest_of_an_interview_never_changes() -> None:
    evening = make_evening()
    evening.write("Noe")
    evening.hand_in()
    with pytest.raises(NotPossible, match="handed in"):
        evening.tell(6)
    plan = make_plan(evening.work.leader, evening.writer)
    with pytest.raises(NotPossible, match="handed in"):
        change_plan(*evening.ids, plan, by=evening.writer)


def test_planning_leaves_one_line_without_content() -> None:
    evening = make_evening()
    line = AuditLine.objects.get(verb="listen.interview.planned")
    assert (line.subject, line.evaluation) == (evening.interview.id, evening.ids[0])
    assert line.details == {"number": 1}
    assert line.at > timezone.now() - timedelta(minutes=5)
