"""What every stored row has in common: a random identifier, and a declaration of what its fields hold.

The declaration drives the data-protection page, deletion and access requests, so a field that is not
declared is refused by a test (``tests/test_architecture.py``).
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from django.db import models


class Holds(StrEnum):
    """What kind of personal data a field holds."""

    CONTACT = "contact"
    ROLE = "role"
    ACT = "act"  # what somebody did, and when
    OWN_WORDS = "own_words"
    HEALTH = "health"  # reveals that somebody uses a health service


class Until(StrEnum):
    """How long it is kept."""

    ACCOUNT_CLOSED = "account_closed"
    EVALUATION_ENDS = "evaluation_ends"
    CONTACT_DATE = "contact_date"
    USED = "used"
    ARCHIVED = "archived"  # goes to the municipality's archive by law
    TRAIL = "trail"  # as long as the audit trail


@dataclass(frozen=True)
class Personal:
    """One field that says something about a person."""

    holds: Holds
    why: str
    until: Until
    sealed: bool = False


@dataclass(frozen=True)
class Kept:
    """All fields of a model: those that say nothing about a person by name, the others with kind, reason, time."""

    plain: frozenset[str]
    personal: Mapping[str, Personal] = field(default_factory=dict)

    @property
    def fields(self) -> frozenset[str]:
        """Every declared field."""
        return self.plain | frozenset(self.personal)


def declare(plain: str = "", **personal: Personal) -> Kept:
    """Declare a model's fields: the plain ones by name in one string, the personal ones as keywords."""
    return Kept(frozenset(plain.split()), personal)


def holds_contact(why: str, until: Until = Until.ACCOUNT_CLOSED, *, sealed: bool = False) -> Personal:
    """A name, an address or a number."""
    return Personal(Holds.CONTACT, why, until, sealed)


def holds_role(why: str, until: Until = Until.ACCOUNT_CLOSED) -> Personal:
    """What somebody is in an organisation or an evaluation."""
    return Personal(Holds.ROLE, why, until)


def holds_act(why: str, until: Until = Until.EVALUATION_ENDS) -> Personal:
    """Who did something, or when."""
    return Personal(Holds.ACT, why, until)


def holds_words(why: str, until: Until = Until.EVALUATION_ENDS, *, sealed: bool = True) -> Personal:
    """What somebody said or wrote."""
    return Personal(Holds.OWN_WORDS, why, until, sealed)


def holds_health(why: str, until: Until = Until.EVALUATION_ENDS, *, sealed: bool = False) -> Personal:
    """What reveals that somebody uses a service."""
    return Personal(Holds.HEALTH, why, until, sealed)


class Record(models.Model):
    """A stored row with a random identifier."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    kept: ClassVar[Kept]

    class Meta:
        abstract = True
