"""A demo world of its own for measuring, in a folder that is thrown away."""

import os
import tempfile
from functools import cache
from typing import TYPE_CHECKING

from django.test import Client
from django.urls import reverse

from tools.crawl import Fetched, crawl

if TYPE_CHECKING:
    from medvirk.people.models import Account


@cache
def prepared() -> None:
    """Settings that point to a new folder, migrated, with the demo world built. Once per run."""
    os.environ["MEDVIRK_VAR"] = tempfile.mkdtemp(prefix="medvirk-bench-")
    os.environ["MEDVIRK_DEMO"] = "1"
    os.environ["MEDVIRK_HOSTS"] = "testserver,127.0.0.1,localhost"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("migrate", database="keys", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("demo_world")


def clients() -> dict[str, Client]:
    """A signed-in client for each person of the demo, and one for a visitor, by name."""
    from medvirk.people.models import Account

    signed_in = {"a visitor": Client()}
    for account in Account.objects.order_by("email"):
        signed_in[account.name] = client = Client()
        client.force_login(account)
        _unlock(client, account)
    return signed_in


def _unlock(client: Client, account: "Account") -> None:
    """Those who read notes have them open, so that these pages are measured too."""
    from medvirk.demo.world import PASSPHRASE
    from medvirk.foundation.keys import store

    for evaluation in account.teams.values_list("evaluation", flat=True):
        if any(reader.account == account.id for reader in store.readers(evaluation)):
            client.post(reverse("listen:reading", args=[evaluation]), {"unlock-passphrase": PASSPHRASE})


def pages_of(client: Client) -> list[str]:
    """One page of each kind that this client reaches from the front page."""

    def fetch(path: str) -> Fetched:
        answer = client.get(path, follow=True)
        kind = str(answer.headers.get("Content-Type", ""))
        return Fetched(answer.status_code, kind, answer.content.decode() if "html" in kind else "")

    return sorted(path for paths in crawl(fetch, "/nb/", most_of_a_kind=1).values() for path in paths)
