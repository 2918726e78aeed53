"""Brings evaluations as far as a test needs them."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from medvirk.foundation.actor import Actor
from medvirk.foundation.keys.models import EvaluationKey, ReaderWrap
from medvirk.listen.enums import Agreed, Channel, InterviewKind, Side
from medvirk.listen.models import (
    Agreement,
    Asked,
    Evaluation,
    GuideVersion,
    Interview,
    Planner,
    Question,
    Section,
    WayIn,
)
from medvirk.people.enums import Role
from medvirk.people.models import Account
from tests.factories import make_account, make_actor, make_interviewer, make_process_leader

TEXTS = ("questions", "who_asks", "where_in_process", "what_happens_after", "did_we_matter")


def make_contact(evaluation: Evaluation) -> Actor:
    """The commissioner's contact."""
    return make_actor((Role.MUNICIPAL_CONTACT, evaluation.commissioner))


def make_panel_member(evaluation: Evaluation) -> Actor:
    """Somebody on the commissioner's user panel."""
    return make_actor((Role.PANEL_MEMBER, evaluation.commissioner))


def signed_in(actor: Actor) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(Account.objects.get(id=actor.id))
    return client


def write_anchoring(evaluation: Evaluation) -> Evaluation:
    """Fill in everything that the anchoring needs before the sides agree."""
    for name in (*TEXTS, "legal_assessment", "participation_money"):
        setattr(evaluation, name, f"Her står det noe om {name}.")
    evaluation.planned_participants = 30
    evaluation.save()
    for side in Side:
        Planner.objects.create(evaluation=evaluation, name=f"Planner {side}", side=side, from_where="et sted")
    return evaluation


def agree(evaluation: Evaluation, about: Agreed = Agreed.ANCHORING, version: int = 1, *sides: Side) -> None:
    """Both sides agree, or those that are named."""
    for side in sides or tuple(Side):
        Agreement.objects.create(
            evaluation=evaluation, about=about, version=version, side=side, on_behalf_of="noen", by=make_account()
        )


def make_guide(evaluation: Evaluation, number: int = 1, questions: int = 1, sections: int = 1) -> GuideVersion:
    """A version of the theme guide."""
    guide = GuideVersion.objects.create(evaluation=evaluation, number=number)
    for position in range(1, sections + 1):
        section = Section.objects.create(guide=guide, key=uuid4(), position=position, title=f"Tema {position}")
        for place in range(1, questions + 1):
            Question.objects.create(section=section, position=place, text=f"Hva tenker du om {place}?")
    return guide


def write_sheet(evaluation: Evaluation) -> Evaluation:
    """Fill in the facts of the information sheet."""
    for name in ("controller", "contact", "fate_of_data", "secrecy_limits"):
        setattr(evaluation, name, f"Her står det noe om {name}.")
    evaluation.withdraw_until = timezone.localdate() + timedelta(days=30)
    evaluation.ends_on = timezone.localdate() + timedelta(days=90)
    evaluation.save()
    return evaluation


def make_way_in(evaluation: Evaluation, *, outside: bool) -> WayIn:
    """A way in."""
    return WayIn.objects.create(
        evaluation=evaluation,
        description="Plakat på kafeen" if outside else "Brev med svarslipp",
        outside_service=outside,
        channel=Channel.PHONE,
        answer_to="00 00 00 30",
    )


def make_reader(evaluation: Evaluation, actor: Actor) -> None:
    """Let somebody hold a key, without the cost of a passphrase."""
    key, _ = EvaluationKey.objects.get_or_create(evaluation=evaluation.id, defaults={"public": b"p"})
    ReaderWrap.objects.create(key=key, reader=actor.id, public=b"p", wrapped=b"w", sealed_private=b"s")


def make_interview(evaluation: Evaluation, present: int = 5, *, delivered: bool = True, number: int = 1) -> Interview:
    """An interview."""
    return Interview.objects.create(
        evaluation=evaluation,
        number=number,
        kind=InterviewKind.GROUP,
        audience="users",
        language="nb",
        day=timezone.localdate(),
        present=present,
        delivered_on=timezone.localdate() if delivered else None,
    )


def bring_to(state: str, evaluation: Evaluation) -> Evaluation:
    """Put the evaluation in a step, with all that the step after it demands."""
    evaluation.state = state
    evaluation.save()
    write_anchoring(evaluation)
    agree(evaluation)
    if state == "draft":
        return evaluation
    make_guide(evaluation)
    agree(evaluation, Agreed.THEME_GUIDE)
    write_sheet(evaluation)
    make_way_in(evaluation, outside=True)
    inside = make_way_in(evaluation, outside=False)
    if state == "anchored":
        return evaluation
    Asked.objects.create(evaluation=evaluation, way_in=inside, number=20, by=make_account())
    for actor in (make_process_leader(evaluation), make_interviewer(evaluation)):
        make_reader(evaluation, actor)
    return evaluation
