"""A report's content as plain JSON and back, so that what was published stays as it was.

Only the classes of ``foundation.report`` can come back; everything else in the JSON is refused.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from medvirk.foundation import report
from medvirk.foundation.report import Report

_CLASS, _DAY = "is", "day"
_KNOWN: dict[str, Any] = {name: found for name in report.__all__ if is_dataclass(found := getattr(report, name))}


class NotAReport(ValueError):
    """The JSON does not hold a report that we froze."""


def freeze(content: Report) -> dict[str, Any]:
    """Return the report as JSON values."""
    frozen: dict[str, Any] = _freeze(content)
    return frozen


def _freeze(value: Any) -> Any:
    if is_dataclass(value):
        named = {field.name: _freeze(getattr(value, field.name)) for field in fields(value)}
        return {_CLASS: type(value).__name__, **named}
    if isinstance(value, tuple):
        return [_freeze(item) for item in value]
    # A translation or a safe string is a plain string from here on.
    return {_DAY: value.isoformat()} if isinstance(value, date) else str(value) if isinstance(value, str) else value


def thaw(frozen: dict[str, Any]) -> Report:
    """Return the report that was frozen; ``NotAReport`` for anything else."""
    try:
        content = _thaw(frozen)
    except (KeyError, TypeError, ValueError) as fault:
        raise NotAReport(str(fault)) from fault
    if not isinstance(content, Report):
        raise NotAReport("no report")
    return content


def _thaw(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_thaw(item) for item in value)
    if not isinstance(value, dict):
        return value
    if _DAY in value:
        return date.fromisoformat(value[_DAY])
    named = {name: _thaw(item) for name, item in value.items() if name != _CLASS}
    return _KNOWN[value[_CLASS]](**named)
