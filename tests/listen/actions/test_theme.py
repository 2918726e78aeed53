"""The theme tree: what may be done with it, and what its rows never say in the open."""

from collections.abc import Callable, Iterator

import pytest
from django.utils import translation

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.listen import sealed
from medvirk.listen.actions.marking import About, mark_excerpt, remove_excerpt
from medvirk.listen.actions.theme import add_theme, move_theme, put_theme_under, remove_theme, rename_theme
from medvirk.listen.enums import FindingKind
from medvirk.listen.models import Finding, Theme
from medvirk.listen.queries.theme import can_hold, theme_tree
from medvirk.listen.spans import Span
from medvirk.privacy.sealing import CannotOpen, open_sealed
from tests.factories import make_interviewer
from tests.listen.desks import Work, add_note, make_notes, make_work
from tests.listen.making import make_contact

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Add = Callable[..., Theme]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def work() -> Work:
    return make_work()


@pytest.fixture
def add(work: Work) -> Add:
    def added(name: str, under: Theme | None = None) -> Theme:
        return add_theme(work.evaluation.id, name, under.id if under else None, by=work.leader)

    return added


def names(work: Work) -> list[str]:
    return [" > ".join(theme.path) for theme in theme_tree(work.desk)]


def test_a_tree_is_shown_with_each_theme_followed_by_those_under_it(work: Work, add: Add) -> None:
    first, _second = add("A"), add("B")
    add("A1", first)
    assert names(work) == ["A", "A > A1", "B"]


def test_a_name_is_not_stored_in_the_open(add: Add) -> None:
    assert b"hemmelig" not in bytes(add("hemmelig").sealed_name)


def test_a_tree_has_three_levels_and_no_more(add: Add) -> None:
    third = add("C", add("B", add("A")))
    with pytest.raises(NotPossible, match="three levels"):
        add("D", third)


def test_a_theme_gets_another_name(work: Work, add: Add) -> None:
    rename_theme(work.evaluation.id, add("A").id, 1, "Å", by=work.leader)
    assert names(work) == ["Å"]


def test_an_old_name_cannot_be_put_back_in_the_row(work: Work, add: Add) -> None:
    theme = add("A")
    old = bytes(theme.sealed_name)
    renamed = rename_theme(work.evaluation.id, theme.id, 1, "B", by=work.leader)
    with pytest.raises(CannotOpen):
        open_sealed(old, sealed.theme_name(renamed), work.keys)


def test_two_who_rename_at_once_do_not_overwrite_each_other(work: Work, add: Add) -> None:
    theme = add("A")
    rename_theme(work.evaluation.id, theme.id, 1, "B", by=work.leader)
    with pytest.raises(NotPossible, match="meanwhile"):
        rename_theme(work.evaluation.id, theme.id, 1, "C", by=work.leader)
    assert names(work) == ["B"]


def test_a_theme_moves_among_its_siblings_and_stops_at_the_end(work: Work, add: Add) -> None:
    add("A"), add("B")
    last = add("C")
    move_theme(work.evaluation.id, last.id, -1, by=work.leader)
    assert names(work) == ["A", "C", "B"]
    for _ in range(3):
        move_theme(work.evaluation.id, last.id, -1, by=work.leader)
    assert names(work) == ["C", "A", "B"]


def test_a_theme_is_put_under_another_with_all_that_lies_under_it(work: Work, add: Add) -> None:
    first, second = add("A"), add("B")
    add("B1", second)
    put_theme_under(work.evaluation.id, second.id, first.id, by=work.leader)
    assert names(work) == ["A", "A > B", "A > B > B1"]
    put_theme_under(work.evaluation.id, second.id, None, by=work.leader)
    assert names(work) == ["A", "B", "B > B1"]


def test_a_theme_is_never_put_under_itself(work: Work, add: Add) -> None:
    first = add("A")
    below = add("B", first)
    for target in (first, below):
        with pytest.raises(NotPossible, match="under itself"):
            put_theme_under(work.evaluation.id, first.id, target.id, by=work.leader)


