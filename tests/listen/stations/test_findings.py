"""The station "findings": findings are counted, never people, and the next step is named."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils import translation

from medvirk.foundation.actor import ANYBODY
from medvirk.listen.actions.review import send_to_review
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.review import outgoing
from medvirk.listen.stations.findings import findings
from medvirk.release.models import Sitting
from tests.factories import make_actor
from tests.listen.gatherings import Gathering, answer, make_gathering, make_reviewers
from tests.listen.making import make_contact

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def heard() -> Gathering:
    return make_gathering()


def send(heard: Gathering) -> Sitting:
    heard.finding("Folk blir tatt imot", heard.mark("Hun spurte.", counted=7))
    desk = heard.work.desk
    return send_to_review(known(heard.id), outgoing(desk), make_reviewers(), by=desk.reader)


def test_before_anything_is_sent_the_process_leader_has_the_next_step(heard: Gathering) -> None:
    [missing] = findings(heard.id, heard.work.leader).missing
    assert "send them to the two reviewers" in str(missing.what)
    assert missing.url == reverse("listen:findings", args=[heard.id])
    [missing] = findings(heard.id, make_contact(heard.work.evaluation)).missing
    assert missing.url is None


def test_while_a_review_is_open_the_reviewers_have_the_next_step(heard: Gathering) -> None:
    sitting = send(heard)
    [missing] = findings(heard.id, heard.work.leader).missing
    assert str(missing.who) == "The two reviewers"
    assert missing.url == reverse("release:sitting", args=[sitting.id])


def test_when_a_finding_is_released_nothing_is_missing_and_the_parties_see_how_many(heard: Gathering) -> None:
    answer(send(heard))
    for actor in (heard.work.leader, make_contact(heard.work.evaluation)):
        station = findings(heard.id, actor)
        assert station.missing == ()
        assert str(station.words) == "1 released"


def test_others_see_nothing_of_what_is_only_for_those_invited(heard: Gathering) -> None:
    answer(send(heard))
    for actor in (ANYBODY, make_actor()):
        assert findings(heard.id, actor).words == ""
        assert findings(heard.id, actor).url is None


def test_only_the_team_gets_a_way_to_the_findings(heard: Gathering) -> None:
    assert findings(heard.id, heard.work.leader).url
    assert findings(heard.id, make_contact(heard.work.evaluation)).url is None


def test_in_later_steps_nothing_is_asked_for_here(heard: Gathering) -> None:
    heard.work.evaluation.state = "dialogue"
    heard.work.evaluation.save()
    assert findings(heard.id, heard.work.leader).missing == ()
