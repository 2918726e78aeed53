"""The team's page of a review, and a reviewer's own list."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medvirk.foundation.keys import store
from medvirk.people.enums import Role
from medvirk.people.models import Account
from medvirk.release.enums import SeatState, SittingState
from medvirk.release.models import PoolMember, Seat, Sitting
from tests.factories import make_account
from tests.release.making import LIVED, PROFESSIONAL, Door, make_door, make_item, make_pool_member, make_reviewer

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def text_of(response: Any) -> str:
    return str(response.content.decode())


def sign_in(client: Client, account: Any) -> None:
    client.force_login(Account.objects.get(id=account.id))


def leader_of(client: Client, door: Door) -> Client:
    sign_in(client, door.leader)
    return client


@pytest.fixture
def unlocked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The evaluation's keys, as if the viewer had unlocked it with their cookie."""
    keys: dict[str, Any] = {}

    def reading_keys(evaluation: Any, reader: Any, cookie: str) -> Any:
        return keys.get("keys")

    monkeypatch.setattr(store, "reading_keys", reading_keys)
    return keys


def test_the_team_sees_how_a_review_stands(client: Client) -> None:
    make_pool_member(LIVED)
    door = make_door()
    sitting = door.open(make_item())
    door.answer(sitting, PROFESSIONAL, yes=False)
    page = text_of(leader_of(client, door).get(reverse("release:sitting", args=[sitting.id])))
    for words in (door.reviewers[LIVED].name, "Har svart", "Har ikke svart ennå", "En vara står klar"):
        assert words in page
    assert reverse("listen:evaluation", args=[door.facts.id]) in page
    assert "Write it milder." not in page


def test_a_late_reviewer_shows(client: Client) -> None:
    door = make_door()
    sitting = door.open(make_item())
    Seat.objects.update(answer_by=timezone.localdate() - timedelta(days=1))
    page = text_of(leader_of(client, door).get(reverse("release:sitting", args=[sitting.id])))
    assert "Skulle ha svart" in page
    assert "ikke noen vara" in page


def test_what_came_of_it_shows_with_words_for_those_who_have_unlocked(client: Client, unlocked: dict[str, Any]) -> None:
    door = make_door()
    item = make_item()
    sitting = door.open(item)
    door.both_answer(sitting, yes=False)
    path = reverse("release:sitting", args=[sitting.id])
    locked = text_of(leader_of(client, door).get(path))
    assert item.content["title"] not in locked
    assert "Lås opp evalueringen" in locked
    unlocked["keys"] = door.keys
    page = text_of(client.get(path))
    assert item.content["title"] in page
    assert "Write it milder." in page


def test_an_interviewer_on_the_team_looks_but_changes_nothing(client: Client) -> None:
    door = make_door()
    sitting = door.open(make_item())
    colleague = make_account((Role.INTERVIEWER, door.centre))
    Sitting.objects.update(barred_accounts=[*sitting.barred_accounts, str(colleague.id)])
    sign_in(client, colleague)
    page = text_of(client.get(reverse("release:sitting", args=[sitting.id])))
    assert "Stans" not in page
    assert client.post(reverse("release:cancel", args=[sitting.id])).status_code == 404
    assert client.get(reverse("release:replace_reviewer", args=[sitting.id, LIVED])).status_code == 404


def test_nobody_outside_the_team_sees_the_pages(client: Client) -> None:
    door = make_door()
    sitting = door.open(make_item())
    paths = [
        reverse("release:sitting", args=[sitting.id]),
        reverse("release:sitting", args=[uuid4()]),
        reverse("release:replace_reviewer", args=[sitting.id, LIVED]),
        reverse("release:replace_reviewer", args=[sitting.id, "nonsense"]),
    ]
    posts = [
        reverse("release:cancel", args=[sitting.id]),
        reverse("release:call_substitute", args=[sitting.id, LIVED]),
        reverse("release:call_substitute", args=[sitting.id, "nonsense"]),
        reverse("release:replace_reviewer", args=[sitting.id, LIVED]),
    ]
    for account in (None, door.reviewers[LIVED], make_account((Role.PROCESS_LEADER, door.centre))):
        if account:
            sign_in(client, account)
        assert {client.get(path).status_code for path in paths} == {404}
        assert {client.post(path, {"person": ""}).status_code for path in posts} == {404}
    assert Sitting.objects.get().is_open


def test_the_leader_stops_a_review(client: Client) -> None:
    door = make_door()
    sitting = door.open(make_item())
    path = reverse("release:cancel", args=[sitting.id])
    assert leader_of(client, door).get(path).status_code == 405
    assert client.post(path).status_code == 302
    assert Sitting.objects.get().state == SittingState.CANCELLED
    assert client.post(path).status_code == 409


