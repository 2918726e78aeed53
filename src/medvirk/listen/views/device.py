"""The key of the device that writes notes: a random secret in a cookie that is good for one interview alone."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from medvirk.privacy.sealing import KeyPair, key_pair_from_secret

#: An interview's notes are handed in long before this.
KEPT = timedelta(days=14)
_BYTES = 32


def cookie_name(interview: UUID) -> str:
    """The cookie that holds the device's secret, one for each interview."""
    return f"medvirk_writing_{interview.hex}"


def device_of(request: HttpRequest, interview: UUID) -> KeyPair | None:
    """The key pair of this device, when it has written in this interview."""
    return _pair(request.COOKIES.get(cookie_name(interview), ""))


def writing_device(request: HttpRequest, interview: UUID) -> tuple[KeyPair, str]:
    """The key pair of this device and its secret; a new one when it has none."""
    secret = request.COOKIES.get(cookie_name(interview), "")
    pair = _pair(secret)
    if pair is None:
        secret = urlsafe_b64encode(secrets.token_bytes(_BYTES)).decode()
        pair = key_pair_from_secret(urlsafe_b64decode(secret))
    return pair, secret


def keep_device(response: HttpResponse, interview: UUID, secret: str) -> None:
    """Let the browser keep the secret until the notes are handed in."""
    response.set_cookie(
        cookie_name(interview), secret, max_age=KEPT, secure=settings.SECURE, httponly=True, samesite="Lax"
    )


def forget_device(response: HttpResponse, interview: UUID) -> None:
    """Take the secret away: from now on this device reads nothing of what it wrote."""
    response.delete_cookie(cookie_name(interview))


def _pair(secret: str) -> KeyPair | None:
    try:
        raw = urlsafe_b64decode(secret)
    except ValueError:
        return None
    return key_pair_from_secret(raw) if len(raw) == _BYTES else None
