"""Who may decide, release, publish and feed back."""

from collections.abc import Callable

import pytest

from medvirk.change import rules
from medvirk.foundation.actor import Actor
from medvirk.foundation.keys.models import EvaluationKey, ReaderWrap
from medvirk.listen.models import Evaluation
from tests.change.making import make_world
from tests.meet.test_rules import everybody

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

Rule = Callable[[Actor, Evaluation], bool]


@pytest.mark.parametrize(
    ("rule", "who"),
    [
        (rules.may_see_decisions, {"leader", "interviewer", "contact", "panel"}),
        (rules.may_decide, {"contact"}),
        (rules.may_release, set()),
        (rules.may_prepare_release, {"leader"}),
        (rules.may_write_report, {"leader"}),
        (rules.may_feed_back, {"leader", "contact"}),
        (rules.may_read_objections, {"leader", "interviewer", "contact"}),
    ],
)
def test_each_right_belongs_to_those_it_is_meant_for(rule: Rule, who: set[str]) -> None:
    world = make_world()
    assert {name for name, actor in everybody(world).items() if rule(actor, world.evaluation)} == who


def test_the_process_leader_releases_when_holding_a_key() -> None:
    world = make_world()
    key = EvaluationKey.objects.create(evaluation=world.evaluation.id, public=b"p")
    ReaderWrap.objects.create(key=key, reader=world.leader.id, public=b"p", wrapped=b"w", sealed_private=b"s")
    assert rules.may_release(world.leader, world.evaluation)
