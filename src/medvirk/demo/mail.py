"""In the demo, letters are shown in the terminal and sent to nobody."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_quiet: ContextVar[bool] = ContextVar("medvirk_demo_quiet", default=False)


@contextmanager
def no_letters() -> Iterator[None]:
    """While the demo world is built, its letters are long since read."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


class ShowInTerminal(BaseEmailBackend):
    """Prints each letter's receiver, subject and text."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Print them all; returns how many."""
        for message in () if _quiet.get() else email_messages:
            print(f"\n--- Mail to {', '.join(message.to)}: {message.subject}\n{message.body}---", flush=True)
        return len(email_messages)
