"""Marks: what can be marked, by whom, and what is never stored in the open."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone, translation

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.keys import store
from medvirk.listen.actions.marking import (
    About,
    change_excerpt,
    mark_excerpt,
    remove_excerpt,
    restore_excerpt,
)
from medvirk.listen.actions.theme import add_theme, remove_theme
from medvirk.listen.enums import FindingKind
from medvirk.listen.models import Excerpt, Finding, Quote, SegmentText
from medvirk.listen.spans import Span
from medvirk.people.models import Account, Employment
from medvirk.people.queries import actor_for
from tests.factories import make_interviewer
from tests.listen.desks import Work, add_note, make_notes, make_speaker, make_work
from tests.listen.making import make_contact

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FIRST = Span(0, 5)
WORDS = "Vi ble hørt 🌲 til slutt."


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def work() -> Work:
    return make_work()


@pytest.fixture
def theme(work: Work) -> UUID:
    return add_theme(work.evaluation.id, "Å bli hørt", None, by=work.leader).id


@pytest.fixture
def text(work: Work) -> SegmentText:
    return add_note(make_notes(work), WORDS)


@pytest.fixture
def mark(work: Work, theme: UUID) -> Callable[..., Excerpt]:
    def marked(text: SegmentText, span: Span = FIRST, by: Any = None, **about: Any) -> Excerpt:
        said = About(about.pop("themes", frozenset([theme])), **about)
        return mark_excerpt(work.evaluation.id, text.id, span, said, by=by or work.leader)

    return marked


Mark = Callable[..., Excerpt]


def test_a_mark_says_who_made_it_and_which_words(work: Work, text: SegmentText, mark: Mark) -> None:
    made = mark(text, Span(7, 13))
    assert (made.marked_by, made.start, made.end) == (work.leader.id, 7, 13)


def test_a_memo_is_not_stored_in_the_open(text: SegmentText, mark: Mark) -> None:
    assert b"hemmelig" not in bytes(mark(text, memo="hemmelig tanke").sealed_memo)


def test_a_memo_goes_when_the_words_it_is_about_are_withdrawn(work: Work, mark: Mark) -> None:
    interview = make_notes(work)
    speaker = make_speaker(interview, "Bjørk")
    made = mark(add_note(interview, WORDS, by=speaker), memo="tanke")
    assert speaker.key
    store.destroy(speaker.key)
    assert made.sealed_memo
    assert speaker.key not in store.open_sealed_keys([speaker.key], work.keys)


def test_the_same_mark_sent_twice_is_stored_once(text: SegmentText, mark: Mark) -> None:
    assert mark(text).id == mark(text).id
    assert Excerpt.objects.count() == 1


def test_two_readers_can_mark_the_same_words(work: Work, text: SegmentText, mark: Mark) -> None:
    mark(text)
    mark(text, by=work.reader(make_interviewer(work.evaluation)))
    assert Excerpt.objects.count() == 2


def test_words_beyond_the_end_are_refused(text: SegmentText, mark: Mark) -> None:
    mark(text, Span(0, len(WORDS)))
    with pytest.raises(NotPossible, match="do not stand"):
        mark(text, Span(0, len(WORDS) + 1))


def test_a_mark_without_a_theme_is_refused(text: SegmentText, mark: Mark) -> None:
    with pytest.raises(NotPossible, match="at least one theme"):
        mark(text, themes=frozenset())


def test_a_theme_of_another_evaluation_does_not_count(text: SegmentText, mark: Mark) -> None:
    other = make_work()
    theirs = add_theme(other.evaluation.id, "A", None, by=other.leader)
    with pytest.raises(NotPossible, match="at least one theme"):
        mark(text, themes=frozenset([theirs.id]))


def test_notes_that_are_not_handed_in_are_not_marked(work: Work, mark: Mark) -> None:
    with pytest.raises(NotPossible, match="not handed in"):
        mark(add_note(make_notes(work, delivered=False), WORDS))


def test_withdrawn_words_cannot_be_marked(work: Work, mark: Mark) -> None:
    interview = make_notes(work)
    speaker = make_speaker(interview, "Bjørk")
    text = add_note(interview, WORDS, by=speaker)
    speaker.withdrawn_on = timezone.localdate()
    speaker.save()
    with pytest.raises(NotPossible, match="withdrawn"):
        mark(text)


def test_a_mark_speaks_for_participants_of_its_own_interview_alone(work: Work, mark: Mark) -> None:
    interview, other = make_notes(work), make_notes(work, number=2)
    text = add_note(interview, WORDS)
    here, elsewhere = make_speaker(interview, "Bjørk"), make_speaker(other, "Gran")
    assert [p.pseudonym for p in mark(text, people=frozenset([here.id])).people.all()] == ["Bjørk"]
    for stranger in (elsewhere.id, uuid4()):
        with pytest.raises(NotPossible, match="Choose again"):
            mark(text, Span(1, 2), people=frozenset([stranger]))


def test_a_mark_never_speaks_for_more_than_took_part(work: Work, mark: Mark) -> None:
    text = add_note(make_notes(work, present=4), WORDS)
    assert mark(text, counted=4).counted == 4
    with pytest.raises(NotPossible, match="More people than took part"):
        mark(text, Span(0, 1), counted=5)


def test_a_number_includes_those_who_are_named(work: Work, mark: Mark) -> None:
    interview = make_notes(work)
    people = frozenset(make_speaker(interview, name).id for name in ("Bjørk", "Gran"))
    with pytest.raises(NotPossible, match="more people than the number"):
        mark(add_note(interview, WORDS), people=people, counted=1)


def test_what_is_said_about_a_mark_can_be_changed(work: Work, text: SegmentText, mark: Mark) -> None:
    made = mark(text, memo="før")
    other = add_theme(work.evaluation.id, "Annet", None, by=work.leader)
    change_excerpt(work.evaluation.id, made.id, About(frozenset([other.id]), counted=3), by=work.leader)
    made.refresh_from_db()
    assert ([theme.id for theme in made.themes.all()], made.counted) == ([other.id], 3)
    assert not made.sealed_memo


def test_a_mark_that_is_taken_away_can_be_put_back_whole(work: Work, text: SegmentText, mark: Mark) -> None:
    made = mark(text, memo="tanke", counted=2)
    remove_excerpt(work.evaluation.id, made.id, by=work.leader)
    made.refresh_from_db()
    assert made.removed
    restore_excerpt(work.evaluation.id, made.id, by=work.leader)
    made.refresh_from_db()
    assert (made.removed, made.counted, bool(made.sealed_memo), made.themes.count()) == (False, 2, True, 1)


def test_a_mark_is_not_taken_away_twice_nor_put_back_twice(work: Work, text: SegmentText, mark: Mark) -> None:
    made = mark(text)
    with pytest.raises(NotPossible, match="put back already"):
        restore_excerpt(work.evaluation.id, made.id, by=work.leader)
    remove_excerpt(work.evaluation.id, made.id, by=work.leader)
    with pytest.raises(NotPossible, match="taken away already"):
        remove_excerpt(work.evaluation.id, made.id, by=work.leader)
    with pytest.raises(NotPossible, match="taken away already"):
        change_excerpt(work.evaluation.id, made.id, About(frozenset()), by=work.leader)


def test_a_mark_that_carries_a_finding_or_a_quote_is_not_taken_away(work: Work, text: SegmentText, mark: Mark) -> None:
    made = mark(text)
    finding = Finding.objects.create(evaluation=work.evaluation, kind=FindingKind.WORKS, position=1)
    finding.excerpts.add(made)
    with pytest.raises(NotPossible, match="finding rests"):
        remove_excerpt(work.evaluation.id, made.id, by=work.leader)
    Quote.objects.create(evaluation=work.evaluation, finding=finding, excerpt=made, position=1)
    with pytest.raises(NotPossible, match="quote rests"):
        remove_excerpt(work.evaluation.id, made.id, by=work.leader)


def test_a_mark_does_not_come_back_after_its_words_were_withdrawn(work: Work, mark: Mark) -> None:
    interview = make_notes(work)
    speaker = make_speaker(interview, "Bjørk")
    made = mark(add_note(interview, WORDS, by=speaker))
    remove_excerpt(work.evaluation.id, made.id, by=work.leader)
    speaker.key = None
    speaker.save()
    with pytest.raises(NotPossible, match="withdrawn"):
        restore_excerpt(work.evaluation.id, made.id, by=work.leader)


def test_a_mark_does_not_come_back_without_a_theme(work: Work, text: SegmentText, mark: Mark, theme: UUID) -> None:
    made = mark(text)
    remove_excerpt(work.evaluation.id, made.id, by=work.leader)
    remove_theme(work.evaluation.id, theme, by=work.leader)
    with pytest.raises(NotPossible, match="under another theme"):
        restore_excerpt(work.evaluation.id, made.id, by=work.leader)


def test_only_readers_mark(work: Work, text: SegmentText, mark: Mark) -> None:
    for stranger in (make_contact(work.evaluation), make_interviewer(work.evaluation)):
        with pytest.raises(NotAllowed):
            mark(text, by=stranger)


def test_a_reader_who_is_employed_in_the_service_does_not_mark(work: Work, text: SegmentText, mark: Mark) -> None:
    affected = work.evaluation.affected.get()
    Employment.objects.create(account_id=work.leader.id, service=affected.service)
    with pytest.raises(NotAllowed):
        mark(text, by=actor_for(Account.objects.get(id=work.leader.id)))


def test_notes_of_another_evaluation_are_not_found(work: Work, mark: Mark) -> None:
    other = make_work()
    with pytest.raises(NotAllowed):
        mark(add_note(make_notes(other), WORDS))


@pytest.mark.parametrize("state", ["dialogue", "final_report"])
def test_marking_belongs_to_earlier_steps(work: Work, text: SegmentText, mark: Mark, state: str) -> None:
    work.evaluation.state = state
    work.evaluation.save()
    with pytest.raises(NotPossible, match="another step"):
        mark(text)


def test_each_write_leaves_one_line_that_says_nothing_of_the_words(work: Work, text: SegmentText, mark: Mark) -> None:
    made = mark(text, memo="hemmelig")
    change_excerpt(work.evaluation.id, made.id, About(frozenset(t.id for t in made.themes.all())), by=work.leader)
    remove_excerpt(work.evaluation.id, made.id, by=work.leader)
    restore_excerpt(work.evaluation.id, made.id, by=work.leader)
    lines = AuditLine.objects.filter(subject=made.id).order_by("at")
    verbs = [line.verb.removeprefix("listen.excerpt.") for line in lines]
    assert verbs == ["marked", "changed", "removed", "restored"]
    assert all(line.actor == work.leader.id and not line.details for line in lines)
