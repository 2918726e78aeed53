"""Reads of the room, one file a noun. Each names who is looking."""

from medvirk.change.queries.latest import Change, latest_changes

__all__ = ["Change", "latest_changes"]
