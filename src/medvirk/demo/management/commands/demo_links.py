"""``./medvirk manage demo_links``: one sign-in link for each role of the demo."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from medvirk.people.actions import make_ticket
from medvirk.people.enums import Role
from medvirk.people.models import Account


class Command(BaseCommand):
    """Print a link for each role."""

    help = "Prints a one-time sign-in link for each role of the demo."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print them."""
        with translation.override("nb"):
            for role in Role:
                account = Account.objects.filter(memberships__role=role).order_by("email").first()
                if account:
                    ticket = make_ticket(account, open_for=timedelta(hours=12))
                    self.stdout.write(f"  {role.label + ', ' + account.name:<52} {settings.SITE_URL}{ticket.path}")
            self.stdout.write(f"\n  All of them on one page: {settings.SITE_URL}/nb/demo/\n")
