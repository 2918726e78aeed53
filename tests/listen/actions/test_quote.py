"""Quotes: rewritten from marks, only of those who want it, and gone when they go."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.utils import translation

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.keys import store
from medvirk.listen.actions import quote as actions
from medvirk.listen.actions.participant import withdraw
from medvirk.listen.models import Quote
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.finding import release_items
from medvirk.listen.queries.participant import sheet_text
from medvirk.listen.queries.quote import quote_to_write, quotes_of
from medvirk.release.enums import ItemKind
from medvirk.release.items import Item
from tests.factories import make_actor
from tests.listen.actions.test_finding import stored
from tests.listen.gatherings import Gathering, make_gathering, say

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TEXT = "Kanarifuglen spurte hvordan jeg hadde det."


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def heard() -> Gathering:
    return make_gathering()


def test_a_quote_opens_for_its_reader_and_stands_nowhere_in_clear(heard: Gathering) -> None:
    mark = heard.mark("Hun spurte hvordan jeg hadde det.", by=heard.speaker("Rogn"))
    made = heard.quote(heard.finding("Folk blir spurt", mark), mark, TEXT)
    assert quote_to_write(heard.work.desk, made.id).text == TEXT
    assert "Kanarifuglen" not in stored()


def test_a_quote_is_changed_in_a_revision_of_its_own(heard: Gathering) -> None:
    mark = heard.mark("Hun spurte.", by=heard.speaker("Rogn"))
    made = heard.quote(heard.finding("Folk blir spurt", mark), mark)
    actions.change_quote(heard.id, made.id, 1, TEXT, by=heard.work.leader)
    assert quote_to_write(heard.work.desk, made.id).revision == 2
    with pytest.raises(NotPossible, match="changed these words meanwhile"):
        actions.change_quote(heard.id, made.id, 1, TEXT, by=heard.work.leader)


def test_somebody_who_said_no_is_not_quoted(heard: Gathering) -> None:
    mark = heard.mark("Hun spurte.", by=heard.speaker("Rogn", may_be_quoted=False))
    finding = heard.finding("Folk blir spurt", mark)
    with pytest.raises(NotPossible, match="not said yes to being quoted"):
        heard.quote(finding, mark)


def test_where_nobody_knows_who_spoke_everybody_must_have_said_yes(heard: Gathering) -> None:
    heard.speaker("Rogn")
    mark = heard.mark("Noen spurte.", counted=3)
    finding = heard.finding("Folk blir spurt", mark)
    heard.quote(finding, mark)
    heard.speaker("Selje", may_be_quoted=False)
    with pytest.raises(NotPossible, match="not said yes to being quoted"):
        heard.quote(finding, mark)


def test_where_nobody_is_registered_nobody_has_said_yes(heard: Gathering) -> None:
    mark = heard.mark("Noen spurte.", counted=3)
    with pytest.raises(NotPossible, match="not said yes to being quoted"):
        heard.quote(heard.finding("Folk blir spurt", mark), mark)


def test_a_quote_stays_in_when_somebody_takes_back_the_yes(heard: Gathering) -> None:
    rogn = heard.speaker("Rogn")
    mark = heard.mark("Hun spurte.", by=rogn, counted=5)
    made = heard.quote(heard.finding("Folk blir spurt", mark), mark)
    assert [item.subject for item in quote_items(heard)] == [made.id]
    say(rogn, False)
    assert quote_items(heard) == []


def quote_items(heard: Gathering) -> list[Item]:
    items = release_items(known(heard.id), heard.work.keys)
    return [item for item in items if item.kind == ItemKind.QUOTE]


def test_a_mark_that_the_finding_does_not_gather_is_not_quoted(heard: Gathering) -> None:
    mark = heard.mark("Hun spurte.", by=heard.speaker("Rogn"))
    with pytest.raises(NotPossible, match="does not belong to the finding"):
        heard.quote(heard.finding("Folk blir spurt"), mark)


def test_withdrawing_takes_the_quotes_out_for_good(heard: Gathering) -> None:
    rogn, selje = heard.speaker("Rogn"), heard.speaker("Selje", 1)
    marks = [heard.mark("Hun spurte.", by=rogn), heard.mark("Ingen spurte.", by=selje, interview=1)]
    finding = heard.finding("Folk blir spurt", *marks)
    gone, stays = heard.quote(finding, marks[0], TEXT), heard.quote(finding, marks[1])
    withdraw(heard.id, rogn.id, sheet_text(known(heard.id), "nb"), by=heard.work.leader)
    assert [quote.id for quote in quotes_of(known(heard.id), heard.work.keys)] == [stays.id]
    assert not Quote.objects.filter(id=gone.id).exists()


def test_a_quote_whose_key_is_gone_cannot_be_opened_and_does_not_go_out(heard: Gathering) -> None:
    rogn = heard.speaker("Rogn")
    mark = heard.mark("Hun spurte.", by=rogn, counted=5)
    heard.quote(heard.finding("Folk blir spurt", mark), mark, TEXT)
    assert rogn.key is not None
    store.destroy(rogn.key)
    [quote] = quotes_of(known(heard.id), heard.work.keys)
    assert quote.is_damaged
    assert quote.text == ""
    assert quote_items(heard) == []
    with pytest.raises(NotPossible, match="has been withdrawn"):
        actions.change_quote(heard.id, quote.id, 1, TEXT, by=heard.work.leader)


def test_a_second_quote_from_the_same_person_is_explained(heard: Gathering) -> None:
    rogn = heard.speaker("Rogn")
    marks = [heard.mark("Hun spurte.", by=rogn), heard.mark("Hun ringte.", by=rogn)]
    finding = heard.finding("Folk blir spurt", *marks)
    first, second = (heard.quote(finding, mark) for mark in marks)
    assert quote_to_write(heard.work.desk, first.id).stays_because == ""
    assert "already be quoted under this finding" in quote_to_write(heard.work.desk, second.id).stays_because


def test_an_interview_without_names_counts_as_one_person(heard: Gathering) -> None:
    heard.speaker("Rogn")
    marks = [heard.mark("Noen spurte."), heard.mark("Noen ringte.")]
    finding = heard.finding("Folk blir spurt", *marks)
    second = [heard.quote(finding, mark) for mark in marks][1]
    assert "already be quoted under this finding" in quote_to_write(heard.work.desk, second.id).stays_because


def test_a_quote_that_nobody_has_seen_can_be_removed(heard: Gathering) -> None:
    mark = heard.mark("Hun spurte.", by=heard.speaker("Rogn"))
    made = heard.quote(heard.finding("Folk blir spurt", mark), mark)
    actions.remove_quote(heard.id, made.id, by=heard.work.leader)
    assert not Quote.objects.exists()


def test_only_readers_on_the_team_write_quotes(heard: Gathering) -> None:
    mark = heard.mark("Hun spurte.", by=heard.speaker("Rogn"))
    made = heard.quote(heard.finding("Folk blir spurt", mark), mark)
    with pytest.raises(NotAllowed):
        actions.change_quote(heard.id, made.id, 1, TEXT, by=make_actor())
    with pytest.raises(NotAllowed):
        actions.remove_quote(heard.id, made.id, by=make_actor())


def test_a_quote_of_another_evaluation_is_not_there(heard: Gathering) -> None:
    other = make_gathering()
    mark = other.mark("Hun spurte.", by=other.speaker("Rogn"))
    theirs = other.quote(other.finding("Folk blir spurt", mark), mark)
    for quote in (theirs.id, uuid4()):
        with pytest.raises(NotAllowed):
            actions.change_quote(heard.id, quote, 1, TEXT, by=heard.work.leader)
        with pytest.raises(NotAllowed):
            quote_to_write(heard.work.desk, quote)
