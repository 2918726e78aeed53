"""Writes to findings: write one, change its words, gather marks, move, remove; and what the conference adds.

Words are sealed to the evaluation before they are stored, and every change of words is a revision of its own.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, sealed, states
from medvirk.listen.actions.evaluation import locked
from medvirk.listen.models import Evaluation, Finding, FindingRevision, Theme
from medvirk.privacy.sealing import seal
from medvirk.release.queries import state_of

LONGEST_TITLE = 160
LONGEST_TEXT = 4_000

CHANGED_MEANWHILE = _(
    "Somebody has changed these words meanwhile. Copy what you have written, open the finding again, and put it in."
)
UNKNOWN_MARKS = _("Some of these marks have been taken away meanwhile. Look through the list once more.")
HAS_QUOTE = _("A quote rests on a mark that you left out. Remove the quote first, or keep the mark.")
HAS_BEEN_SENT = _(
    "Reviewers have had this before them, so it is kept. Write it anew, or leave it out of the next round."
)
FROM_CONFERENCE = _("This finding was born in the conference, so it rests on what was said there and not on marks.")


@dataclass(frozen=True)
class Words:
    """What is written about a finding, in the evaluation's language."""

    kind: str
    theme: UUID | None
    title: str
    text: str


@audit.action("listen.finding.written")
def add_finding(evaluation_id: UUID, words: Words, *, by: Actor) -> Finding:
    """Write a finding, last among those that are there."""
    evaluation = open_for_findings(evaluation_id, by)
    finding = Finding(evaluation=evaluation, kind=words.kind, position=_next_position(evaluation))
    finding.theme = _theme(evaluation, words.theme)
    finding.save()
    add_revision(finding, words.title, words.text, by=by)
    audit.record(by, finding, kind=str(finding.kind))
    return finding


@audit.action("listen.finding.changed")
def change_finding(evaluation_id: UUID, finding_id: UUID, revision: int, words: Words, *, by: Actor) -> Finding:
    """Write a new revision. ``revision`` is the one that the writer had before them."""
    evaluation = open_for_findings(evaluation_id, by)
    finding = finding_in(evaluation, finding_id)
    check(_newest(finding) == revision, CHANGED_MEANWHILE)
    finding.kind, finding.theme = words.kind, _theme(evaluation, words.theme)
    finding.save(update_fields=["kind", "theme"])
    made = add_revision(finding, words.title, words.text, by=by)
    audit.record(by, finding, revision=made.number)
    return finding


@audit.action("listen.finding.gathered")
def gather(evaluation_id: UUID, finding_id: UUID, excerpts: Collection[UUID], *, by: Actor) -> Finding:
    """Let a finding rest on exactly these marks."""
    evaluation = open_for_findings(evaluation_id, by)
    finding = finding_in(evaluation, finding_id)
    check(not finding.from_conference, FROM_CONFERENCE)
    found = list(evaluation.excerpts.filter(id__in=excerpts, removed=False))
    check(len(found) == len(set(excerpts)), UNKNOWN_MARKS)
    check(not finding.quotes.exclude(excerpt__in=found).exists(), HAS_QUOTE)
    finding.excerpts.set(found)
    audit.record(by, finding, marks=len(found))
    return finding


@audit.action("listen.finding.moved")
def move_finding(evaluation_id: UUID, finding_id: UUID, step: int, *, by: Actor) -> None:
    """Move a finding up (-1) or down (1) among the others; at the end of the row nothing happens."""
    evaluation = open_for_findings(evaluation_id, by)
    finding = finding_in(evaluation, finding_id)
    row = list(evaluation.findings.order_by("position", "id"))
    here = row.index(finding)
    row.insert(max(0, here + step), row.pop(here))
    for position, other in enumerate(row, start=1):
        other.position = position
    Finding.objects.bulk_update(row, ["position"])
    audit.record(by, finding)


@audit.action("listen.finding.removed")
def remove_finding(evaluation_id: UUID, finding_id: UUID, *, by: Actor) -> None:
    """Remove a draft, with its quotes. What reviewers have had before them is never removed."""
    evaluation = open_for_findings(evaluation_id, by)
    finding = finding_in(evaluation, finding_id)
    check(not finding.from_conference and not was_sent(finding.id), HAS_BEEN_SENT)
    audit.record(by, finding)
    finding.delete()


def was_sent(subject: UUID) -> bool:
    """True when reviewers have had a finding or quote before them, whatever they said."""
    state = state_of([subject])[subject]
    return bool(state.out or state.under_review or state.noes)


def add_revision(finding: Finding, title: str, text: str, *, by: Actor) -> FindingRevision:
    """Add the next revision of a finding's words, sealed to the evaluation; part of larger writes."""
    evaluation = finding.evaluation
    number = _newest(finding) + 1
    made = FindingRevision(finding=finding, language=evaluation.language, number=number, written_by=by.id)
    public = store.evaluation_public_key(evaluation.id)
    made.sealed_title = seal(title, sealed.finding_words(evaluation.id, made, "title"), public)
    made.sealed_text = seal(text, sealed.finding_words(evaluation.id, made, "text"), public)
    made.save()
    return made


def add_conference_finding(
    evaluation: Evaluation, kind: str, title: str, text: str, counted: int, *, by: Actor
) -> Finding:
    """A finding born in the conference, that ``counted`` people there recognised; part of larger writes."""
    finding = Finding.objects.create(
        evaluation=evaluation,
        kind=kind,
        position=_next_position(evaluation),
        from_conference=True,
        counted=counted,
    )
    add_revision(finding, title, text, by=by)
    return finding


def set_aside(finding: Finding, because: str) -> None:
    """Set a finding aside with the reason, or take it up again without one; part of larger writes."""
    finding.set_aside_because = because
    finding.save(update_fields=["set_aside_because"])


def open_for_findings(evaluation_id: UUID, by: Actor) -> Evaluation:
    """The evaluation, held, when this actor may write findings in it now."""
    evaluation = locked(evaluation_id)
    require(rules.may_write_findings(by, evaluation))
    states.check_open(evaluation, states.Work.FINDINGS)
    return evaluation


def finding_in(evaluation: Evaluation, finding_id: UUID) -> Finding:
    """One finding of the evaluation, held. ``NotAllowed`` when it is not there."""
    found = Finding.objects.select_for_update().filter(evaluation=evaluation, id=finding_id).first()
    if found is None:
        raise NotAllowed
    found.evaluation = evaluation
    return found


def _theme(evaluation: Evaluation, theme_id: UUID | None) -> Theme | None:
    if theme_id is None:
        return None
    found: Theme | None = evaluation.themes.filter(id=theme_id).first()
    if found is None:
        raise NotAllowed
    return found


def _newest(finding: Finding) -> int:
    newest: int | None = finding.revisions.aggregate(newest=Max("number"))["newest"]
    return newest or 0


def _next_position(evaluation: Evaluation) -> int:
    last: int | None = evaluation.findings.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
