"""Medvirk: from what people say to a change that those who spoke can see."""
