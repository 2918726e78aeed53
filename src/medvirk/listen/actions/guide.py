"""Writes to the theme guide: versions, sections and open questions.

A version that a side has agreed to is never changed; a new version starts as its copy, with the same section
keys, so that notes stay under their section.
"""

from uuid import UUID, uuid4

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.listen import rules, states
from medvirk.listen.actions.anchoring import agree
from medvirk.listen.actions.evaluation import locked
from medvirk.listen.enums import Agreed, Side
from medvirk.listen.models import Agreement, Evaluation, GuideVersion, Question, Section

#: Moving one place: towards the beginning or towards the end.
UP, DOWN = -1, 1


@audit.action("listen.guide.started")
def start_guide(evaluation_id: UUID, *, by: Actor) -> GuideVersion:
    """Begin the guide with one section and the opening question, in the evaluation's own language."""
    evaluation = _open_for(evaluation_id, by)
    check(not evaluation.guides.exists(), _("There is a theme guide already."))
    guide = GuideVersion.objects.create(evaluation=evaluation, number=1)
    with translation.override(evaluation.language):
        title, opening = gettext("What is important"), gettext("What matters to you?")
    section = Section.objects.create(guide=guide, key=uuid4(), position=1, title=title)
    Question.objects.create(section=section, position=1, text=opening)
    audit.record(by, guide, number=1)
    return guide


@audit.action("listen.guide.version_made")
def new_version(evaluation_id: UUID, *, by: Actor) -> GuideVersion:
    """Begin a new version as a copy of the newest. Refused while the newest can still be changed."""
    evaluation = _open_for(evaluation_id, by)
    newest = states.latest_guide(evaluation)
    if newest is None:
        raise NotAllowed
    check(states.is_agreed_to(evaluation, newest), _("The newest version can still be changed. Change that one."))
    copy = GuideVersion.objects.create(evaluation=evaluation, number=newest.number + 1)
    for section in newest.sections.prefetch_related("questions"):
        _copy_section(section, copy)
    audit.record(by, copy, number=copy.number)
    return copy


def _copy_section(section: Section, guide: GuideVersion) -> None:
    copied = Section.objects.create(
        guide=guide, key=section.key, position=section.position, title=section.title, note=section.note
    )
    Question.objects.bulk_create(
        Question(section=copied, position=question.position, text=question.text) for question in section.questions.all()
    )


@audit.action("listen.guide.section_added")
def add_section(evaluation_id: UUID, title: str, note: str, *, by: Actor) -> Section:
    """Add a section at the end of the newest version."""
    guide = _changeable(evaluation_id, by)
    position = _after_last(guide.sections.aggregate(last=Max("position"))["last"])
    section = Section.objects.create(guide=guide, key=uuid4(), position=position, title=title, note=note)
    audit.record(by, guide, section=str(section.id))
    return section


@audit.action("listen.guide.section_written")
def write_section(evaluation_id: UUID, section_id: UUID, title: str, note: str, *, by: Actor) -> Section:
    """Change a section's title and note."""
    guide = _changeable(evaluation_id, by)
    section = _section(guide, section_id)
    section.title, section.note = title, note
    section.save(update_fields=["title", "note"])
    audit.record(by, guide, section=str(section_id))
    return section


@audit.action("listen.guide.section_moved")
def move_section(evaluation_id: UUID, section_id: UUID, step: int, *, by: Actor) -> None:
    """Move a section one place; at the end of the row nothing happens."""
    guide = _changeable(evaluation_id, by)
    _section(guide, section_id)
    _move(list(guide.sections.all()), section_id, step)
    audit.record(by, guide, section=str(section_id))


@audit.action("listen.guide.section_removed")
def remove_section(evaluation_id: UUID, section_id: UUID, *, by: Actor) -> None:
    """Remove a section. Refused while it has questions, so that none is lost by a slip."""
    guide = _changeable(evaluation_id, by)
    section = _section(guide, section_id)
    check(not section.questions.exists(), _("Remove the questions of this section first."))
    section.delete()
    audit.record(by, guide, section=str(section_id))


