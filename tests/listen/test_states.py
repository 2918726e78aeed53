"""The steps of an evaluation, and what is open in each."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from medvirk.foundation import thread
from medvirk.foundation.actor import ANYBODY, Actor, NotPossible
from medvirk.foundation.keys.models import ReaderWrap
from medvirk.foundation.thread import Missing, Station, StationName
from medvirk.listen import states
from medvirk.listen.enums import Agreed, EvaluationState, Side
from medvirk.listen.models import ContactList, Evaluation
from tests.factories import make_evaluation, make_process_leader
from tests.listen.making import (
    agree,
    bring_to,
    make_contact,
    make_guide,
    make_interview,
    make_panel_member,
    make_way_in,
    write_anchoring,
    write_sheet,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """What is missing is told in the reader's language; here the reader is English."""
    with translation.override("en"):
        yield


S = EvaluationState
Break = Callable[[Evaluation], object]


def missing(evaluation: Evaluation, viewer: Actor = ANYBODY) -> list[str]:
    fresh = Evaluation.objects.get(id=evaluation.id)
    transition = states.transition_from(fresh.state)
    assert transition
    return [str(item.what) for item in transition.missing(fresh, viewer)]


def set_to(**values: object) -> Break:
    return lambda evaluation: Evaluation.objects.filter(id=evaluation.id).update(**values)


def test_the_steps_follow_each_other_from_draft_to_closed() -> None:
    walked, state = [S.DRAFT], S.DRAFT
    while transition := states.transition_from(state):
        state = transition.after
        walked.append(state)
    assert tuple(walked) == states.STEPS
    assert len(walked) == 9


@pytest.mark.parametrize("state", ["draft", "anchored", "recruiting"])
def test_nothing_is_missing_when_everything_is_there(state: str) -> None:
    assert missing(bring_to(state, make_evaluation())) == []


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (lambda e: e.affected.all().delete(), "Name all the services that are affected"),
        (set_to(questions=""), "Write what you want to find out"),
        (set_to(who_asks=""), "Say what people can expect"),
        (set_to(did_we_matter=""), "Say what people can expect"),
        (set_to(legal_assessment=""), "Record the legal assessment and the money for participation"),
        (set_to(participation_money=""), "Record the legal assessment and the money for participation"),
        (
            lambda e: e.planners.filter(side=Side.LIVED_EXPERIENCE).delete(),
            "Name planners from both sides: lived experience and profession",
        ),
        (
            lambda e: e.planners.filter(side=Side.PROFESSIONAL).delete(),
            "Name planners from both sides: lived experience and profession",
        ),
        (set_to(planned_participants=None), "Say how many you plan to talk with"),
        (
            lambda e: e.agreements.filter(side=Side.LIVED_EXPERIENCE).delete(),
            "The users’ side agrees to the anchoring",
        ),
        (
            lambda e: e.agreements.filter(side=Side.PROFESSIONAL).delete(),
            "The professionals’ side agrees to the anchoring",
        ),
    ],
)
def test_anchoring_needs_this(breaks: Break, says: str) -> None:
    evaluation = bring_to("draft", make_evaluation())
    breaks(evaluation)
    assert missing(evaluation) == [says]


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (set_to(anchoring_version=2), ["users’ side agrees to the anch", "professionals’ side agrees to the anch"]),
        (lambda e: e.guides.all().delete(), ["Write the theme guide", "users’ side", "professionals’ side"]),
        (
            lambda e: e.agreements.filter(about=Agreed.THEME_GUIDE, side=Side.PROFESSIONAL).delete(),
            ["professionals’ side agrees to the theme guide"],
        ),
        (set_to(secrecy_limits=""), ["Fill in the facts"]),
        (set_to(ends_on=None), ["Fill in the facts"]),
        (lambda e: e.ways_in.filter(outside_service=True).delete(), ["at least one lies outside"]),
    ],
)
def test_recruiting_needs_this(breaks: Break, says: list[str]) -> None:
    evaluation = bring_to("anchored", make_evaluation())
    breaks(evaluation)
    found = missing(evaluation)
    assert len(found) == len(says)
    assert all(part in what for part, what in zip(says, found, strict=True))


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (lambda e: e.asked.all().delete(), "Report how many were asked"),
        (lambda e: e.team.filter(part="interviewer").delete(), "Put at least two people on the team"),
        (
            lambda e: ReaderWrap.objects.filter(key__evaluation=e.id).first().delete(),  # type: ignore[union-attr]
            "Two people on the team make each their key",
        ),
        (
            lambda e: ReaderWrap.objects.filter(key__evaluation=e.id).update(sealed_private=b""),
            "Two people on the team make each their key",
        ),
    ],
)
def test_collecting_needs_this(breaks: Break, says: str) -> None:
    evaluation = bring_to("recruiting", make_evaluation())
    breaks(evaluation)
    found = missing(evaluation)
    assert len(found) == 1
    assert says in found[0]


