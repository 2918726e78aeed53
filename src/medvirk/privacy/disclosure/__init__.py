"""What may leave a group without anybody in it being recognised, and why not where it may not.

Every answer is a value: something that may be said, or a ``Refusal`` with its reason. Nothing here
raises for a small group; exceptions are for calls that make no sense (a negative number of people).
"""

from medvirk.privacy.disclosure.allowance import Advice, Allowance, Item, what_may_leave
from medvirk.privacy.disclosure.audiences import DEFAULT_LIMITS, Audience, Limits, LimitTooLow
from medvirk.privacy.disclosure.figures import (
    Figure,
    Form,
    Part,
    decide_figure,
    decide_subgroups,
    decide_two_way,
)
from medvirk.privacy.disclosure.ledger import Base, Entry, Ledger
from medvirk.privacy.disclosure.people import Standing, Voice, standing_behind
from medvirk.privacy.disclosure.quotes import QuoteUse, may_add, quote_refusals
from medvirk.privacy.disclosure.refusals import Reason, Refusal
from medvirk.privacy.disclosure.suppression import Bounds, Exposure, audit, suppress
from medvirk.privacy.disclosure.words import HowMany, Manner, Wording, how_many, words_for

__all__ = [
    "DEFAULT_LIMITS",
    "Advice",
    "Allowance",
    "Audience",
    "Base",
    "Bounds",
    "Entry",
    "Exposure",
    "Figure",
    "Form",
    "HowMany",
    "Item",
    "Ledger",
    "LimitTooLow",
    "Limits",
    "Manner",
    "Part",
    "QuoteUse",
    "Reason",
    "Refusal",
    "Standing",
    "Voice",
    "Wording",
    "audit",
    "decide_figure",
    "decide_subgroups",
    "decide_two_way",
    "how_many",
    "may_add",
    "quote_refusals",
    "standing_behind",
    "suppress",
    "what_may_leave",
    "words_for",
]
