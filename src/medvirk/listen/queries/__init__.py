"""Reads of the room, one file a noun. Every read names its viewer."""
