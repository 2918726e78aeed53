"""Holds back whoever guesses codes, without remembering who they are.

An address is only ever kept as an HMAC under a key that is made new each day and then deleted, mixed with
the installation's own secret, which is not in the database. It holds across processes and restarts.
"""

import hashlib
import hmac
import secrets
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medvirk.change.models import DailyKey, WrongCode
from medvirk.foundation.actor import check

#: Wrong codes in one day: from one address, and for one evaluation from everywhere.
MOST_FROM_ONE = 10
MOST_FOR_ONE_EVALUATION = 200
_KEY_BYTES = 32


def check_not_guessing(evaluation_id: UUID, address: str) -> None:
    """Refuse when there have been too many wrong codes today."""
    today = timezone.localdate()
    wrong = WrongCode.objects.filter(day=today)
    check(
        wrong.filter(sender=_sender(address, today)).count() < MOST_FROM_ONE
        and wrong.filter(evaluation=evaluation_id).count() < MOST_FOR_ONE_EVALUATION,
        _("There have been too many wrong codes today. Try again tomorrow, or ring the number on your sheet."),
    )


def count_wrong_code(evaluation_id: UUID, address: str) -> None:
    """Remember a wrong code for today. In a transaction of its own, so that a refusal does not take it back."""
    today = timezone.localdate()
    WrongCode.objects.create(evaluation_id=evaluation_id, day=today, sender=_sender(address, today))


def _sender(address: str, today: date) -> str:
    key = hmac.digest(settings.SECRET_KEY.encode(), _key_of(today), "sha256")
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()


def _key_of(today: date) -> bytes:
    with transaction.atomic():
        row, is_new = DailyKey.objects.get_or_create(day=today, defaults={"key": secrets.token_bytes(_KEY_BYTES)})
        if is_new:
            DailyKey.objects.exclude(day=today).delete()
            WrongCode.objects.exclude(day=today).delete()
    return bytes(row.key)
