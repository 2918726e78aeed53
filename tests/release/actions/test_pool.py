"""A pool of reviewers across organisations: one joins and leaves by oneself."""

import pytest

from medvirk.foundation.actor import ANYBODY, NotAllowed
from medvirk.foundation.audit.models import AuditLine
from medvirk.people.enums import Role
from medvirk.people.queries import actor_for
from medvirk.release import actions
from medvirk.release.enums import ReviewSide
from medvirk.release.models import PoolMember
from medvirk.release.queries import my_sides
from tests.factories import make_actor, make_organisation
from tests.release.making import LIVED, PROFESSIONAL, make_reviewer

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.parametrize("side", ReviewSide)
def test_a_reviewer_joins_and_leaves_the_pool(side: ReviewSide) -> None:
    actor = actor_for(make_reviewer(side))
    assert my_sides(actor) == {side: False}
    for _ in range(2):
        actions.join_pool(side, by=actor)
    assert my_sides(actor) == {side: True}
    actions.leave_pool(side, by=actor)
    assert my_sides(actor) == {side: False}
    assert PoolMember.objects.count() == 1
    assert AuditLine.objects.count() == 3


def test_nobody_joins_a_side_that_is_not_theirs() -> None:
    for actor in (
        actor_for(make_reviewer(PROFESSIONAL)),
        make_actor((Role.PROCESS_LEADER, make_organisation())),
        ANYBODY,
    ):
        with pytest.raises(NotAllowed):
            actions.join_pool(LIVED, by=actor)


def test_nobody_leaves_a_pool_they_are_not_in() -> None:
    with pytest.raises(NotAllowed):
        actions.leave_pool(LIVED, by=actor_for(make_reviewer(LIVED)))
