"""News from the door, sent after commit with plain values; rooms above may listen."""

from django.dispatch import Signal

#: Both reviewers have sent in. ``evaluation`` (UUID), ``zone`` (str), ``released`` (tuple of subjects' UUIDs).
sitting_finished = Signal()

#: Items were taken back for good. ``evaluation`` (UUID), ``subjects`` (tuple of UUIDs).
items_withdrawn = Signal()
