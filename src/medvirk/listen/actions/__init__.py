"""Writes of the room, one file a noun. Every write names its actor and leaves one line in the audit trail."""
