"""What pysqlite3 cannot tell Django by itself: SQLite's limits, which Django asks every connection about."""

import sqlite3
from typing import Any

from django.db.backends.sqlite3 import base


def _limits() -> dict[int, int]:
    """Each limit's number in SQLite's own interface, with its value in this library."""
    with sqlite3.connect(":memory:") as connection:
        options = dict(option.partition("=")[::2] for (option,) in connection.execute("PRAGMA compile_options"))
    # SQLite's own defaults (since 3.32) where the library does not say; a larger number of values buys nothing.
    return {
        sqlite3.SQLITE_LIMIT_COLUMN: int(options.get("MAX_COLUMN", 2000)),
        sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: min(int(options.get("MAX_VARIABLE_NUMBER", 32766)), 32766),
    }


LIMITS = _limits()


class Connection(sqlite3.Connection):
    """A connection that answers Django's question; ``pysqlite3`` has no ``getlimit``."""

    def getlimit(self, category: int, /) -> int:
        """The limit with this number. ``KeyError`` for one that Django has not asked for before."""
        return LIMITS[category]


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite, with these connections."""

    def get_connection_params(self) -> dict[str, Any]:
        """What the connection is opened with."""
        return {**super().get_connection_params(), "factory": Connection}
