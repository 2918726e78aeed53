"""What goes to everybody: all of it through the door, and nothing forgotten."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from medvirk.change.actions.not_done import take
from medvirk.change.actions.release import remember_round, send_to_review
from medvirk.change.queries.outgoing import SENT, STAYS, outgoing, waits_for_review
from medvirk.foundation.actor import ANYBODY, NotAllowed, NotPossible
from medvirk.listen.actions.finding import add_conference_finding
from medvirk.listen.enums import EvaluationState, FindingKind
from medvirk.listen.models import Evaluation, Finding
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.reading import Desk, desk_for
from medvirk.listen.views.desk import cookie_name
from medvirk.meet.enums import Outcome
from medvirk.release import actions
from medvirk.release.actions import Answer
from medvirk.release.enums import ItemKind, ReviewSide, Zone
from medvirk.release.items import Reviewer
from medvirk.release.models import Released, Sitting
from tests.change.making import World, discuss, make_measure, make_world, tell, unlock

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

S = EvaluationState
ASKED = [
    Reviewer(ReviewSide.LIVED_EXPERIENCE, None, "Liv", "liv@example.org"),
    Reviewer(ReviewSide.PROFESSIONAL, None, "Per", "per@example.org"),
]


@pytest.fixture
def world() -> World:
    return make_world(S.FINAL_REPORT)


@pytest.fixture
def desk(world: World) -> Desk:
    client = unlock(world.evaluation, world.leader).client
    secret = client.cookies[cookie_name(world.evaluation.id)].value
    found = desk_for(world.leader, known(world.evaluation.id), secret)
    assert found
    return found


def born(world: World, title: str = "Planen", counted: int = 9) -> Finding:
    evaluation = Evaluation.objects.get(id=world.evaluation.id)
    return add_conference_finding(evaluation, FindingKind.BETTER, title, "Slik er det.", counted, by=world.leader)


def both_say(yes: bool, sitting: Sitting) -> None:
    answers = {c.id: Answer(yes, "" if yes else "Skriv det om.") for c in sitting.candidates.all()}
    for secret in sitting.links.values():
        actions.send_answers(secret, answers, by=_holder(secret))


def _holder(secret: str):  # type: ignore[no-untyped-def]
    from medvirk.foundation.actor import link_holder
    from medvirk.privacy.sealing import secret_hash

    return link_holder(secret_hash(secret))


def test_findings_the_dialogues_words_and_objections_go_together(world: World, desk: Desk) -> None:
    finding = born(world)
    discuss(finding, Outcome.SEEN_DIFFERENTLY, users_words="Det skjer.", staff_words="Vi ser det ikke.")
    Released.objects.create(
        organisation=world.evaluation.organisation, evaluation=world.evaluation.id, zone=Zone.PUBLIC,
        kind=ItemKind.FINDING, subject=finding.id, revision=0, language="nb", position=1,
        content={"title": "a", "text": "b"},
    )  # fmt: skip
    measure = make_measure(finding)
    tell(world.evaluation)
    take(measure.id, uuid4(), world.evaluation.code, "Jeg har ikke fått kort.", by=ANYBODY)
    going = outgoing(world.leader, desk)
    contents = [dict(item.content) for item in going.items]
    assert {"title": "Planen", "text": "Slik er det."} in contents
    assert {"users_words": "Det skjer.", "staff_words": "Vi ser det ikke."} in contents
    assert {"title": measure.title, "text": "Jeg har ikke fått kort."} in contents


def test_what_both_say_yes_to_is_out_and_nothing_waits(world: World, desk: Desk) -> None:
    finding = born(world)
    assert waits_for_review(known(world.evaluation.id))
    sitting = send_to_review(outgoing(world.leader, desk), ASKED, by=world.leader)
    assert sitting
    assert waits_for_review(known(world.evaluation.id))
    both_say(True, sitting)
    assert not waits_for_review(known(world.evaluation.id))
    assert Released.objects.get(subject=finding.id).content["title"] == "Planen"


def test_what_a_reviewer_says_no_to_stays_in_and_does_not_block_the_report(world: World, desk: Desk) -> None:
    born(world)
    sitting = send_to_review(outgoing(world.leader, desk), ASKED, by=world.leader)
    assert sitting
    both_say(False, sitting)
    assert not waits_for_review(known(world.evaluation.id))
    assert not Released.objects.exists()


def test_a_review_that_was_stopped_has_settled_nothing(world: World, desk: Desk) -> None:
    born(world)
    sitting = send_to_review(outgoing(world.leader, desk), ASKED, by=world.leader)
    assert sitting
    actions.cancel_sitting(sitting.id, by=world.leader)
    assert waits_for_review(known(world.evaluation.id))


def test_what_too_few_stand_behind_stays_in_with_a_reason_and_is_noted(world: World, desk: Desk) -> None:
    born(world, counted=2)
    going = outgoing(world.leader, desk)
    assert going.new == []
    assert "one or two" in going.stays[0][1] or going.stays[0][1]
    assert send_to_review(going, [], by=world.leader) is None
    assert not waits_for_review(known(world.evaluation.id))
    assert not Sitting.objects.exists()


def test_new_words_wait_again(world: World, desk: Desk) -> None:
    from medvirk.listen.actions.finding import add_revision

    finding = born(world, counted=2)
    send_to_review(outgoing(world.leader, desk), [], by=world.leader)
    add_revision(Finding.objects.get(id=finding.id), "Ny", "Nye ord.", by=world.leader)
    assert waits_for_review(known(world.evaluation.id))


def test_only_the_process_leader_with_a_key_sends(world: World, desk: Desk) -> None:
    born(world)
    going = outgoing(world.leader, desk)
    for actor in (world.contact, world.panel, world.stranger):
        with pytest.raises(NotAllowed):
            send_to_review(going, ASKED, by=actor)
        with pytest.raises(NotAllowed):
            remember_round(world.evaluation.id, {}, by=actor)
        with pytest.raises(NotAllowed):
            outgoing(actor, desk)
    assert {SENT, STAYS} == {"sent", "stays"}


def test_nothing_is_sent_before_the_dialogue_is_over(desk: Desk, world: World) -> None:
    born(world)
    going = outgoing(world.leader, desk)
    Evaluation.objects.update(state=S.DIALOGUE)
    with pytest.raises(NotPossible):
        send_to_review(going, ASKED, by=world.leader)


def test_words_that_do_not_open_are_left_out(world: World, desk: Desk) -> None:
    from medvirk.change.models import NotDone

    NotDone.objects.create(measure=make_measure(born(world)), sealed_words=b"not sealed by us")
    assert all(item.kind == ItemKind.FINDING for item in outgoing(world.leader, desk).items)


def test_sending_in_the_browser(world: World) -> None:
    client = unlock(world.evaluation, world.leader).client
    born(world, "Planen")
    born(world, "Bare to", counted=2)
    with translation.override("en"):
        url = reverse("change:release", args=[world.evaluation.id])
    shown = client.get(url).content.decode()
    assert "Planen" in shown
    assert "This stays in, and why" in shown
    assert client.post(url, {}).status_code == 200
    assert not Sitting.objects.exists()
    whom = {
        "lived_experience-name": "Liv",
        "lived_experience-email": "liv@example.org",
        "professional-name": "Per",
        "professional-email": "liv@example.org",
    }
    assert "must be different people" in client.post(url, whom).content.decode()
    whom["professional-email"] = "per@example.org"
    assert client.post(url, whom).status_code == 302
    assert "The reviewers have it now" in client.get(url).content.decode()


def test_noting_that_nothing_more_can_go_out_in_the_browser(world: World) -> None:
    client = unlock(world.evaluation, world.leader).client
    born(world, counted=2)
    url = reverse("change:release", args=[world.evaluation.id])
    assert client.post(url, {}).status_code == 302
    assert not waits_for_review(known(world.evaluation.id))


def test_others_do_not_find_the_page(world: World) -> None:
    url = reverse("change:release", args=[world.evaluation.id])
    assert Client().get(url).status_code == 404
    for actor in (world.contact, world.panel, world.stranger):
        from tests.change.making import signed_in

        assert signed_in(actor).get(url).status_code == 404