def test_posters_and_open_lines_need_no_count() -> None:
    evaluation = bring_to("recruiting", make_evaluation())
    evaluation.asked.all().delete()
    evaluation.ways_in.filter(outside_service=False).delete()
    assert missing(evaluation) == []


@pytest.mark.parametrize(
    ("state", "station"),
    [
        (S.COLLECTING, StationName.TOLD),
        (S.PROCESS_REPORT, StationName.FINDINGS),
        (S.DIALOGUE, StationName.DIALOGUE),
        (S.FINAL_REPORT, StationName.DECIDED),
        (S.FOLLOW_UP, StationName.DONE),
    ],
)
def test_later_steps_ask_the_thread(state: str, station: StationName, monkeypatch: pytest.MonkeyPatch) -> None:
    wants = Missing("this is missing", "somebody")
    monkeypatch.setitem(thread._providers, station, lambda evaluation, viewer: Station(station, missing=(wants,)))
    assert missing(make_evaluation(state=state)) == ["this is missing"]
    monkeypatch.setitem(thread._providers, station, lambda evaluation, viewer: Station(station))
    assert missing(make_evaluation(state=state)) == []


def test_the_link_is_for_those_who_can_do_it() -> None:
    evaluation = make_evaluation()
    transition = states.transition_from(evaluation.state)
    assert transition
    assert all(item.url is None for item in transition.missing(evaluation, make_panel_member(evaluation)))
    linked = [item for item in transition.missing(evaluation, make_contact(evaluation)) if item.url]
    assert str(linked[0].what) == "Write what you want to find out"
    assert len(linked) == len(transition.missing(evaluation, ANYBODY)) - 2


def test_nobody_is_sent_to_agree_to_half_a_plan() -> None:
    evaluation = write_anchoring(make_evaluation())
    panel = make_panel_member(evaluation)
    transition = states.transition_from(evaluation.state)
    assert transition
    assert transition.missing(evaluation, panel)[0].url
    evaluation.questions = ""
    assert all(item.url is None for item in transition.missing(evaluation, panel))


def test_an_evaluation_goes_on_when_nothing_is_missing_and_says_what_is_missing_when_not() -> None:
    evaluation = bring_to("draft", make_evaluation())
    assert states.check_advance(evaluation, ANYBODY).after == S.ANCHORED
    evaluation.questions = ""
    with pytest.raises(NotPossible) as refusal:
        states.check_advance(evaluation, ANYBODY)
    assert "Write what you want to find out" in str(refusal.value.reason)


@pytest.mark.parametrize("state", [S.CLOSED, S.STOPPED])
def test_there_is_nothing_after_the_end(state: str) -> None:
    evaluation = make_evaluation(state=state)
    with pytest.raises(NotPossible):
        states.check_advance(evaluation, ANYBODY)
    with pytest.raises(NotPossible):
        states.check_stop(evaluation)


def test_every_step_before_the_end_can_be_stopped() -> None:
    for state in states.STEPS[:-1]:
        states.check_stop(make_evaluation(state=state))


def test_an_anchoring_that_lacks_something_cannot_be_agreed_to() -> None:
    evaluation = write_anchoring(make_evaluation())
    states.check_anchoring_is_whole(evaluation, ANYBODY)
    evaluation.questions = ""
    with pytest.raises(NotPossible):
        states.check_anchoring_is_whole(evaluation, ANYBODY)


def test_work_is_open_in_its_steps_and_refused_in_others_with_the_step_named() -> None:
    evaluation = make_evaluation(state=S.COLLECTING)
    states.check_open(evaluation, states.Work.INTERVIEWS)
    with pytest.raises(NotPossible) as refusal:
        states.check_open(evaluation, states.Work.ANCHORING)
    assert "Collecting" in str(refusal.value.reason)


