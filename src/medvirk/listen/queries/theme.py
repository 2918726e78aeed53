"""Reads of the theme tree, with its names opened, for somebody who has unlocked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from medvirk.foundation.actor import NotAllowed
from medvirk.listen import sealed
from medvirk.listen.models import Theme
from medvirk.listen.queries.reading import Desk
from medvirk.privacy.sealing import CannotOpen, open_sealed

#: A tree deeper than this is a filing system, not something to think with.
DEEPEST = 3


@dataclass(frozen=True)
class ThemeSeen:
    """A theme as a reader sees it. ``level`` counts from 1; ``marks`` are those that have not been taken away."""

    id: UUID
    parent: UUID | None
    name: str
    #: The names above it and its own.
    path: tuple[str, ...]
    revision: int
    marks: int
    is_first: bool
    is_last: bool

    @property
    def level(self) -> int:
        """How deep it lies."""
        return len(self.path)


def theme_tree(desk: Desk) -> list[ThemeSeen]:
    """All themes of the evaluation, each followed by those under it, in one query."""
    marks = Count("excerpts", filter=Q(excerpts__removed=False), distinct=True)
    rows = Theme.objects.filter(evaluation=desk.evaluation).annotate(marks=marks).order_by("position", "id")
    under: dict[UUID | None, list[Theme]] = {}
    for theme in rows:
        under.setdefault(theme.parent_id, []).append(theme)
    return list(_below(desk, None, (), under))


def _below(
    desk: Desk, parent: UUID | None, path: tuple[str, ...], under: Mapping[UUID | None, list[Theme]]
) -> Iterator[ThemeSeen]:
    siblings = under.get(parent, [])
    for place, theme in enumerate(siblings, start=1):
        here = (*path, _name(desk, theme))
        marks: int = theme.marks  # type: ignore[attr-defined]
        ends = place == 1, place == len(siblings)
        yield ThemeSeen(theme.id, parent, here[-1], here, theme.revision, marks, *ends)
        yield from _below(desk, theme.id, here, under)


def _name(desk: Desk, theme: Theme) -> str:
    try:
        return open_sealed(bytes(theme.sealed_name), sealed.theme_name(theme), desk.keys)
    except CannotOpen:
        return _("A name that cannot be opened")


def theme_in(tree: list[ThemeSeen], theme_id: UUID) -> ThemeSeen:
    """One theme of the tree. ``NotAllowed`` when it is not there."""
    found = next((theme for theme in tree if theme.id == theme_id), None)
    if found is None:
        raise NotAllowed
    return found


def can_hold(tree: list[ThemeSeen], theme: ThemeSeen | None) -> list[ThemeSeen]:
    """The themes that this one (or a new one) can be put under without the tree growing too deep."""
    height = _height(tree, theme) if theme else 1
    own = theme.path if theme else None
    return [
        other for other in tree if other.level + height <= DEEPEST and (own is None or other.path[: len(own)] != own)
    ]


def _height(tree: list[ThemeSeen], theme: ThemeSeen) -> int:
    """How many levels it and what lies under it take up."""
    own = theme.path
    return max(other.level for other in tree if other.path[: len(own)] == own) - theme.level + 1
