"""Decisions, measures, and what came of it, back to those who spoke."""
