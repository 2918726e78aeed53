"""What must happen every day happens without anybody signing in."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from medvirk.foundation.audit.models import AuditLine
from medvirk.foundation.keys import store
from medvirk.foundation.keys.models import SealedKey
from medvirk.listen.models import ContactList
from tests.factories import make_evaluation

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def run() -> str:
    out = StringIO()
    call_command("daily", stdout=out)
    return out.getvalue()


def test_a_contact_list_dies_on_its_day() -> None:
    evaluation = make_evaluation()
    store.new_evaluation_key(evaluation.id)
    yesterday = timezone.localdate() - timedelta(days=1)
    contact_list = ContactList(evaluation=evaluation, destroyed_on=yesterday)
    contact_list.key = store.new_sealed_key(contact_list.id, evaluation.id).id
    contact_list.save()
    assert run().startswith("1 contact lists destroyed")
    assert not SealedKey.objects.filter(owner=contact_list.id).exists()
    assert AuditLine.objects.count() == 1


def test_a_second_run_finds_nothing_to_do() -> None:
    run()
    assert run() == "0 contact lists destroyed, 0 reviewers replaced, 0 locked\n"


def test_a_list_whose_day_has_not_come_is_left_alone() -> None:
    evaluation = make_evaluation()
    tomorrow = timezone.localdate() + timedelta(days=1)
    store.new_evaluation_key(evaluation.id)
    contact_list = ContactList(evaluation=evaluation, destroyed_on=tomorrow)
    contact_list.key = store.new_sealed_key(contact_list.id, evaluation.id).id
    contact_list.save()
    assert run().startswith("0 contact lists destroyed")
    assert SealedKey.objects.filter(owner=contact_list.id).exists()
