"""Joining and leaving the pool of reviewers."""

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.release import rules
from medvirk.release.enums import ReviewSide
from medvirk.release.models import PoolMember


@audit.action("release.pool.joined")
def join_pool(side: ReviewSide, *, by: Actor) -> PoolMember:
    """Say that one can be asked to review for others. Joining twice is no fault."""
    require(rules.may_join_pool(by, side))
    member, _ = PoolMember.objects.update_or_create(account_id=by.id, side=side, defaults={"active": True})
    audit.record(by, member, side=side)
    return member


@audit.action("release.pool.left")
def leave_pool(side: ReviewSide, *, by: Actor) -> None:
    """Say that one will not be asked any more. Seats that one has already are not touched."""
    member = PoolMember.objects.filter(account=by.id, side=side).first()
    if member is None:
        raise NotAllowed
    member.active = False
    member.save(update_fields=["active"])
    audit.record(by, member, side=side)
