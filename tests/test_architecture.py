"""The house holds: what a person reading the plan would take for granted, checked on the code itself."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.urls import get_resolver

from medvirk.foundation.record import Kept, Record

SOURCE = Path(__file__).resolve().parents[1] / "src" / "medvirk"
FLOORS = ["foundation", "find", "people", "release", "listen", "meet", "change", "home", "demo"]


def our_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("medvirk.")]


def floor(model: type[models.Model]) -> int:
    return FLOORS.index(model.__module__.split(".")[1])


def test_there_are_models_to_look_at() -> None:
    assert len(our_models()) > 30


@pytest.mark.parametrize("model", our_models(), ids=lambda m: m.__name__)
def test_every_field_says_what_it_holds(model: type[models.Model]) -> None:
    assert issubclass(model, Record)
    declared: Kept = model.kept
    columns = {f.name for f in model._meta.get_fields() if not f.auto_created or f.concrete}
    assert columns == declared.fields, f"declare or remove: {sorted(columns ^ declared.fields)}"


@pytest.mark.parametrize("model", our_models(), ids=lambda m: m.__name__)
def test_no_relation_points_up(model: type[models.Model]) -> None:
    for field in model._meta.get_fields():
        target = field.related_model
        if field.auto_created or not isinstance(target, type) or not target.__module__.startswith("medvirk."):
            continue
        assert floor(target) <= floor(model), f"{model.__name__}.{field.name} points up to {target.__name__}"
        if floor(model) == 0:
            assert target.__module__ == model.__module__, "foundation stores bare UUIDs, not relations"


@pytest.mark.parametrize("model", our_models(), ids=lambda m: m.__name__)
def test_identifiers_are_random(model: type[models.Model]) -> None:
    assert isinstance(model._meta.pk, models.UUIDField)


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.html")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_templates_hold_no_inline_style_script_or_third_party(path: Path) -> None:
    text = path.read_text()
    assert " style=" not in text
    assert "<style" not in text
    assert " onclick=" not in text
    assert 'src="http' not in text
    assert "<script>" not in text


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "common", "helpers", "misc"}
    assert not [p for p in SOURCE.rglob("*.py") if p.stem in drawers or p.parent.name in drawers]


def test_no_room_writes_outside_its_actions() -> None:
    writes = (
        ".save(",
        ".create(",
        ".delete(",
        ".update(",
        "bulk_create(",
        "get_or_create(",
        "update_or_create(",
    )
    where = [
        p
        for p in SOURCE.rglob("*.py")
        if p.stem in {"views", "queries", "forms", "rules", "states", "stations"}
        or p.parent.name in {"views", "queries", "forms"}
    ]
    guilty = {str(p.relative_to(SOURCE)): w for p in where for w in writes if f"objects{w}" in p.read_text()}
    assert not guilty


def test_every_address_is_in_the_readers_language() -> None:
    from django.utils import translation

    shown = {}
    for language in ("nb", "nn", "en"):
        with translation.override(language):
            shown[language] = {str(p.pattern) for p in get_resolver().url_patterns[-1:][0:0]} | {
                str(p.pattern)
                for root in get_resolver().url_patterns
                if hasattr(root, "url_patterns")
                for p in root.url_patterns
            }
    assert "lytt/" in shown["nb"]
    assert "moetast/" in shown["nn"]
    assert "listen/" in shown["en"]
