"""The dialogue conference: planned, run, held; what is said of each finding, and what nobody may do."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from medvirk.foundation.actor import ANYBODY, NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.thread import StationName
from medvirk.listen.enums import EvaluationState, FindingKind
from medvirk.listen.models import Finding, FindingRevision
from medvirk.listen.queries.evaluation import known
from medvirk.listen.sealed import finding_words
from medvirk.meet import actions, queries
from medvirk.meet.actions import WrittenDown
from medvirk.meet.enums import Outcome
from medvirk.meet.models import Conference, Discussion
from medvirk.meet.stations import dialogue
from medvirk.privacy.sealing import open_sealed
from medvirk.release.enums import Zone
from tests.change.making import (
    TODAY,
    World,
    at_most,
    discuss,
    let_quote_out,
    make_conference,
    make_finding,
    make_world,
    signed_in,
    unlock,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

S = EvaluationState
PLAN = {
    "day": TODAY,
    "place": "Samfunnshuset",
    "users_meeting_day": TODAY - timedelta(days=7),
    "users_meeting_place": "Kaféen",
    "invitation": "Alle får brev.",
    "programme": "",
}
REASON = "Vi kjenner oss ikke igjen i dette lenger."


@pytest.fixture
def world() -> World:
    return make_world()


def page(client: Client, name: str, *args: Any) -> str:
    with translation.override("en"):
        response = client.get(reverse(f"meet:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


# Planning


def test_the_process_leader_plans_and_leaves_one_line(world: World) -> None:
    conference = actions.plan_conference(world.evaluation.id, PLAN, by=world.leader)
    assert conference.place == "Samfunnshuset"
    assert AuditLine.objects.get(verb="meet.conference.planned").subject == conference.id


@pytest.mark.parametrize("who", ["contact", "panel", "stranger"])
def test_nobody_else_plans(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.plan_conference(world.evaluation.id, PLAN, by=getattr(world, who))
    assert not Conference.objects.exists()


def test_the_plan_can_be_changed_until_the_conference_is_held(world: World) -> None:
    actions.plan_conference(world.evaluation.id, PLAN, by=world.leader)
    actions.plan_conference(world.evaluation.id, {**PLAN, "place": "Biblioteket"}, by=world.leader)
    assert Conference.objects.get().place == "Biblioteket"


def test_a_plan_in_which_the_users_meet_too_late_says_what_to_do(world: World) -> None:
    client = signed_in(world.leader)
    with translation.override("en"):
        url = reverse("meet:plan", args=[world.evaluation.id])
    response = client.post(url, {**PLAN, "users_meeting_day": TODAY + timedelta(days=1)})
    assert response.status_code == 200
    assert "The users meet on a day before the conference." in response.content.decode()
    assert "Samfunnshuset" in response.content.decode()


def test_planning_in_the_browser_leads_to_the_conference(world: World) -> None:
    client = signed_in(world.leader)
    page(client, "plan", world.evaluation.id)
    response = client.post(reverse("meet:plan", args=[world.evaluation.id]), PLAN)
    assert response.status_code == 302
    assert "Samfunnshuset" in page(client, "conference", world.evaluation.id)


def test_the_invitation_is_in_the_evaluations_own_language() -> None:
    world = make_world(language="nn")
    make_conference(world.evaluation)
    with translation.override("en"):
        response = signed_in(world.panel).get(reverse("meet:invitation", args=[world.evaluation.id]))
    assert '<html lang="nn">' in response.content.decode()


def test_there_is_no_invitation_before_there_is_a_plan(world: World) -> None:
    assert signed_in(world.leader).get(reverse("meet:invitation", args=[world.evaluation.id])).status_code == 404


# On the table


def test_what_has_not_been_released_is_not_on_the_table(world: World) -> None:
    make_finding(world.evaluation, Zone.SHARED, title="Ute")
    make_finding(world.evaluation)
    assert [row.title for row in queries.on_the_table(world.panel, known(world.evaluation.id))] == ["Ute"]


def test_the_table_shows_words_for_how_many_and_quotes(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    let_quote_out(finding, Zone.SHARED, "Det er bare meg og tv-en.")
    make_conference(world.evaluation)
    shown = page(signed_in(world.contact), "conference", world.evaluation.id)
    assert "Many have told this" in shown
    assert "Det er bare meg og tv-en." in shown


@pytest.mark.parametrize("name", ["conference", "plan", "invitation", "hold", "add_finding"])
def test_strangers_find_nothing(world: World, name: str) -> None:
    make_conference(world.evaluation)
    url = reverse(f"meet:{name}", args=[world.evaluation.id])
    for client in (Client(), signed_in(world.stranger)):
        assert client.get(url).status_code == 404


@pytest.mark.parametrize("name", ["plan", "hold", "add_finding"])
def test_the_commissioner_and_the_panel_do_not_lead_the_conference(world: World, name: str) -> None:
    make_conference(world.evaluation)
    for actor in (world.contact, world.panel):
        assert signed_in(actor).get(reverse(f"meet:{name}", args=[world.evaluation.id])).status_code == 404


# What is said


def test_recognised_stands_as_it_is(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    make_conference(world.evaluation)
    said = WrittenDown(Outcome.RECOGNISED, users_words=" Dette er sant. ")
    row = actions.write_down(world.evaluation.id, finding.id, said, by=world.leader)
    assert (row.outcome, row.users_words, row.revision, row.version) == ("recognised", "Dette er sant.", 1, 1)
    assert FindingRevision.objects.filter(finding=finding).count() == 1


def test_recognised_with_changes_makes_a_sealed_revision(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    keys = unlock(world.evaluation, world.leader).keys
    make_conference(world.evaluation)
    said = WrittenDown(Outcome.WITH_CHANGES, new_title="Spør først", new_text="Den det gjelder, bestemmer.")
    actions.write_down(world.evaluation.id, finding.id, said, by=world.leader)
    revision = FindingRevision.objects.get(finding=finding, number=2)
    assert "Spør" not in str(bytes(revision.sealed_title))
    place = finding_words(world.evaluation.id, revision, "title")
    assert open_sealed(bytes(revision.sealed_title), place, keys) == "Spør først"


def test_seen_differently_keeps_both_sides_words_and_deletes_nothing(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    make_conference(world.evaluation)
    half = WrittenDown(Outcome.SEEN_DIFFERENTLY, users_words="Det skjer.")
    with pytest.raises(NotPossible):
        actions.write_down(world.evaluation.id, finding.id, half, by=world.leader)
    said = WrittenDown(Outcome.SEEN_DIFFERENTLY, users_words="Det skjer.", staff_words="Vi ser det ikke.")
    actions.write_down(world.evaluation.id, finding.id, said, by=world.leader)
    assert Finding.objects.get(id=finding.id).set_aside_because == ""
    row = queries.said_of(world.contact, known(world.evaluation.id))[finding.id]
    assert (row.users_words, row.staff_words) == ("Det skjer.", "Vi ser det ikke.")


def test_writing_anew_counts_up_so_that_reviewers_see_the_new_words(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    make_conference(world.evaluation)
    for _ in range(2):
        actions.write_down(world.evaluation.id, finding.id, WrittenDown(Outcome.RECOGNISED), by=world.leader)
    assert Discussion.objects.get().version == 2


@pytest.mark.parametrize("who", ["contact", "panel", "stranger"])
def test_nobody_but_the_process_leader_writes_down(world: World, who: str) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    make_conference(world.evaluation)
    actor = getattr(world, who)
    with pytest.raises(NotAllowed):
        actions.write_down(world.evaluation.id, finding.id, WrittenDown(Outcome.RECOGNISED), by=actor)
    assert signed_in(actor).get(reverse("meet:discuss", args=[world.evaluation.id, finding.id])).status_code == 404


def test_a_finding_that_is_not_released_cannot_be_discussed(world: World) -> None:
    finding = make_finding(world.evaluation)
    make_conference(world.evaluation)
    with pytest.raises(NotAllowed):
        actions.write_down(world.evaluation.id, finding.id, WrittenDown(Outcome.RECOGNISED), by=world.leader)


def test_the_browser_goes_from_one_finding_to_the_next(world: World) -> None:
    first, second = (make_finding(world.evaluation, Zone.SHARED) for _ in range(2))
    make_conference(world.evaluation)
    client = signed_in(world.leader)
    answer = {"outcome": "recognised", "new_title": "", "new_text": ""}
    response = client.post(reverse("meet:discuss", args=[world.evaluation.id, first.id]), answer)
    assert response["Location"] == reverse("meet:discuss", args=[world.evaluation.id, second.id])
    response = client.post(reverse("meet:discuss", args=[world.evaluation.id, second.id]), answer)
    assert response["Location"] == reverse("meet:conference", args=[world.evaluation.id])


def test_an_answer_without_its_words_says_which_and_loses_nothing(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    make_conference(world.evaluation)
    with translation.override("en"):
        url = reverse("meet:discuss", args=[world.evaluation.id, finding.id])
    response = signed_in(world.leader).post(url, {"outcome": "seen_differently", "users_words": "Det skjer."})
    shown = response.content.decode()
    assert "Write what the staff said." in shown
    assert "Det skjer." in shown
    discuss(finding, users_words="Kjent")
    assert "Kjent" in signed_in(world.leader).get(url).content.decode()


# Born there


def test_a_finding_born_there_is_sealed_and_counted(world: World) -> None:
    unlock(world.evaluation, world.leader)
    make_conference(world.evaluation)
    form = {"kind": "better", "title": "Planen", "text": "Vi får ikke se den.", "counted": 12}
    client = signed_in(world.leader)
    page(client, "add_finding", world.evaluation.id)
    assert client.post(reverse("meet:add_finding", args=[world.evaluation.id]), form).status_code == 302
    finding = Finding.objects.get()
    assert (finding.from_conference, finding.counted) == (True, 12)
    shown = page(client, "conference", world.evaluation.id)
    assert "Planen" not in shown
    assert "12" not in queries.on_the_table(world.panel, known(world.evaluation.id))[0].how_many


def test_without_a_key_nothing_is_half_stored(world: World) -> None:
    make_conference(world.evaluation)
    with pytest.raises(NotPossible):
        actions.add_finding(world.evaluation.id, FindingKind.BETTER, "a", "b", 3, by=world.leader)
    assert not Finding.objects.exists()
    with pytest.raises(NotAllowed):
        actions.add_finding(world.evaluation.id, FindingKind.BETTER, "a", "b", 3, by=world.panel)


# Held


def test_the_conference_is_held_and_who_came_is_said_in_words(world: World) -> None:
    make_conference(world.evaluation)
    client = signed_in(world.leader)
    url = reverse("meet:hold", args=[world.evaluation.id])
    page(client, "hold", world.evaluation.id)
    assert client.post(url, {"who_came": "41 kom"}).status_code == 200
    assert client.post(url, {"who_came": "Omtrent førti kom."}).status_code == 302
    conference = Conference.objects.get()
    assert (conference.held_on, conference.who_came) == (conference.day, "Omtrent førti kom.")


def test_only_the_process_leader_marks_it_as_held(world: World) -> None:
    make_conference(world.evaluation)
    with pytest.raises(NotAllowed):
        actions.mark_held(world.evaluation.id, "Mange", by=world.contact)


# Set aside


def test_the_users_side_sets_a_finding_aside_and_takes_it_up_again(world: World) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    client = signed_in(world.panel)
    page(client, "set_aside", world.evaluation.id, finding.id)
    url = reverse("meet:set_aside", args=[world.evaluation.id, finding.id])
    assert client.post(url, {"reason": "Nei."}).status_code == 200
    assert client.post(url, {"reason": REASON}).status_code == 302
    assert REASON in page(client, "conference", world.evaluation.id)
    assert Finding.objects.get().set_aside_because == REASON
    again = reverse("meet:take_up_again", args=[world.evaluation.id, finding.id])
    assert client.get(again).status_code == 405
    assert client.post(again).status_code == 302
    assert Finding.objects.get().set_aside_because == ""


@pytest.mark.parametrize("who", ["leader", "contact", "stranger"])
def test_nobody_else_sets_a_finding_aside(world: World, who: str) -> None:
    finding = make_finding(world.evaluation, Zone.SHARED)
    actor = getattr(world, who)
    with pytest.raises(NotAllowed):
        actions.set_aside(world.evaluation.id, finding.id, REASON, by=actor)
    with pytest.raises(NotAllowed):
        actions.take_up_again(world.evaluation.id, finding.id, by=actor)
    assert signed_in(actor).get(reverse("meet:set_aside", args=[world.evaluation.id, finding.id])).status_code == 404


# Room and thread


def test_the_first_page_is_for_everybody_and_lists_my_conferences(world: World) -> None:
    make_conference(world.evaluation, held=True)
    other = make_world(S.PROCESS_REPORT, title="Nær deg")
    assert world.evaluation.title not in page(Client(), "start")
    assert world.evaluation.title in page(signed_in(world.contact), "start")
    assert "Not planned yet." in page(signed_in(other.leader), "start")


def test_the_station_says_how_far_the_dialogue_has_come(world: World) -> None:
    first, _second = (make_finding(world.evaluation, Zone.SHARED) for _ in range(2))
    make_finding(world.evaluation)
    with translation.override("en"):
        before = dialogue(world.evaluation.id, world.leader)
        assert before.missing[0].url == reverse("meet:plan", args=[world.evaluation.id])
        assert dialogue(world.evaluation.id, world.contact).missing[0].url is None
        make_conference(world.evaluation)
        discuss(first)
        now = dialogue(world.evaluation.id, world.leader)
        assert now.words == "1 of 2 discussed"
        assert [str(item.what) for item in now.missing] == [
            "Write down what the conference says of 1 finding",
            "Hold the dialogue conference",
        ]


def test_nothing_is_missing_when_all_is_discussed_and_held(world: World) -> None:
    discuss(make_finding(world.evaluation, Zone.SHARED))
    make_finding(world.evaluation, Zone.SHARED, set_aside_because=REASON)
    make_finding(world.evaluation, from_conference=True, counted=9)
    Conference.objects.update(held_on=TODAY)
    assert dialogue(world.evaluation.id, world.leader).missing == ()


def test_everybody_hears_what_the_dialogue_said_only_afterwards(world: World) -> None:
    discuss(make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC))
    discuss(make_finding(world.evaluation, Zone.SHARED, Zone.PUBLIC), Outcome.SEEN_DIFFERENTLY)
    discuss(make_finding(world.evaluation, Zone.SHARED))
    assert dialogue(world.evaluation.id, ANYBODY).words == ""
    with pytest.raises(NotAllowed):
        queries.outcomes_for(ANYBODY, known(world.evaluation.id))
    world.evaluation.state = S.FOLLOW_UP
    world.evaluation.save()
    with translation.override("en"):
        assert dialogue(world.evaluation.id, ANYBODY).words == "1 recognised, 1 seen differently"
        assert dialogue(world.evaluation.id, world.panel).words == "2 recognised, 1 seen differently"
    assert dialogue(world.evaluation.id, ANYBODY).name is StationName.DIALOGUE


def test_a_dialogue_without_findings_says_nothing(world: World) -> None:
    assert dialogue(world.evaluation.id, world.panel).words == ""


@pytest.mark.parametrize("findings", [2, 9])
def test_the_conference_takes_the_same_queries_for_few_and_many(world: World, findings: int) -> None:
    for _ in range(findings):
        finding = make_finding(world.evaluation, Zone.SHARED)
        let_quote_out(finding, Zone.SHARED, "Sånn er det.")
        discuss(finding)
    client = signed_in(world.leader)
    with at_most(15):
        page(client, "conference", world.evaluation.id)
