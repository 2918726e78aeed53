"""Where a sealed value belongs, so that it cannot be read anywhere else."""

from dataclasses import dataclass
from uuid import UUID

from medvirk.privacy.sealing.binary import length_prefixed

FORMAT = b"medvirk sealed text 1"


@dataclass(frozen=True, slots=True)
class Place:
    """The one field of one row, in one version, where a sealed value opens.

    The row's UUID comes from the device that writes, so that a phone without coverage can seal
    before the server has heard of the row. ``text_version`` counts from 0 and fits in eight bytes.
    """

    evaluation: UUID
    model: str
    row: UUID
    field: str
    text_version: int

    def associated_data(self) -> bytes:
        """Return the place as bytes: two places give the same bytes only when they are equal.

        Layout: format version, evaluation, model, row, field, text version, each after its length.
        ``OverflowError`` for a text version below 0 or above eight bytes.
        """
        return length_prefixed(
            FORMAT,
            self.evaluation.bytes,
            self.model.encode(),
            self.row.bytes,
            self.field.encode(),
            self.text_version.to_bytes(8, "big"),
        )