@audit.action("listen.guide.question_added")
def add_question(evaluation_id: UUID, section_id: UUID, text: str, *, by: Actor) -> Question:
    """Add an open question at the end of a section."""
    guide = _changeable(evaluation_id, by)
    section = _section(guide, section_id)
    position = _after_last(section.questions.aggregate(last=Max("position"))["last"])
    question = Question.objects.create(section=section, position=position, text=text)
    audit.record(by, guide, question=str(question.id))
    return question


@audit.action("listen.guide.question_written")
def write_question(evaluation_id: UUID, question_id: UUID, text: str, *, by: Actor) -> Question:
    """Change a question's words."""
    guide = _changeable(evaluation_id, by)
    question = _question(guide, question_id)
    question.text = text
    question.save(update_fields=["text"])
    audit.record(by, guide, question=str(question_id))
    return question


@audit.action("listen.guide.question_moved")
def move_question(evaluation_id: UUID, question_id: UUID, step: int, *, by: Actor) -> None:
    """Move a question one place within its section; at the end of the row nothing happens."""
    guide = _changeable(evaluation_id, by)
    question = _question(guide, question_id)
    _move(list(question.section.questions.all()), question_id, step)
    audit.record(by, guide, question=str(question_id))


@audit.action("listen.guide.question_removed")
def remove_question(evaluation_id: UUID, question_id: UUID, *, by: Actor) -> str:
    """Remove a question; its words come back, so that they can be shown and written again."""
    guide = _changeable(evaluation_id, by)
    question = _question(guide, question_id)
    question.delete()
    audit.record(by, guide, question=str(question_id))
    return question.text


@audit.action("listen.guide.agreed")
def agree_to_guide(evaluation_id: UUID, number: int, side: Side, on_behalf_of: str, *, by: Actor) -> Agreement:
    """One side agrees to a version. From then on that version is never changed.

    ``number`` is the version that the person read: another one may have been made in the meantime.
    """
    evaluation = locked(evaluation_id)
    require(rules.may_agree(by, evaluation, side))
    states.check_open(evaluation, states.Work.GUIDE)
    states.check_guide_can_be_agreed(evaluation, number)
    agreement = agree(evaluation, Agreed.THEME_GUIDE, number, side, on_behalf_of, by)
    audit.record(by, agreement, side=side.value, version=number)
    return agreement


def _open_for(evaluation_id: UUID, by: Actor) -> Evaluation:
    evaluation = locked(evaluation_id)
    require(rules.may_plan(by, evaluation))
    states.check_open(evaluation, states.Work.GUIDE)
    return evaluation


def _changeable(evaluation_id: UUID, by: Actor) -> GuideVersion:
    evaluation = _open_for(evaluation_id, by)
    guide = states.latest_guide(evaluation)
    if guide is None:
        raise NotAllowed
    states.check_guide_can_change(evaluation, guide)
    return guide


def _section(guide: GuideVersion, section_id: UUID) -> Section:
    section = guide.sections.filter(id=section_id).first()
    if section is None:
        raise NotAllowed
    return section


def _question(guide: GuideVersion, question_id: UUID) -> Question:
    question = Question.objects.filter(section__guide=guide, id=question_id).select_related("section").first()
    if question is None:
        raise NotAllowed
    return question


def _after_last(last: int | None) -> int:
    return (last or 0) + 1


def _move[Placed: (Section, Question)](rows: list[Placed], row_id: UUID, step: int) -> None:
    """Give all rows their place anew, the moved one a step away."""
    place = next(place for place, row in enumerate(rows) if row.id == row_id)
    target = min(max(place + step, 0), len(rows) - 1)
    rows.insert(target, rows.pop(place))
    for position, row in enumerate(rows, start=1):
        row.position = position
        row.save(update_fields=["position"])
