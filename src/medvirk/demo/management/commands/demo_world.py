"""``./medvirk manage demo_world``: builds the demo world where there is none."""

from typing import Any

from django.core.management.base import BaseCommand

from medvirk.demo.making import build_world
from medvirk.people.models import Account


class Command(BaseCommand):
    """Build the demo world, once."""

    help = "Builds the invented municipality. Does nothing where there already are people."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build it."""
        if not Account.objects.exists():
            build_world(lambda words: self.stderr.write(f"medvirk: {words}"))
