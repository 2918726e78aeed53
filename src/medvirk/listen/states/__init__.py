"""Is this step possible now? One table of an evaluation's steps, and one of what work is open in which step.

Each step needs conditions; an unmet condition says what is missing and who does it, with a link for the
viewer who can do it. ``docs/reference/states.md`` is written from these tables (``as_markdown``).
"""

from medvirk.listen.states.agreements import (
    agreed_guide,
    check_guide_can_be_agreed,
    check_guide_can_change,
    guide_is_agreed,
    has_questions,
    is_agreed_to,
    latest_guide,
    sides_agreed,
)
from medvirk.listen.states.conditions import (
    ASSESSMENT,
    CONTACT,
    CREW_NEEDED,
    EXPECTATIONS,
    PLANNERS,
    PROCESS_LEADER,
    READERS_NEEDED,
    SHEET_FACTS,
    USER_PANEL,
    Condition,
    check_anchoring_is_whole,
)
from medvirk.listen.states.reference import as_markdown
from medvirk.listen.states.steps import (
    OVER,
    STEPS,
    TRANSITIONS,
    Transition,
    check_advance,
    check_stop,
    transition_from,
)
from medvirk.listen.states.work import (
    OPEN_IN,
    PEOPLE_ARE_ASKED,
    Work,
    check_open,
    is_open_for,
    list_is_past,
    sheet_is_public,
    sheet_is_whole,
)

__all__ = [
    "ASSESSMENT",
    "CONTACT",
    "CREW_NEEDED",
    "EXPECTATIONS",
    "OPEN_IN",
    "OVER",
    "PEOPLE_ARE_ASKED",
    "PLANNERS",
    "PROCESS_LEADER",
    "READERS_NEEDED",
    "SHEET_FACTS",
    "STEPS",
    "TRANSITIONS",
    "USER_PANEL",
    "Condition",
    "Transition",
    "Work",
    "agreed_guide",
    "as_markdown",
    "check_advance",
    "check_anchoring_is_whole",
    "check_guide_can_be_agreed",
    "check_guide_can_change",
    "check_open",
    "check_stop",
    "guide_is_agreed",
    "has_questions",
    "is_agreed_to",
    "is_open_for",
    "latest_guide",
    "list_is_past",
    "sheet_is_public",
    "sheet_is_whole",
    "sides_agreed",
    "transition_from",
]
