"""The thread in templates."""
