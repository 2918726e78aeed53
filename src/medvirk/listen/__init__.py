"""Evaluations: from the first question to findings that may be shown."""
