"""Findings that stand: what was heard, in the words that have been released, and what the dialogue said of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from medvirk.change import rules
from medvirk.change.enums import DecisionKind
from medvirk.change.models import Decision, Feedback, FinalReport, Measure, NotDone
from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.listen.enums import FindingKind
from medvirk.listen.models import Evaluation, Finding
from medvirk.listen.queries.told import read_once, told_to_everybody, told_to_those_invited
from medvirk.meet.queries import findings_of
from medvirk.release.enums import ItemKind, Zone
from medvirk.release.models import Released
from medvirk.release.queries import state_of


@dataclass(frozen=True)
class Heard:
    """One standing finding, in the newest words that this viewer may read."""

    id: UUID
    kind: FindingKind
    theme: str
    title: str
    text: str
    language: str
    how_many: str
    quotes: tuple[str, ...]
    from_conference: bool
    #: Everybody may read it; else only those who were invited to the dialogue.
    is_public: bool
    #: Both sides' words, as far as they have been released to everybody.
    users_words: str = ""
    staff_words: str = ""
    #: The snapshots that it was read from.
    sources: tuple[UUID, ...] = ()


def standing_findings(viewer: Actor, evaluation: Evaluation) -> list[Heard]:
    """Every finding that the municipality answers, for the evaluation's parties."""
    require(rules.may_see_decisions(viewer, evaluation))
    invited = told_to_those_invited(viewer, evaluation)
    return _heard(evaluation, invited, told_to_everybody(evaluation))


def public_findings(evaluation: Evaluation) -> list[Heard]:
    """The standing findings that everybody may read. Nothing that has not been released is in it."""
    return _heard(evaluation, [], told_to_everybody(evaluation))


def standing_finding(viewer: Actor, evaluation: Evaluation, finding_id: UUID) -> Heard:
    """One standing finding; ``NotAllowed`` when it is not there for this viewer."""
    found = next((heard for heard in standing_findings(viewer, evaluation) if heard.id == finding_id), None)
    if found is None:
        raise NotAllowed
    return found


def _heard(evaluation: Evaluation, invited: Iterable[Released], public: Iterable[Released]) -> list[Heard]:
    by_zone = [_by_subject(invited, evaluation.language), _by_subject(public, evaluation.language)]
    rows = [row for row in findings_of(evaluation) if not row.set_aside_because]
    found = (_one(row, by_zone[0].get(row.id), by_zone[1].get(row.id)) for row in rows)
    return [heard for heard in found if heard]


@dataclass
class _Snapshots:
    """What has been released about one finding in one zone."""

    finding: Released | None = None
    quotes: tuple[Released, ...] = ()
    words: Released | None = None


def _by_subject(rows: Iterable[Released], language: str) -> Mapping[UUID, _Snapshots]:
    found: dict[UUID, _Snapshots] = {}
    for row in rows:
        about = row.subject if row.kind == ItemKind.FINDING else row.parent
        if about is None or row.language != language or not row.content:
            continue
        snapshots = found.setdefault(about, _Snapshots())
        if row.kind == ItemKind.FINDING:
            snapshots.finding = row
        elif row.kind == ItemKind.QUOTE:
            snapshots.quotes += (row,)
        elif row.kind == ItemKind.WORDS:
            snapshots.words = row
    return found


def _one(row: Finding, invited: _Snapshots | None, public: _Snapshots | None) -> Heard | None:
    """Everybody's words come first: they are the newest. ``None`` when the finding is out nowhere."""
    told = public if public and public.finding else invited
    if told is None or told.finding is None:
        return None
    words = told.words.content if told.words else {}
    parts = (told.finding, *told.quotes, *((told.words,) if told.words else ()))
    return Heard(
        id=row.id,
        kind=FindingKind(row.kind),
        theme=told.finding.content.get("theme", ""),
        title=told.finding.content["title"],
        text=told.finding.content["text"],
        language=told.finding.language,
        how_many=told.finding.stands_behind,
        quotes=tuple(quote.content["text"] for quote in told.quotes),
        from_conference=row.from_conference,
        is_public=told is public,
        users_words=words.get("users_words", ""),
        staff_words=words.get("staff_words", ""),
        sources=tuple(part.id for part in parts),
    )


def is_standing(finding: Finding) -> bool:
    """True when the finding is out to those invited or to everybody, and has not been set aside."""
    return not finding.set_aside_because and state_of([finding.id])[finding.id].is_out(Zone.SHARED)


def answers_of(evaluation: Evaluation) -> Mapping[UUID, Decision]:
    """The decision on each finding, with its measure; read once for a row, for code that has asked the rules."""
    return read_once(evaluation, "answers_of", lambda: _answers_of(evaluation))


def _answers_of(evaluation: Evaluation) -> dict[UUID, Decision]:
    told = Exists(NotDone.objects.filter(measure__decision=OuterRef("id")))
    rows = Decision.objects.filter(finding__evaluation=evaluation).select_related("measure")
    return {row.finding_id: row for row in rows.annotate(somebody_disagrees=told)}


def measure_of(decision: Decision | None) -> Measure | None:
    """The decision's measure; none for a "we keep this", a no, and no decision."""
    return getattr(decision, "measure", None) if decision and decision.kind == DecisionKind.MEASURE else None


def somebody_disagrees(decision: Decision | None) -> bool:
    """Somebody has said of the measure that it is not done. Never how many, never when."""
    return bool(getattr(decision, "somebody_disagrees", False))


def standing_rows(viewer: Actor, evaluation: Evaluation) -> list[Finding]:
    """The standing findings as this viewer may count them, without their words."""
    out = {row.subject for row in told_to_everybody(evaluation)}
    if rules.may_see_decisions(viewer, evaluation):
        out |= {row.subject for row in told_to_those_invited(viewer, evaluation)}
    return [row for row in findings_of(evaluation) if row.id in out and not row.set_aside_because]


def final_report_of(evaluation: Evaluation) -> FinalReport | None:
    """The evaluation's final report without its content; read once for a row."""
    rows = FinalReport.objects.filter(evaluation=evaluation).defer("content")
    return read_once(evaluation, "final_report_of", rows.first)


def feedback_of(evaluation: Evaluation) -> Feedback:
    """How those who told hear what came of it; empty when nothing has been written. Read once for a row."""
    rows = Feedback.objects.filter(evaluation=evaluation)
    return read_once(evaluation, "feedback_of", rows.first) or Feedback(evaluation=evaluation)