def test_nothing_is_open_when_it_is_over() -> None:
    for state in states.OVER:
        evaluation = make_evaluation(state=state)
        assert not any(states.is_open_for(evaluation, work) for work in states.Work)


def test_a_guide_that_somebody_agreed_to_cannot_be_changed() -> None:
    evaluation = make_evaluation()
    guide = make_guide(evaluation)
    states.check_guide_can_change(evaluation, guide)
    agree(evaluation, Agreed.THEME_GUIDE, 1, Side.PROFESSIONAL)
    with pytest.raises(NotPossible):
        states.check_guide_can_change(evaluation, guide)


def test_interviews_use_the_newest_guide_that_both_sides_agreed_to() -> None:
    evaluation = make_evaluation()
    assert states.agreed_guide(evaluation) is None
    for number in (1, 2, 3):
        make_guide(evaluation, number)
    agree(evaluation, Agreed.THEME_GUIDE, 1)
    agree(evaluation, Agreed.THEME_GUIDE, 2)
    agree(evaluation, Agreed.THEME_GUIDE, 3, Side.PROFESSIONAL)
    found, newest = states.agreed_guide(evaluation), states.latest_guide(evaluation)
    assert found
    assert newest
    assert (found.number, newest.number) == (2, 3)


def test_one_agrees_to_the_newest_guide_and_only_when_it_asks_something() -> None:
    evaluation = make_evaluation()
    with pytest.raises(NotPossible):
        states.check_guide_can_be_agreed(evaluation, 1)
    make_guide(evaluation, 1)
    states.check_guide_can_be_agreed(evaluation, 1)
    make_guide(evaluation, 2, questions=0)
    for number in (1, 2):
        with pytest.raises(NotPossible):
            states.check_guide_can_be_agreed(evaluation, number)


def test_the_sheet_is_public_from_the_anchoring_until_the_end_date() -> None:
    evaluation = write_sheet(make_evaluation(state=S.ANCHORED))
    today = timezone.localdate()
    end = evaluation.ends_on
    assert end
    assert states.sheet_is_public(evaluation, today)
    assert states.sheet_is_public(evaluation, end)
    assert not states.sheet_is_public(evaluation, end + timedelta(days=1))
    for state in (S.DRAFT, S.STOPPED):
        evaluation.state = state
        assert not states.sheet_is_public(evaluation, today)
    evaluation.state, evaluation.contact = S.RECRUITING, ""
    assert not states.sheet_is_public(evaluation, today)


def test_a_recording_must_be_gone_before_the_interviews_are_over() -> None:
    evaluation = make_evaluation(state=S.COLLECTING)
    interview = make_interview(evaluation, delivered=False)
    assert missing(evaluation) == ["Hand in the notes of interview 1"]
    interview.delivered_on, interview.recorded_on = timezone.localdate(), "opptaker 3"
    interview.save()
    assert missing(evaluation) == ["Confirm that the recording of interview 1 is deleted"]
    interview.recording_deleted_on = timezone.localdate()
    interview.save()
    assert missing(evaluation) == []


def test_the_reference_page_names_every_step_and_every_condition() -> None:
    text = states.as_markdown()
    for transition in states.TRANSITIONS:
        assert f"| {transition.before.label} | {transition.after.label} |" in text
        assert all(str(condition.says) in text for condition in transition.conditions)
    assert all(str(says) in text for says, _steps in states.OPEN_IN.values())


def test_the_process_leader_has_a_link_to_each_thing_that_is_theirs() -> None:
    evaluation = make_evaluation(state=S.ANCHORED)
    leader = make_process_leader(evaluation)
    make_way_in(evaluation, outside=False)
    transition = states.transition_from(S.ANCHORED)
    assert transition
    own = [item for item in transition.missing(evaluation, leader) if item.who == states.PROCESS_LEADER]
    assert own
    assert all(item.url for item in own)


def test_the_contact_list_is_past_the_day_after_its_day() -> None:
    today = timezone.localdate()
    assert not states.list_is_past(ContactList(destroyed_on=today))
    assert states.list_is_past(ContactList(destroyed_on=today - timedelta(days=1)))
