"""Letters that Medvirk sends: plain text, in the receiver's language, from one template."""

from collections.abc import Mapping

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation


def send(to: str, template: str, context: Mapping[str, object], *, language: str) -> None:
    """Send one letter. The template's first line is the subject, the rest after an empty line is the body."""
    with translation.override(language):
        text = render_to_string(template, dict(context)).strip()
    subject, _, body = text.partition("\n")
    send_mail(subject.strip(), body.strip() + "\n", None, [to])