def test_the_leader_lets_the_substitute_take_over(client: Client) -> None:
    make_pool_member(LIVED)
    door = make_door()
    sitting = door.open(make_item())
    path = reverse("release:call_substitute", args=[sitting.id, LIVED])
    assert leader_of(client, door).post(path).status_code == 302
    assert client.post(path).status_code == 409


def test_a_reader_sends_a_new_link(client: Client, unlocked: dict[str, Any]) -> None:
    door = make_door()
    sitting = door.open(make_item())
    newcomer = make_pool_member(LIVED)
    path = reverse("release:replace_reviewer", args=[sitting.id, LIVED])
    page = text_of(leader_of(client, door).get(path))
    assert newcomer.name in page
    locked = client.post(path, {"person": str(newcomer.id)})
    assert locked.status_code == 200
    assert "Lås opp evalueringen først" in text_of(locked)
    unlocked["keys"] = door.keys
    before = len(mail.outbox)
    assert client.post(path, {"person": str(newcomer.id)}).status_code == 302
    assert Seat.objects.get(side=LIVED, state=SeatState.SITTING).account == newcomer
    assert newcomer.email in [letter.to[0] for letter in mail.outbox[before:]]


def test_a_reader_asks_somebody_by_name_and_address(client: Client, unlocked: dict[str, Any]) -> None:
    door = make_door()
    sitting = door.open(make_item())
    unlocked["keys"] = door.keys
    path = reverse("release:replace_reviewer", args=[sitting.id, LIVED])
    leader_of(client, door)
    for values in (
        {},
        {"name": "Kari"},
        {"email": "kari@example.org"},
        {"name": "Kari", "email": "x"},
        {"person": "x"},
    ):
        response = client.post(path, values)
        assert response.status_code == 200
        assert "Én ting" in text_of(response) or "ting må rettes" in text_of(response)
    other = door.reviewers[PROFESSIONAL]
    refused = client.post(path, {"name": "Kari", "email": other.email})
    assert refused.status_code == 200
    assert client.post(path, {"name": "Kari", "email": "kari@example.org"}).status_code == 302
    assert Seat.objects.get(side=LIVED, state=SeatState.SITTING).name == "Kari"


def test_a_reviewers_list_points_to_the_mail_and_shows_no_link(client: Client) -> None:
    door = make_door()
    substitute = make_pool_member(LIVED)
    sitting = door.open(make_item())
    sign_in(client, door.reviewers[LIVED])
    page = text_of(client.get(reverse("release:start")))
    assert door.facts.title in page
    assert "Bruk lenken i e-posten" in page
    assert sitting.links[LIVED] not in page
    door.answer(sitting, LIVED)
    assert "Du har svart" in text_of(client.get(reverse("release:start")))
    sign_in(client, substitute)
    assert "Vara" in text_of(client.get(reverse("release:start")))


def test_a_list_without_seats_says_so_and_a_visitor_signs_in_first(client: Client) -> None:
    response = client.get(reverse("release:start"))
    assert response.status_code == 302
    assert response["Location"] == reverse("people:sign_in")
    sign_in(client, make_account())
    assert "Ingenting å lese nå" in text_of(client.get(reverse("release:start")))


def test_a_reviewer_joins_and_leaves_the_pool_on_their_page(client: Client) -> None:
    sign_in(client, make_reviewer(LIVED))
    assert "Bli med i leserpoolen" in text_of(client.get(reverse("release:start")))
    path = reverse("release:pool", args=[LIVED])
    client.post(path, {"join": "yes"})
    assert PoolMember.objects.get().active
    assert "Gå ut av leserpoolen" in text_of(client.get(reverse("release:start")))
    client.post(path)
    assert not PoolMember.objects.get().active
    assert client.post(reverse("release:pool", args=["nonsense"])).status_code == 404
    assert client.get(path).status_code == 405


@pytest.mark.parametrize("page", ["sitting", "start"])
def test_the_pages_take_few_queries_however_much_there_is(
    client: Client, django_assert_max_num_queries: Any, page: str, unlocked: dict[str, Any]
) -> None:
    counts = []
    for size in (1, 12):
        door = make_door()
        unlocked["keys"] = door.keys
        sitting = door.open(*(make_item() for _ in range(size)))
        door.both_answer(sitting, yes=False)
        reviewer = make_reviewer(LIVED)
        for _ in range(size):
            other = make_door()
            other.reviewers[LIVED] = reviewer
            other.open(make_item())
        sign_in(client, door.leader if page == "sitting" else reviewer)
        path = reverse("release:sitting", args=[sitting.id]) if page == "sitting" else reverse("release:start")
        with django_assert_max_num_queries(15) as captured:
            assert client.get(path).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
