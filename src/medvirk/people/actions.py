"""Signing in: a ticket is sent, and used once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit, mail
from medvirk.foundation.actor import Actor, NotPossible, check
from medvirk.people.models import Account, SignInTicket

#: How long a ticket is open, and how many an account can ask for in that time.
OPEN_FOR = timedelta(minutes=30)
MOST_TICKETS = 5
WRONG_CODE = _("That is not the code. Look in the newest mail from us.")


@dataclass(frozen=True)
class Ticket:
    """A ticket with its two secrets, known only at the moment it is made."""

    row: SignInTicket
    secret: str
    code: str

    @property
    def path(self) -> str:
        """The address of the link."""
        return reverse("people:use_link", args=[self.secret])


def make_ticket(account: Account, open_for: timedelta = OPEN_FOR) -> Ticket:
    """A new one-time way in. The secrets are returned here and stored only as hashes."""
    secret, code = secrets.token_urlsafe(24), f"{secrets.randbelow(10**6):06}"
    row = SignInTicket.objects.create(
        account=account,
        link_hash=_hash(secret),
        code_hash=make_password(code),
        until=timezone.now() + open_for,
    )
    return Ticket(row, secret, code)


def _hash(secret: str) -> str:
    return hashlib.blake2b(secret.encode(), digest_size=32).hexdigest()


@audit.action("people.ticket.sent")
def send_ticket(account: Account, *, by: Actor, site: str) -> SignInTicket:
    """Mail a link and a code. Refuses when too many are open, so that nobody's mailbox can be filled."""
    recent = account.tickets.filter(made_at__gt=timezone.now() - OPEN_FOR).count()
    check(recent < MOST_TICKETS, _("You have asked for many links. Use one of them, or wait half an hour."))
    ticket = make_ticket(account)
    audit.record(by, account)
    context = {"account": account, "link": site + ticket.path, "code": ticket.code}
    mail.send(account.email, "people/mail/ticket.txt", context, language=account.language)
    return ticket.row


@audit.action("people.account.signed_in")
def use_link(secret: str, *, by: Actor) -> Account:
    """Sign in with the link's secret. Refuses when it is used, too old or unknown, in the same words."""
    ticket = SignInTicket.objects.select_for_update().filter(link_hash=_hash(secret)).first()
    return _use(ticket, by)


@audit.action("people.account.signed_in")
def use_code(ticket: SignInTicket, code: str, *, by: Actor) -> Account:
    """Sign in with the six-digit code of a ticket that this browser asked for."""
    row = SignInTicket.objects.select_for_update().get(id=ticket.id)
    check(check_password(code, row.code_hash), WRONG_CODE)
    return _use(row, by)


def _use(ticket: SignInTicket | None, by: Actor) -> Account:
    now = timezone.now()
    if ticket is None or not ticket.is_open(now) or not ticket.account.is_active:
        raise NotPossible(_("The link or code has been used, or it is too old. Ask for a new one."))
    ticket.used_at = now
    ticket.save(update_fields=["used_at"])
    audit.record(by, ticket.account)
    return ticket.account


def count_wrong_code(ticket: SignInTicket) -> None:
    """Remember a wrong code; after five the ticket is closed. Outside the refused transaction, so that it stays."""
    SignInTicket.objects.filter(id=ticket.id).update(wrong_codes=F("wrong_codes") + 1)
