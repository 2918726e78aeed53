"""Accounts, roles and sign-in; builds the actor of every request."""
