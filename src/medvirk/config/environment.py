"""Reads the few settings that differ between installations, and says what to do when one is wrong."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit


class SettingIsWrong(Exception):
    """A setting is missing or cannot be used; the message says which, and what to do."""


def folder() -> Path:
    """The folder where this installation keeps its data (``MEDVIRK_VAR``, by default ``var`` beside ``src``)."""
    default = Path(__file__).resolve().parents[3] / "var"
    path = Path(os.environ.get("MEDVIRK_VAR", default))
    path.mkdir(parents=True, exist_ok=True)
    return path


def flag(name: str) -> bool:
    """True when the variable is ``1``; anything else but empty or ``0`` is refused."""
    value = os.environ.get(name, "0") or "0"
    if value not in {"0", "1"}:
        raise SettingIsWrong(f"{name} is {value!r}. Set it to 1 for yes, or remove it for no.")
    return value == "1"


def names(name: str, default: str) -> list[str]:
    """A list written with commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def secret_key(var: Path) -> str:
    """The installation's own secret: from ``MEDVIRK_SECRET_KEY``, else made once, readable by its owner alone."""
    given = os.environ.get("MEDVIRK_SECRET_KEY", "")
    if given:
        if len(given) < 32:
            raise SettingIsWrong("MEDVIRK_SECRET_KEY is too short. Use at least 32 random characters.")
        return given
    path = var / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()


def database(url_name: str, sqlite_path: Path) -> dict[str, object]:
    """Django's description of one database: PostgreSQL when ``url_name`` is set, else SQLite at ``sqlite_path``.

    Raises ``SettingIsWrong`` when the address is not of the form ``postgresql://user:password@host:port/name``.
    """
    url = os.environ.get(url_name, "")
    return _postgresql(url_name, url) if url else _sqlite(sqlite_path)


def _postgresql(name: str, url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise SettingIsWrong(f"{name} must look like postgresql://user:password@host:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # On disk before anybody is told "saved".
        "OPTIONS": {"options": "-c synchronous_commit=on"},
    }


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "medvirk.config.sqlite",
        "NAME": path,
        "OPTIONS": {
            # Taking the write lock at once makes two writers wait for each other instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: on disk before anybody is told "saved". trusted_schema: a planted view may not call functions.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF;",
        },
    }
