"""Findings: sealed words in revisions, marks gathered, and who stands behind them."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.utils import translation

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.listen.actions import finding as actions
from medvirk.listen.actions.finding import Words
from medvirk.listen.models import Crew, Finding, FindingRevision
from medvirk.listen.queries.finding import finding_seen, findings_seen, release_facts, release_items
from medvirk.people.models import Account, Employment
from medvirk.people.queries import actor_for
from medvirk.privacy.disclosure import Standing
from tests.factories import make_actor, make_interviewer, make_service
from tests.listen.desks import counted_queries, make_work
from tests.listen.gatherings import CANARY, Gathering, make_gathering
from tests.listen.making import make_contact

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CHANGED = Words("better", None, "Folk venter lenge", "De venter i flere uker.")


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def heard() -> Gathering:
    return make_gathering()


def stored() -> str:
    """Everything in both databases, as text."""
    found = []
    for name in ("default", "keys"):
        with connections[name].cursor() as cursor:
            for table in connections[name].introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the database's own names
                found += [_readable(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


def _readable(value: Any) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)


def test_a_finding_opens_for_its_reader_and_stands_nowhere_in_clear(heard: Gathering) -> None:
    made = heard.finding("Kanarifuglen i tittelen")
    seen = finding_seen(heard.work.desk, made.id)
    assert (seen.title, seen.text, seen.theme) == ("Kanarifuglen i tittelen", CANARY, "Å bli møtt")
    assert "Kanarifuglen" not in stored()


def test_every_change_is_a_revision_and_the_older_words_stay(heard: Gathering) -> None:
    made = heard.finding()
    actions.change_finding(heard.id, made.id, 1, CHANGED, by=heard.work.leader)
    assert [row.number for row in made.revisions.all()] == [1, 2]
    seen = finding_seen(heard.work.desk, made.id)
    assert (seen.title, seen.revision, seen.kind) == ("Folk venter lenge", 2, "better")


def test_two_who_write_at_once_do_not_overwrite_each_other(heard: Gathering) -> None:
    made = heard.finding()
    actions.change_finding(heard.id, made.id, 1, CHANGED, by=heard.work.leader)
    with pytest.raises(NotPossible, match="changed these words meanwhile"):
        actions.change_finding(heard.id, made.id, 1, CHANGED, by=heard.work.leader)


def test_those_who_are_known_and_those_who_were_counted_stand_behind_it(heard: Gathering) -> None:
    rogn = heard.speaker("Rogn")
    marks = [
        heard.mark("Jeg fikk te.", by=rogn),
        heard.mark("Vi satt sammen.", counted=3),
        heard.mark("Det var fint.", interview=1, recognised=4),
    ]
    made = heard.finding("Folk blir tatt imot", *marks)
    assert finding_seen(heard.work.desk, made.id).standing == Standing(7, 2, 2, 0)


def test_what_the_marker_says_counts_before_what_the_note_says(heard: Gathering) -> None:
    rogn, selje = heard.speaker("Rogn"), heard.speaker("Selje")
    mark = heard.mark("Vi fikk te begge to.", by=rogn, people=(rogn, selje), recognised=6)
    made = heard.finding("Folk får te", mark)
    assert finding_seen(heard.work.desk, made.id).standing.people == 2


def test_a_mark_that_is_taken_away_stands_behind_nothing(heard: Gathering) -> None:
    mark = heard.mark("Vi satt sammen.", counted=3)
    made = heard.finding("Folk sitter sammen", mark)
    mark.removed = True
    mark.save()
    seen = finding_seen(heard.work.desk, made.id)
    assert seen.standing.interviews == 0
    assert not seen.wording


def test_others_read_a_word_where_enough_stand_behind_it(heard: Gathering) -> None:
    made = heard.finding("Folk sitter sammen", heard.mark("Vi satt sammen.", counted=7))
    seen = finding_seen(heard.work.desk, made.id)
    assert seen.wording
    assert "7" not in seen.wording
    assert not seen.stays_because


def test_what_two_people_said_stays_in_with_the_reason(heard: Gathering) -> None:
    made = heard.finding("To sa dette", heard.mark("Vi to.", counted=2))
    seen = finding_seen(heard.work.desk, made.id)
    assert not seen.wording
    assert seen.stays_because


def test_where_nobody_counted_the_team_is_told_to_ask(heard: Gathering) -> None:
    made = heard.finding("Ingen telte", heard.mark("Noen sa det."))
    seen = finding_seen(heard.work.desk, made.id)
    assert (seen.standing.people, seen.standing.uncounted) == (None, 1)
    assert seen.stays_because


def test_a_mark_that_carries_a_quote_cannot_be_left_out(heard: Gathering) -> None:
    mark = heard.mark("Jeg fikk te.", by=heard.speaker("Rogn"))
    made = heard.finding("Folk får te", mark)
    heard.quote(made, mark)
    with pytest.raises(NotPossible, match="A quote rests on a mark"):
        actions.gather(heard.id, made.id, [], by=heard.work.leader)


def test_marks_of_another_evaluation_are_not_gathered(heard: Gathering) -> None:
    made, other = heard.finding(), make_gathering()
    with pytest.raises(NotPossible, match="taken away meanwhile"):
        actions.gather(heard.id, made.id, [other.mark("Et annet sted").id], by=heard.work.leader)


def test_a_theme_of_another_evaluation_is_not_there(heard: Gathering) -> None:
    with pytest.raises(NotAllowed):
        heard.finding(theme=make_gathering().theme)


def test_findings_move_and_stop_at_the_end_of_the_row(heard: Gathering) -> None:
    first, second = heard.finding("Den første"), heard.finding("Den andre")
    actions.move_finding(heard.id, second.id, -1, by=heard.work.leader)
    actions.move_finding(heard.id, second.id, -1, by=heard.work.leader)
    assert list(Finding.objects.values_list("id", flat=True)) == [second.id, first.id]


def test_a_draft_can_be_removed_and_its_marks_stay(heard: Gathering) -> None:
    mark = heard.mark("Vi satt sammen.", counted=3)
    made = heard.finding("Folk sitter sammen", mark)
    actions.remove_finding(heard.id, made.id, by=heard.work.leader)
    assert not FindingRevision.objects.exists()
    mark.refresh_from_db()
    assert not mark.removed


def test_what_the_conference_added_is_never_removed(heard: Gathering) -> None:
    made = actions.add_conference_finding(
        heard.work.evaluation, "better", "Flere møter", "Flere møter.", 9, by=heard.work.leader
    )
    with pytest.raises(NotPossible, match="Reviewers have had this"):
        actions.remove_finding(heard.id, made.id, by=heard.work.leader)
    with pytest.raises(NotPossible, match="born in the conference"):
        actions.gather(heard.id, made.id, [], by=heard.work.leader)


def test_a_conference_finding_stands_on_those_who_recognised_it_there(heard: Gathering) -> None:
    actions.add_conference_finding(
        heard.work.evaluation, "better", "Flere møter", "Flere møter.", 9, by=heard.work.leader
    )
    [item] = release_items(heard.work.evaluation, heard.work.keys)
    assert (item.evidence.people, item.evidence.interviews) == (9, 0)


def test_what_is_set_aside_does_not_go_out(heard: Gathering) -> None:
    made = heard.finding("Folk sitter sammen", heard.mark("Vi satt sammen.", counted=5))
    actions.set_aside(made, "Vi kjenner oss ikke igjen.")
    assert release_items(heard.work.evaluation, heard.work.keys) == []
    actions.set_aside(made, "")
    assert [item.subject for item in release_items(heard.work.evaluation, heard.work.keys)] == [made.id]


def test_only_readers_on_the_team_write_findings(heard: Gathering) -> None:
    unlocked_nothing = make_interviewer(heard.work.evaluation)
    for actor in (make_contact(heard.work.evaluation), make_actor(), unlocked_nothing):
        with pytest.raises(NotAllowed):
            actions.add_finding(heard.id, CHANGED, by=actor)


def test_somebody_who_works_in_the_service_writes_nothing_even_on_the_team(heard: Gathering) -> None:
    account = Account.objects.get(id=heard.work.leader.id)
    Employment.objects.create(account=account, service=heard.work.evaluation.affected.get().service)
    with pytest.raises(NotAllowed):
        actions.add_finding(heard.id, CHANGED, by=actor_for(account))


def test_findings_are_not_written_before_anything_is_collected() -> None:
    work = make_work("recruiting")
    with pytest.raises(NotPossible, match="belongs to another step"):
        actions.add_finding(work.evaluation.id, CHANGED, by=work.leader)


def test_a_finding_of_another_evaluation_is_not_there(heard: Gathering) -> None:
    theirs = make_gathering().finding()
    for finding in (theirs.id, uuid4()):
        with pytest.raises(NotAllowed):
            actions.change_finding(heard.id, finding, 1, CHANGED, by=heard.work.leader)
        with pytest.raises(NotAllowed):
            finding_seen(heard.work.desk, finding)


def test_reading_findings_takes_as_many_queries_for_many_as_for_few(heard: Gathering) -> None:
    asked = []
    for number in range(4):
        mark = heard.mark("Jeg fikk te.", by=heard.speaker(f"Person {number}"))
        heard.quote(heard.finding(f"Funn {number}", mark), mark)
        evaluation = heard.work.desk.evaluation
        with counted_queries() as queries:
            assert len(findings_seen(evaluation, heard.work.keys)) == number + 1
        asked.append(len(queries))
    assert set(asked) == {4}


def test_the_team_and_every_interviewer_are_barred_from_reviewing(heard: Gathering) -> None:
    visitor = make_actor()
    Crew.objects.create(interview=heard.interviews[0], account_id=visitor.id, part="asks")
    facts = release_facts(heard.work.evaluation)
    assert {heard.work.leader.id, visitor.id} <= facts.barred_accounts
    assert facts.participants == 13
    assert make_service().id not in facts.affected_services
