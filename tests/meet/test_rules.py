"""Who may do what with a conference."""

from collections.abc import Callable

import pytest

from medvirk.foundation.actor import ANYBODY, Actor
from medvirk.listen.models import Evaluation
from medvirk.meet import rules
from medvirk.people.enums import Role
from tests.change.making import World, make_world
from tests.factories import make_actor, make_interviewer

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

Rule = Callable[[Actor, Evaluation], bool]


def everybody(world: World) -> dict[str, Actor]:
    inside = world.evaluation.affected.first()
    assert inside
    employed = make_actor((Role.PROCESS_LEADER, world.evaluation.organisation), employed_in=inside.service)
    return {
        "leader": world.leader,
        "interviewer": make_interviewer(world.evaluation),
        "contact": world.contact,
        "panel": world.panel,
        "stranger": world.stranger,
        "employed": employed,
        "anybody": ANYBODY,
    }


@pytest.mark.parametrize(
    ("rule", "who"),
    [
        (rules.may_see_conference, {"leader", "interviewer", "contact", "panel"}),
        (rules.may_plan, {"leader"}),
        (rules.may_write_down, {"leader"}),
        (rules.may_set_aside, {"panel"}),
    ],
)
def test_each_right_belongs_to_those_it_is_meant_for(rule: Rule, who: set[str]) -> None:
    world = make_world()
    assert {name for name, actor in everybody(world).items() if rule(actor, world.evaluation)} == who
