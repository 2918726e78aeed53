"""Everything that changes anything in this room. Each names its actor and leaves one line in the audit trail."""

from medvirk.release.actions.answers import Answer, save_answers, send_answers
from medvirk.release.actions.items import withdraw_items
from medvirk.release.actions.pool import join_pool, leave_pool
from medvirk.release.actions.seat import (
    call_substitute,
    note_reading,
    replace_late_reviewers,
    replace_reviewer,
)
from medvirk.release.actions.sitting import cancel_sitting, open_sitting, replace_candidate

__all__ = [
    "Answer",
    "call_substitute",
    "cancel_sitting",
    "join_pool",
    "leave_pool",
    "note_reading",
    "open_sitting",
    "replace_candidate",
    "replace_late_reviewers",
    "replace_reviewer",
    "save_answers",
    "send_answers",
    "withdraw_items",
]
