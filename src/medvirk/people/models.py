"""Accounts, what they belong to, and one-time sign-in tickets."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from medvirk.find.models import Organisation, Service
from medvirk.foundation.audit import AuditPlace
from medvirk.foundation.record import Record, Until, declare, holds_act, holds_contact, holds_role
from medvirk.people.enums import Role


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account with this address."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser, Record):
    """Somebody who signs in. There is no password: sign-in is by a one-time link or code."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="nb")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[AccountManager] = AccountManager()

    kept = declare(
        "id password is_active language",
        email=holds_contact("to send the sign-in link"),
        name=holds_contact("so that those who work together know who is who"),
        last_login=holds_act("to find accounts that are no longer used", Until.ACCOUNT_CLOSED),
    )

    def __str__(self) -> str:
        return self.name

    @property
    def audit_place(self) -> AuditPlace:
        """Accounts belong to nobody but themselves."""
        return AuditPlace()


class Membership(Record):
    """A role that a person holds in an organisation."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role)

    kept = declare(
        "id organisation",
        account=holds_role("who has the role"),
        role=holds_role("what the person may do"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "organisation", "role"], name="a_role_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role}"


class Employment(Record):
    """A person is employed in a service, as an experience consultant too. It bars them from its evaluations' notes."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="employments")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="employments")

    kept = declare("id service", account=holds_role("keeps staff of a service away from what was said about it"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "service"], name="employed_once")]

    def __str__(self) -> str:
        return f"{self.account_id} in {self.service_id}"


class SignInTicket(Record):
    """A one-time way in: a secret link and a six-digit code in the same mail. Only hashes are stored."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="tickets")
    link_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=128)
    made_at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)

    kept = declare(
        "id link_hash code_hash wrong_codes until",
        account=holds_role("who may sign in with it", Until.USED),
        made_at=holds_act("to limit how many are sent", Until.USED),
        used_at=holds_act("so that it works only once", Until.USED),
    )

    MOST_WRONG_CODES = 5

    def __str__(self) -> str:
        return f"ticket until {self.until:%H:%M}"

    def is_open(self, now: datetime) -> bool:
        """True while it can still be used."""
        return self.used_at is None and now < self.until and self.wrong_codes < self.MOST_WRONG_CODES
