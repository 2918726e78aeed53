"""Fields put side by side in bytes so that none can be read as part of its neighbour."""

from collections.abc import Iterator

from medvirk.privacy.sealing.refusals import CannotOpen, Unopened


def length_prefixed(*fields: bytes) -> bytes:
    """Return the fields, each after its length in four bytes (big-endian): an injective encoding."""
    return b"".join(len(field).to_bytes(4, "big") + field for field in fields)


def pieces(envelope: bytes, *sizes: int) -> Iterator[bytes]:
    """Yield pieces of the given sizes in bytes, then what is left; refuse an envelope cut short."""
    if len(envelope) < sum(sizes):
        raise CannotOpen(Unopened.NOT_AN_ENVELOPE)
    at = 0
    for size in sizes:
        yield envelope[at : at + size]
        at += size
    yield envelope[at:]
