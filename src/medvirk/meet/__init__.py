"""Dialogue: conferences where users and the service test the findings together."""
