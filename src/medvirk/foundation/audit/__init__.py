"""The audit trail: one verb, one function, one transaction, one line.

``@action("listen.finding.submitted")`` runs a write in one transaction and demands that it leaves exactly
one line by calling ``record``. A refused attempt rolls back and is then written in a transaction of its own.
Lines never carry content: only who, what, on which row, and plain numbers or states.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction

from medvirk.foundation.actor import Actor, NotAllowed, NotPossible

Detail = str | int | bool | None


class Audited(Protocol):
    """A row that the trail can name."""

    @property
    def id(self) -> UUID:
        """Its identifier."""

    @property
    def audit_place(self) -> "AuditPlace":
        """Where it belongs."""


@dataclass(frozen=True)
class AuditPlace:
    """Where a row belongs: its organisation and, if any, its evaluation."""

    organisation: UUID | None = None
    evaluation: UUID | None = None


@dataclass
class _Running:
    verb: str
    lines: list[UUID] = field(default_factory=list)


_running: ContextVar[_Running | None] = ContextVar("medvirk_action", default=None)


class TrailBroken(Exception):
    """A write left no line, or more than one, or a line was written outside an action. A fault in the code."""


def action[**P, R](verb: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function one audited write: one transaction, exactly one line named ``verb``.

    The function takes the actor as keyword ``by``. ``NotAllowed`` and ``NotPossible`` roll everything back,
    leave a line "refused", and go on to the caller.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            by = kwargs.get("by")
            if not isinstance(by, Actor):
                raise TypeError(f"{verb}: a write names its actor (by=…)")
            running = _Running(verb)
            token = _running.set(running)
            try:
                with transaction.atomic():
                    result = function(*args, **kwargs)
                    if len(running.lines) != 1:
                        raise TrailBroken(f"{verb} left {len(running.lines)} audit lines; it must leave one")
                return result
            except (NotAllowed, NotPossible) as refusal:
                _write_refusal(by, verb, args, refusal)
                raise
            finally:
                _running.reset(token)

        return run

    return decorate


def record(by: Actor, on: Audited, **details: Detail) -> None:
    """Write the running action's one line: ``by`` did it ``on`` this row."""
    from medvirk.foundation.audit.models import AuditLine

    running = _running.get()
    if running is None:
        raise TrailBroken("audit.record was called outside an action")
    place = on.audit_place
    line = AuditLine.objects.create(
        verb=running.verb,
        actor=by.id,
        actor_kind=by.kind,
        subject_kind=type(on).__name__.lower(),
        subject=on.id,
        organisation=place.organisation,
        evaluation=place.evaluation,
        details=details,
    )
    running.lines.append(line.id)


def _write_refusal(by: Actor, verb: str, args: tuple[Any, ...], refusal: Exception) -> None:
    from medvirk.foundation.audit.models import AuditLine

    subject = next((a.id if hasattr(a, "id") else a for a in args if isinstance(getattr(a, "id", a), UUID)), None)
    with transaction.atomic():
        AuditLine.objects.create(
            verb=verb,
            actor=by.id,
            actor_kind=by.kind,
            subject=subject,
            refused=True,
            details={"why": type(refusal).__name__},
        )
