"""Everything that other rooms and this room's pages may read. Each says who is looking."""

from medvirk.release.queries.released import ReleaseState, released_to_parties, released_to_public, state_of
from medvirk.release.queries.seat import MySeat, ReviewItem, my_seats, my_sides, review_items, seat_by_link
from medvirk.release.queries.sitting import (
    SeatStatus,
    Status,
    look_ahead,
    open_sitting_of,
    outcomes,
    sitting_for_team,
    sittings_of,
    status_of,
    who_may_review,
)

__all__ = [
    "MySeat",
    "ReleaseState",
    "ReviewItem",
    "SeatStatus",
    "Status",
    "look_ahead",
    "my_seats",
    "my_sides",
    "open_sitting_of",
    "outcomes",
    "released_to_parties",
    "released_to_public",
    "review_items",
    "seat_by_link",
    "sitting_for_team",
    "sittings_of",
    "state_of",
    "status_of",
    "who_may_review",
]
