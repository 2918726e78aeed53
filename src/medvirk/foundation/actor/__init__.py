"""Who is looking and who acts.

``people`` builds an ``Actor`` anew on every request; every room below it knows people only by this.
A change without an actor is not possible, and nobody (``ANYBODY``) is an actor with no rights.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest
from django.utils.functional import Promise

Reason = str | Promise


class ActorKind(StrEnum):
    """What sort of actor this is."""

    PERSON = "person"
    LINK = "link"  # somebody who holds a signed link, without an account
    SYSTEM = "system"
    ANYBODY = "anybody"


@dataclass(frozen=True)
class Membership:
    """A role that a person holds in an organisation."""

    organisation: UUID
    role: str


@dataclass(frozen=True)
class Actor:
    """Somebody who looks or acts, with what they belong to at this moment."""

    id: UUID
    kind: ActorKind
    memberships: frozenset[Membership] = field(default_factory=frozenset)
    #: The services that the person is employed in; experience consultants too.
    employed_in: frozenset[UUID] = field(default_factory=frozenset)

    def has_role(self, role: str, organisation: UUID | None = None) -> bool:
        """True when the person holds the role, in that organisation if one is named."""
        return any(m.role == role and organisation in (None, m.organisation) for m in self.memberships)

    def belongs_to(self, organisation: UUID) -> bool:
        """True when the person has any role in the organisation."""
        return any(m.organisation == organisation for m in self.memberships)

    @property
    def is_somebody(self) -> bool:
        """False only for a visitor who has not signed in."""
        return self.kind is not ActorKind.ANYBODY


ANYBODY = Actor(UUID(int=0), ActorKind.ANYBODY)


def system_actor(name: str) -> Actor:
    """The named actor that stands behind what the system does by itself; the same name gives the same id."""
    return Actor(uuid5(NAMESPACE_URL, f"medvirk:{name}"), ActorKind.SYSTEM)


def link_holder(secret_hash: str) -> Actor:
    """The actor behind a signed link; the same link is always the same actor."""
    return Actor(uuid5(NAMESPACE_URL, f"medvirk:link:{secret_hash}"), ActorKind.LINK)


def actor_of(request: HttpRequest) -> Actor:
    """Who is looking at this page."""
    actor = getattr(request, "actor", ANYBODY)
    if not isinstance(actor, Actor):
        raise TypeError("request.actor is set by people.middleware alone")
    return actor


class NotAllowed(Exception):
    """This actor may not do this, or not see that it exists. Pages answer 404."""


class NotPossible(Exception):
    """This is not possible now. ``reason`` is a sentence for the reader that says what to do."""

    def __init__(self, reason: Reason):
        super().__init__(reason)
        self.reason = reason


def require(allowed: bool) -> None:
    """Refuse with ``NotAllowed`` unless a rule said yes."""
    if not allowed:
        raise NotAllowed


def check(possible: bool, otherwise: Reason) -> None:
    """Refuse with ``NotPossible`` and its reason unless the state allows it."""
    if not possible:
        raise NotPossible(otherwise)
