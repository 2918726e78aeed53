"""The pages of the theme tree."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from medvirk.listen.actions.theme import add_theme
from medvirk.listen.models import Theme
from medvirk.listen.queries.theme import theme_tree
from tests.listen.desks import Work, counted_queries, make_work
from tests.listen.making import make_contact, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def work() -> Work:
    return make_work()


def address(work: Work, name: str = "themes", *args: UUID) -> str:
    return reverse(f"listen:{name}", args=[work.evaluation.id, *args])


def add(work: Work, name: str, under: UUID | None = None) -> UUID:
    return add_theme(work.evaluation.id, name, under, by=work.leader).id


def page(client: Client, url: str, **written: Any) -> str:
    return client.post(url, written, follow=True).content.decode()


def test_a_theme_is_added_and_shown_in_its_place(work: Work) -> None:
    first = add(work, "Å bli møtt")
    shown = page(work.browser(), address(work), name="Holde avtaler", under=str(first))
    assert "The theme is added." in shown
    assert [theme.path for theme in theme_tree(work.desk)] == [("Å bli møtt",), ("Å bli møtt", "Holde avtaler")]


def test_a_name_that_is_taken_in_the_same_place_is_refused(work: Work) -> None:
    first = add(work, "Å bli møtt")
    client = work.browser()
    assert "already. Choose another name." in page(client, address(work), name="å bli MØTT", under="")
    page(client, address(work), name="Å bli møtt", under=str(first))
    assert Theme.objects.count() == 2


def test_a_theme_keeps_its_own_name_without_complaint(work: Work) -> None:
    url = address(work, "write_theme", add(work, "A"))
    assert "The theme has its new name." in page(work.browser(), url, name="A", revision=1)


def test_a_theme_is_renamed_from_its_page(work: Work) -> None:
    page(work.browser(), address(work, "write_theme", add(work, "A")), name="B", revision=1)
    assert [theme.name for theme in theme_tree(work.desk)] == ["B"]


def test_a_rename_on_an_old_page_is_refused_and_nothing_is_lost(work: Work) -> None:
    shown = page(work.browser(), address(work, "write_theme", add(work, "A")), name="Mitt navn", revision=7)
    assert "another name meanwhile" in shown
    assert "Mitt navn" in shown


def test_a_theme_is_put_under_another_from_its_page(work: Work) -> None:
    first, second = add(work, "A"), add(work, "B")
    page(work.browser(), address(work, "place_theme", second), under=str(first))
    assert [theme.level for theme in theme_tree(work.desk)] == [1, 2]


def test_a_place_that_is_not_possible_is_refused(work: Work) -> None:
    first = add(work, "A")
    assert "Error:" in page(work.browser(), address(work, "place_theme", first), under=str(first))
    assert Theme.objects.get().parent is None


def test_themes_are_moved_with_buttons(work: Work) -> None:
    add(work, "A")
    page(work.browser(), address(work, "move_theme", add(work, "B")), step="up")
    assert [theme.name for theme in theme_tree(work.desk)] == ["B", "A"]


def test_an_unknown_direction_moves_nothing(work: Work) -> None:
    add(work, "A")
    page(work.browser(), address(work, "move_theme", add(work, "B")), step="sideways")
    assert [theme.name for theme in theme_tree(work.desk)] == ["A", "B"]


def test_what_is_removed_is_told_with_its_name(work: Work) -> None:
    assert "Removed: “A”" in page(work.browser(), address(work, "remove_theme", add(work, "A")))


def test_what_something_hangs_on_is_not_removed_and_the_page_says_why(work: Work) -> None:
    first = add(work, "A")
    add(work, "B", first)
    assert "Other themes lie under this one." in page(work.browser(), address(work, "remove_theme", first))


def test_the_service_does_not_find_the_themes(work: Work) -> None:
    client = signed_in(make_contact(work.evaluation))
    assert client.get(address(work)).status_code == 404
    assert client.get(address(work, "write_theme", add(work, "A"))).status_code == 404


def test_names_are_not_shown_while_the_notes_are_locked(work: Work) -> None:
    add(work, "Å bli møtt")
    assert "Å bli møtt" not in signed_in(work.leader).get(address(work)).content.decode()


def test_a_name_that_cannot_be_opened_does_not_close_the_page(work: Work) -> None:
    add(work, "A")
    Theme.objects.update(revision=9)
    assert "A name that cannot be opened" in work.browser().get(address(work)).content.decode()


@pytest.mark.parametrize("count", [2, 14])
def test_the_number_of_queries_does_not_grow_with_the_tree(work: Work, count: int) -> None:
    for number in range(count):
        add(work, f"Tema {number}")
    client = work.browser()
    with counted_queries() as asked:
        client.get(address(work))
    assert len(asked) <= 15, "\n".join(asked)
