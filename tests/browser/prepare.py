"""A new evaluation in the demo world, ready for its interviews; run beside the server, prints the evaluation's id.

Anchoring, theme guide and recruiting have tests of their own. What follows after them is walked in a browser.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parents[2]
LEADER, ASKS, WRITES = "kari", "jonas", "amina"
EXPECTATIONS = {
    "who_asks": "Kommunen spør, og senteret Egne Ord holder samtalene. De som spør, har selv brukt tjenester.",
    "where_in_process": "Vi er i starten, og ingenting er bestemt.",
    "what_happens_after": "Beboere og ansatte møtes til en konferanse. Så svarer kommunen på hvert funn.",
    "did_we_matter": "Til høsten forteller vi hva som er gjort, på en side, på et ark og på et møte.",
}


def prepare(env: Mapping[str, str], title: str) -> str:
    """Make the evaluation in the demo that runs with ``env``; returns its id."""
    command = [sys.executable, "-m", "tests.browser.prepare", title]
    done = subprocess.run(command, cwd=ROOT, env=dict(env), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[-1]


def told(title: str) -> dict[str, Any]:
    """What the demo's builders read from a file, in short."""
    from django.utils import timezone

    today = timezone.localdate()
    return {
        "language": "nb",
        "title_nb": title,
        "commissioner": "eksempeldal",
        "evaluator": "egne-ord",
        "affected_services": ["botjenesten"],
        "municipal_contacts": ["randi"],
        "process_leader": LEADER,
        "planned_participants": 13,
        "evaluation_questions": ["Hva er viktig for deg?", "Hva bør bli annerledes?"],
        "texts": {"background": "Kommunen vil vite hva som virker, og hva som kan bli bedre."},
        "expectations": EXPECTATIONS,
        "assessment": {
            "legal": "Kommunen bruker folks erfaringer for å gjøre tjenesten bedre.",
            "rek": "Dette er ikke helseforskning.",
            "data_protection_officer": "Personvernombudet har lest planen.",
        },
        "budget": {"text": "Kommunen har satt av penger til honorar, reiser og mat."},
        "planners": [
            {"name": "Bjørg Kvistmo", "side": "lived_experience", "organisation": "sagt-og-hoert"},
            {"name": "Randi Tjønnkleiv", "side": "professional", "organisation": "eksempeldal"},
        ],
        "panel": {"name": "Brukerpanelet", "members": ["bjoerg"]},
        "interviews": [{"interviewers": [ASKS, WRITES]}],
        "theme_guide": {
            "agreed_by_users": "Brukerpanelet",
            "agreed_by_professionals": "Eksempeldal kommune",
            "sections": [
                {"key": "viktig", "title": "Det som er viktig", "note": "", "questions": ["Hva er viktig for deg?"]},
                {"key": "videre", "title": "Videre", "note": "", "questions": ["Hva ville du ha endret først?"]},
            ],
        },
        "information_sheet": {
            "controller": "Egne Ord – senter for brukererfaring",
            "contact": "Prosesslederen i Egne Ord, telefon 00 00 00 30",
            "withdraw_until": today + timedelta(days=14),
            "end_date": today + timedelta(days=120),
            "fate_of_data": "Notatene er låst og blir slettet når evalueringen er over.",
            "secrecy_limits": "Hvis noen er i alvorlig fare, må vi si fra. Da sier vi det til deg først.",
        },
        "recruitment": [
            {"way": "Brev fra tjenesten med svarslipp", "outside_service": False, "asked": 40},
            {"way": "Plakat i Kaffestua", "outside_service": True},
        ],
    }


def gathered() -> Any:
    """The people who are in the demo already, by the keys of its files."""
    from medvirk.demo import world
    from medvirk.demo.making.cast import Cast
    from medvirk.find.models import Organisation, Service
    from medvirk.people.models import Account

    rows = world.read("organisations")
    return Cast(
        {row["key"]: Organisation.objects.get(name=row["name_nb"]) for row in rows["organisations"]},
        {row["key"]: Service.objects.get(name_nb=row["name_nb"]) for row in rows["services"]},
        {row["key"]: Account.objects.get(email=row["email"]) for row in world.read("people")["people"]},
    )


def make(title: str) -> UUID:
    """Anchor, agree on the guide, recruit, and let two readers choose their passphrases."""
    from medvirk.demo import world
    from medvirk.demo.mail import no_letters
    from medvirk.demo.making import preparation
    from medvirk.demo.making.stage import Stage
    from medvirk.listen.actions import reading

    tale = told(title)
    cast = gathered()
    with no_letters():
        stage = Stage(tale, cast, preparation.start(tale, cast))
        preparation.anchor(stage)
        preparation.agree_on_guide(stage)
        preparation.recruit(stage)
        second = cast.actor(ASKS)
        reading.choose_passphrase(stage.id, world.PASSPHRASE, by=stage.leader)
        reading.choose_passphrase(stage.id, world.PASSPHRASE, by=second)
        reading.let_in(stage.id, second.id, stage.keys(), by=stage.leader)
        stage.advance()
    return stage.id


def main() -> None:
    """Make it, and say which it is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medvirk.config.settings")
    import django

    django.setup()
    print(make(sys.argv[1]))


if __name__ == "__main__":
    main()
