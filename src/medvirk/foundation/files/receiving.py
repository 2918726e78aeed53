"""A file is taken in up to a limit, and not a byte further than it takes to know."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from medvirk.foundation.files.problems import CannotRead, Problem

SIZE_LIMIT = 5 * 1024 * 1024
"""Bytes. Binary megabytes, so that what any file manager calls "5 MB" is let in."""

CHUNK = 64 * 1024


def take_in(stream: BinaryIO | Iterable[bytes], limit: int = SIZE_LIMIT) -> bytes:
    """Return all bytes of the stream, at most ``limit``.

    Raises ``CannotRead`` with TOO_LARGE as soon as one byte more has come, and EMPTY when none came. The
    declared length of an upload is never trusted.
    """
    received = bytearray()
    for chunk in _chunks(stream, limit + 1):
        received += chunk
        if len(received) > limit:
            raise CannotRead(Problem.TOO_LARGE, f"more than {limit} bytes")
    if not received:
        raise CannotRead(Problem.EMPTY)
    return bytes(received)


def _chunks(stream: BinaryIO | Iterable[bytes], wanted: int) -> Iterator[bytes]:
    read = getattr(stream, "read", None)
    if read is None:
        yield from stream
        return
    while wanted > 0 and (chunk := read(min(CHUNK, wanted))):
        wanted -= len(chunk)
        yield chunk
