"""Writes to the theme tree. A theme's name is sealed before it is stored; a rename counts its revision up."""

from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, sealed, states
from medvirk.listen.actions.evaluation import locked
from medvirk.listen.models import Evaluation, Theme
from medvirk.listen.queries.theme import DEEPEST
from medvirk.privacy.sealing import seal

TOO_DEEP = _("The tree would be more than three levels deep. Choose a place higher up.")
UNDER_ITSELF = _("A theme cannot lie under itself. Choose another place.")
RENAMED_MEANWHILE = _("Somebody gave this theme another name meanwhile. Look at it before you change it.")
HAS_THEMES = _("Other themes lie under this one. Move or remove them first.")
HAS_MARKS = _("There are marks under this theme. Take them away or put them under another theme first.")
HAS_FINDINGS = _("A finding belongs to this theme. Give the finding another theme first.")


@audit.action("listen.theme.added")
def add_theme(evaluation_id: UUID, name: str, parent_id: UUID | None, *, by: Actor) -> Theme:
    """Add a theme last among those at its place."""
    evaluation = _open_for(evaluation_id, by)
    parent = _theme(evaluation, parent_id) if parent_id else None
    check(_level(parent) < DEEPEST, TOO_DEEP)
    theme = Theme(evaluation=evaluation, parent=parent, position=_next_position(evaluation, parent))
    _seal_name(theme, name)
    theme.save()
    audit.record(by, theme)
    return theme


@audit.action("listen.theme.renamed")
def rename_theme(evaluation_id: UUID, theme_id: UUID, revision: int, name: str, *, by: Actor) -> Theme:
    """Give a theme another name. ``revision`` is the one that the writer had before them."""
    theme = _theme(_open_for(evaluation_id, by), theme_id)
    check(theme.revision == revision, RENAMED_MEANWHILE)
    theme.revision += 1
    _seal_name(theme, name)
    theme.save(update_fields=["sealed_name", "revision"])
    audit.record(by, theme, revision=theme.revision)
    return theme


@audit.action("listen.theme.moved")
def move_theme(evaluation_id: UUID, theme_id: UUID, step: int, *, by: Actor) -> None:
    """Move a theme one place among its siblings; at the end of the row nothing happens."""
    evaluation = _open_for(evaluation_id, by)
    theme = _theme(evaluation, theme_id)
    row = list(evaluation.themes.filter(parent=theme.parent_id).order_by("position", "id"))
    here = row.index(theme)
    row.insert(max(0, here + step), row.pop(here))
    for position, sibling in enumerate(row, start=1):
        sibling.position = position
    Theme.objects.bulk_update(row, ["position"])
    audit.record(by, theme)


@audit.action("listen.theme.put_under")
def put_theme_under(evaluation_id: UUID, theme_id: UUID, parent_id: UUID | None, *, by: Actor) -> None:
    """Put a theme, with all that lies under it, under another one; ``None`` makes it a main theme."""
    evaluation = _open_for(evaluation_id, by)
    theme = _theme(evaluation, theme_id)
    parent = _theme(evaluation, parent_id) if parent_id else None
    check(theme not in _upward(parent), UNDER_ITSELF)
    check(_level(parent) + _height(theme) <= DEEPEST, TOO_DEEP)
    if theme.parent != parent:
        theme.parent, theme.position = parent, _next_position(evaluation, parent)
        theme.save(update_fields=["parent", "position"])
    audit.record(by, theme)


@audit.action("listen.theme.removed")
def remove_theme(evaluation_id: UUID, theme_id: UUID, *, by: Actor) -> None:
    """Remove a theme that nothing hangs on."""
    theme = _theme(_open_for(evaluation_id, by), theme_id)
    check(not theme.children.exists(), HAS_THEMES)
    check(not theme.excerpts.filter(removed=False).exists(), HAS_MARKS)
    check(not theme.findings.exists(), HAS_FINDINGS)
    audit.record(by, theme)
    theme.delete()


def _open_for(evaluation_id: UUID, by: Actor) -> Evaluation:
    """The evaluation, held, when this actor may write themes in it now."""
    evaluation = locked(evaluation_id)
    require(rules.may_mark(by, evaluation))
    states.check_open(evaluation, states.Work.FINDINGS)
    return evaluation


def _theme(evaluation: Evaluation, theme_id: UUID) -> Theme:
    found = evaluation.themes.filter(id=theme_id).first()
    if found is None:
        raise NotAllowed
    return found


def _seal_name(theme: Theme, name: str) -> None:
    public = store.evaluation_public_key(theme.evaluation_id)
    theme.sealed_name = seal(name, sealed.theme_name(theme), public)


def _next_position(evaluation: Evaluation, parent: Theme | None) -> int:
    last: int | None = evaluation.themes.filter(parent=parent).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _upward(theme: Theme | None) -> list[Theme]:
    """The theme itself and those above it."""
    found: list[Theme] = []
    while theme is not None:
        found.append(theme)
        theme = theme.parent
    return found


def _level(theme: Theme | None) -> int:
    return len(_upward(theme))


def _height(theme: Theme) -> int:
    """How many levels the theme and what lies under it take up."""
    return 1 + max((_height(child) for child in theme.children.all()), default=0)
