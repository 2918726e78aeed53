"""``./medvirk manage daily``: what must happen even when nobody does it."""

from typing import Any

from django.core.management.base import BaseCommand

from medvirk.foundation.actor import system_actor
from medvirk.foundation.keys import store
from medvirk.listen.actions.contact import destroy_passed_list, lists_to_destroy
from medvirk.release.actions import replace_late_reviewers

CARETAKER = system_actor("daily")


class Command(BaseCommand):
    """Run it once a day. Running it twice does no harm."""

    help = "Destroys contact lists whose day has passed, calls substitutes for late reviewers, locks what is idle."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say how much there was."""
        lists = lists_to_destroy()
        for contact_list in lists:
            destroy_passed_list(contact_list, by=CARETAKER)
        replaced = replace_late_reviewers(by=CARETAKER)
        locked = store.lock_idle()
        self.stdout.write(f"{len(lists)} contact lists destroyed, {len(replaced)} reviewers replaced, {locked} locked")
