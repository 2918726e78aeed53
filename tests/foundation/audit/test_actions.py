"""One verb, one function, one transaction, one line."""

import pytest

from medvirk.find.models import Organisation
from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, require, system_actor
from medvirk.foundation.audit.models import AuditLine
from tests.factories import make_organisation

ROBOT = system_actor("test")


@audit.action("test.organisation.renamed")
def rename(organisation: Organisation, name: str, *, by: Actor, allowed: bool = True, lines: int = 1) -> None:
    organisation.name = name
    organisation.save()
    require(allowed)
    for _ in range(lines):
        audit.record(by, organisation, length=len(name))


@pytest.mark.django_db
def test_a_write_leaves_exactly_one_line() -> None:
    organisation = make_organisation()
    rename(organisation, "New", by=ROBOT)
    line = AuditLine.objects.get()
    assert (line.verb, line.actor, line.subject, line.organisation) == (
        "test.organisation.renamed", ROBOT.id, organisation.id, organisation.id,
    )  # fmt: skip
    assert line.details == {"length": 3}


@pytest.mark.django_db
@pytest.mark.parametrize("lines", [0, 2])
def test_a_write_with_no_line_or_two_is_undone(lines: int) -> None:
    organisation = make_organisation(name="Old")
    with pytest.raises(audit.TrailBroken):
        rename(organisation, "New", by=ROBOT, lines=lines)
    organisation.refresh_from_db()
    assert organisation.name == "Old"
    assert not AuditLine.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_refused_attempt_is_undone_and_written_down() -> None:
    organisation = make_organisation(name="Old")
    with pytest.raises(NotAllowed):
        rename(organisation, "New", by=ROBOT, allowed=False)
    organisation.refresh_from_db()
    assert organisation.name == "Old"
    line = AuditLine.objects.get()
    assert line.refused
    assert line.subject == organisation.id


@pytest.mark.django_db
def test_nobody_writes_outside_an_action() -> None:
    with pytest.raises(audit.TrailBroken):
        audit.record(ROBOT, make_organisation())


def test_a_write_names_its_actor() -> None:
    with pytest.raises(TypeError):
        rename(Organisation(), "New", by="somebody")  # type: ignore[arg-type]