def test_a_tall_theme_is_not_put_where_the_tree_would_grow_too_deep(work: Work, add: Add) -> None:
    tall, other = add("A"), add("B")
    add("A1", tall)
    below = add("B1", other)
    with pytest.raises(NotPossible, match="three levels"):
        put_theme_under(work.evaluation.id, tall.id, below.id, by=work.leader)


def test_the_places_on_offer_are_those_that_are_possible(work: Work, add: Add) -> None:
    tall, other = add("A"), add("B")
    add("A1", tall), add("B1", other)
    tree = theme_tree(work.desk)
    assert [theme.name for theme in can_hold(tree, tree[0])] == ["B"]
    assert [theme.name for theme in can_hold(tree, None)] == ["A", "A1", "B", "B1"]


def test_a_theme_that_nothing_hangs_on_is_removed(work: Work, add: Add) -> None:
    remove_theme(work.evaluation.id, add("A").id, by=work.leader)
    assert names(work) == []


def test_a_theme_with_themes_under_it_is_not_removed(work: Work, add: Add) -> None:
    first = add("A")
    add("B", first)
    with pytest.raises(NotPossible, match="lie under this one"):
        remove_theme(work.evaluation.id, first.id, by=work.leader)


def test_a_theme_with_marks_is_not_removed_until_they_are_taken_away(work: Work, add: Add) -> None:
    theme, text = add("A"), add_note(make_notes(work), "Noen ord.")
    about = About(frozenset([theme.id]))
    mark = mark_excerpt(work.evaluation.id, text.id, Span(0, 4), about, by=work.leader)
    with pytest.raises(NotPossible, match="marks under this theme"):
        remove_theme(work.evaluation.id, theme.id, by=work.leader)
    remove_excerpt(work.evaluation.id, mark.id, by=work.leader)
    remove_theme(work.evaluation.id, theme.id, by=work.leader)
    assert not Theme.objects.exists()


def test_a_theme_with_a_finding_is_not_removed(work: Work, add: Add) -> None:
    theme = add("A")
    Finding.objects.create(evaluation=work.evaluation, kind=FindingKind.WORKS, theme=theme, position=1)
    with pytest.raises(NotPossible, match="finding belongs"):
        remove_theme(work.evaluation.id, theme.id, by=work.leader)


def test_somebody_on_the_team_who_cannot_read_does_not_write_themes(work: Work) -> None:
    with pytest.raises(NotAllowed):
        add_theme(work.evaluation.id, "A", None, by=make_interviewer(work.evaluation))


def test_the_service_never_writes_themes(work: Work) -> None:
    with pytest.raises(NotAllowed):
        add_theme(work.evaluation.id, "A", None, by=make_contact(work.evaluation))


def test_a_theme_of_another_evaluation_is_not_found(work: Work, add: Add) -> None:
    other = make_work()
    with pytest.raises(NotAllowed):
        rename_theme(other.evaluation.id, add("A").id, 1, "B", by=other.leader)


@pytest.mark.parametrize("state", ["recruiting", "follow_up", "closed"])
def test_themes_belong_to_the_steps_in_which_findings_are_written(state: str) -> None:
    work = make_work(state)
    with pytest.raises(NotPossible, match="another step"):
        add_theme(work.evaluation.id, "A", None, by=work.leader)


def test_each_write_leaves_a_line_without_the_name(work: Work, add: Add) -> None:
    theme = add("hemmelig navn")
    move_theme(work.evaluation.id, theme.id, 1, by=work.leader)
    remove_theme(work.evaluation.id, theme.id, by=work.leader)
    lines = AuditLine.objects.filter(evaluation=work.evaluation.id).order_by("at")
    assert [line.verb for line in lines] == ["listen.theme.added", "listen.theme.moved", "listen.theme.removed"]
    assert "hemmelig" not in str([line.details for line in lines])
