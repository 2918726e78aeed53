"""Rows of the door name themselves without a person's name and without anybody's words."""

from uuid import UUID

from medvirk.release.enums import ItemKind, ReviewSide, Zone
from medvirk.release.models import Candidate, LedgerEntry, PoolMember, Released, Seat, Sitting, Verdict

ONE = UUID(int=1)


def test_rows_are_named_in_logs_without_words_or_names() -> None:
    rows = [
        PoolMember(account_id=ONE, side=ReviewSide.PROFESSIONAL),
        Sitting(evaluation_title="Hverdagen", zone=Zone.SHARED),
        Seat(side=ReviewSide.PROFESSIONAL, sitting_id=ONE, name="Kari Nordmann", email="kari@example.org"),
        Candidate(kind=ItemKind.QUOTE, position=3),
        Released(kind=ItemKind.QUOTE, subject=ONE, zone=Zone.PUBLIC, content={"text": "Kanarifugl"}),
        LedgerEntry(figure=ONE, size=20),
        Verdict(yes=True),
        Verdict(yes=False),
    ]
    named = [str(row) for row in rows]
    assert named == [
        f"{ONE} professional",
        "Hverdagen shared",
        f"professional in {ONE}",
        "quote 3",
        f"quote {ONE} public",
        f"{ONE} 20",
        "yes",
        "no",
    ]
