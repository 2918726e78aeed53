"""The one door out: what a person said leaves an evaluation only through here."""
