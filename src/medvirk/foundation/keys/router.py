"""Sends the key store's tables, and nothing else, to the key store's database."""

from typing import Any

from django.db.models import Model

APP = "keys"


class KeyStoreRouter:
    """Keys to ``keys``, everything else to ``default``; never a relation between the two."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        """Where a model's rows are read."""
        return "keys" if model._meta.app_label == APP else "default"

    db_for_write = db_for_read

    def allow_relation(self, first: Model, second: Model, **hints: Any) -> bool:
        """No foreign key crosses the border."""
        return (first._meta.app_label == APP) == (second._meta.app_label == APP)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Each database has only its own tables."""
        return (app_label == APP) == (db == "keys")
