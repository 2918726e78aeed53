"""Words that the marks go by: facts about Norwegian, gathered by hand, lower case unless said otherwise."""


def words(lines: str) -> frozenset[str]:
    """Return the words of a block of lines as a set."""
    return frozenset(lines.split())
