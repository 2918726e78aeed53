"""Ways in, how many were asked, and the facts of the sheet."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.listen.actions import recruiting as actions
from medvirk.listen.enums import Channel
from medvirk.listen.models import Evaluation, WayIn
from tests.factories import make_evaluation, make_interviewer, make_process_leader
from tests.listen.making import make_contact, make_panel_member, make_way_in, write_sheet

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

WAY = actions.Way("Plakat på kafeen", True, Channel.PHONE, "00 00 00 30")


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_the_process_leader_adds_changes_and_removes_ways_in() -> None:
    evaluation = make_evaluation()
    leader = make_process_leader(evaluation)
    way = actions.add_way_in(evaluation.id, WAY, by=leader)
    actions.write_way_in(evaluation.id, way.id, actions.Way("Brev", False, Channel.SLIP, "Boks 1"), by=leader)
    assert WayIn.objects.get().description == "Brev"
    actions.remove_way_in(evaluation.id, way.id, by=leader)
    assert not WayIn.objects.exists()


def test_nobody_else_writes_ways_in() -> None:
    evaluation = make_evaluation()
    for actor in (make_contact(evaluation), make_interviewer(evaluation), make_panel_member(evaluation)):
        with pytest.raises(NotAllowed):
            actions.add_way_in(evaluation.id, WAY, by=actor)


def test_a_way_that_people_were_asked_by_stays_for_the_report() -> None:
    evaluation = make_evaluation(state="recruiting")
    leader = make_process_leader(evaluation)
    way = make_way_in(evaluation, outside=False)
    actions.report_asked(evaluation.id, way.id, 12, by=make_contact(evaluation))
    with pytest.raises(NotPossible):
        actions.remove_way_in(evaluation.id, way.id, by=leader)


def test_the_recruiter_reports_a_number_and_nothing_else() -> None:
    evaluation = make_evaluation(state="recruiting")
    way = make_way_in(evaluation, outside=False)
    asked = actions.report_asked(evaluation.id, way.id, 12, by=make_contact(evaluation))
    assert (asked.number, asked.way_in_id) == (12, way.id)
    with pytest.raises(NotPossible):
        actions.report_asked(evaluation.id, way.id, 0, by=make_contact(evaluation))
    with pytest.raises(NotAllowed):
        actions.report_asked(evaluation.id, way.id, 3, by=make_panel_member(evaluation))


def test_nobody_is_asked_before_the_sheet_is_ready() -> None:
    evaluation = make_evaluation(state="anchored")
    way = make_way_in(evaluation, outside=False)
    with pytest.raises(NotPossible):
        actions.report_asked(evaluation.id, way.id, 12, by=make_contact(evaluation))


def test_a_way_in_of_another_evaluation_is_not_found() -> None:
    evaluation = make_evaluation(state="recruiting")
    way = make_way_in(make_evaluation(), outside=True)
    with pytest.raises(NotAllowed):
        actions.report_asked(evaluation.id, way.id, 1, by=make_contact(evaluation))


def test_the_facts_of_the_sheet_are_written_and_the_trail_has_no_words() -> None:
    evaluation = make_evaluation()
    facts = {"controller": "Senteret", "withdraw_until": in_days(10), "ends_on": in_days(20)}
    actions.write_sheet_facts(evaluation.id, facts, by=make_process_leader(evaluation))
    evaluation.refresh_from_db()
    assert evaluation.controller == "Senteret"
    assert "Senteret" not in str(AuditLine.objects.get(verb="listen.sheet.facts_written").details)


def test_only_facts_of_the_sheet_are_written() -> None:
    evaluation = make_evaluation()
    with pytest.raises(ValueError, match="state"):
        actions.write_sheet_facts(evaluation.id, {"state": "closed"}, by=make_process_leader(evaluation))


@pytest.mark.parametrize(
    "facts",
    [
        {"withdraw_until": in_days(30), "ends_on": in_days(20)},
        {"ends_on": in_days(-1)},
    ],
)
def test_dates_that_make_no_sense_are_refused(facts: dict[str, object]) -> None:
    evaluation = make_evaluation()
    with pytest.raises(NotPossible):
        actions.write_sheet_facts(evaluation.id, facts, by=make_process_leader(evaluation))


@pytest.mark.parametrize(
    ("facts", "possible"),
    [
        ({"withdraw_until": in_days(29)}, False),
        ({"withdraw_until": None}, False),
        ({"withdraw_until": in_days(31)}, True),
        ({"ends_on": in_days(91)}, False),
        ({"ends_on": None}, False),
        ({"ends_on": in_days(89)}, True),
    ],
)
def test_what_people_were_told_is_only_changed_to_their_good(facts: dict[str, object], possible: bool) -> None:
    evaluation: Evaluation = write_sheet(make_evaluation(state="recruiting"))
    leader = make_process_leader(evaluation)
    if possible:
        actions.write_sheet_facts(evaluation.id, facts, by=leader)
    else:
        with pytest.raises(NotPossible):
            actions.write_sheet_facts(evaluation.id, facts, by=leader)
