"""Reads about conferences and what they said, as their viewer may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Prefetch, prefetch_related_objects

from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.listen.enums import EvaluationState, FindingKind
from medvirk.listen.models import Evaluation, Finding
from medvirk.listen.queries.evaluation import evaluation_for, evaluations_of
from medvirk.listen.queries.told import told_to_those_invited
from medvirk.listen.rules import is_party
from medvirk.meet import rules
from medvirk.meet.enums import Outcome
from medvirk.meet.models import Conference, Discussion
from medvirk.release.enums import ItemKind
from medvirk.release.models import Released

S = EvaluationState
#: In these steps what came of the dialogue may be told to everybody, as far as ``release`` has let it out.
#: An evaluation that is stopped after that does not take back what was told.
TOLD_TO_ALL = frozenset({S.FOLLOW_UP, S.CLOSED, S.STOPPED})


@dataclass(frozen=True)
class OnTheTable:
    """One finding as the conference meets it, with what was said of it so far."""

    id: UUID
    kind: FindingKind
    #: Empty for a finding that was born in the conference: its words are sealed until they are released.
    title: str
    text: str
    language: str
    revision: int
    how_many: str
    quotes: tuple[str, ...]
    discussion: Discussion | None
    from_conference: bool
    counted: int | None
    set_aside_because: str

    @property
    def waits(self) -> bool:
        """True when the conference has not said anything of it yet."""
        return not (self.discussion or self.from_conference or self.set_aside_because)


@dataclass(frozen=True)
class Said:
    """What the dialogue said of one finding, in plain values for other rooms."""

    discussion: UUID
    finding: UUID
    outcome: Outcome
    users_words: str
    staff_words: str
    version: int
    written_by: UUID


def conferences_of(viewer: Actor) -> list[tuple[Evaluation, Conference | None]]:
    """The viewer's evaluations that have come to a conference or are about to, newest first."""
    mine = [e for e in evaluations_of(viewer) if e.state in (S.PROCESS_REPORT, S.DIALOGUE, *_AFTER)]
    planned = {c.evaluation_id: c for c in Conference.objects.filter(evaluation__in=mine)}
    return [(evaluation, planned.get(evaluation.id)) for evaluation in mine]


_AFTER = (S.FINAL_REPORT, S.FOLLOW_UP, S.CLOSED)


def conference_of(viewer: Actor, evaluation_id: UUID) -> tuple[Evaluation, Conference | None]:
    """The evaluation and its conference, for the evaluation's parties."""
    evaluation = evaluation_for(viewer, evaluation_id)
    return evaluation, conference_row(evaluation)


def conference_row(evaluation: Evaluation) -> Conference | None:
    """The evaluation's conference, for code that has asked the rules."""
    return Conference.objects.filter(evaluation=evaluation).first()


def findings_of(evaluation: Evaluation) -> list[Finding]:
    """The evaluation's findings with what the dialogue said; fetched once for a row, for code that asks the rules.

    ``newest`` on each is the number of its newest words.
    """
    rows = Finding.objects.select_related("discussion").annotate(newest=Max("revisions__number"))
    rows = rows.order_by("position", "id")  # an aggregate drops the model's own order
    prefetch_related_objects([evaluation], Prefetch("findings", queryset=rows))
    return list(evaluation.findings.all())


def on_the_table(viewer: Actor, evaluation: Evaluation) -> list[OnTheTable]:
    """Everything that the conference talks about: released findings in order, then those born there."""
    require(rules.may_see_conference(viewer, evaluation))
    released = told_to_those_invited(viewer, evaluation)
    findings = {item.subject: item for item in released if item.kind == ItemKind.FINDING}
    quotes: dict[UUID | None, list[str]] = {}
    for item in released:
        if item.kind == ItemKind.QUOTE:
            quotes.setdefault(item.parent, []).append(item.content["text"])
    met = [row for row in findings_of(evaluation) if row.id in findings or row.from_conference]
    return [_on_the_table(row, findings.get(row.id), tuple(quotes.get(row.id, ()))) for row in met]


def _on_the_table(row: Finding, item: Released | None, quotes: tuple[str, ...]) -> OnTheTable:
    return OnTheTable(
        id=row.id,
        kind=FindingKind(row.kind),
        title=item.content["title"] if item else "",
        text=item.content["text"] if item else "",
        language=item.language if item else row.evaluation.language,
        revision=item.revision if item else 0,
        how_many=item.stands_behind if item else "",
        quotes=quotes,
        discussion=getattr(row, "discussion", None),
        from_conference=row.from_conference,
        counted=row.counted,
        set_aside_because=row.set_aside_because,
    )


def finding_on_the_table(viewer: Actor, evaluation: Evaluation, finding_id: UUID) -> OnTheTable:
    """One finding of the conference. ``NotAllowed`` when it is not there for this viewer."""
    found = next((row for row in on_the_table(viewer, evaluation) if row.id == finding_id), None)
    if found is None:
        raise NotAllowed
    return found


def said_of(viewer: Actor, evaluation: Evaluation) -> Mapping[UUID, Said]:
    """What the dialogue said of each finding, with both sides' words, for the evaluation's parties."""
    require(rules.may_see_conference(viewer, evaluation))
    rows = (getattr(row, "discussion", None) for row in findings_of(evaluation))
    return {row.finding_id: _said(row) for row in rows if row}


def _said(row: Discussion) -> Said:
    return Said(
        row.id,
        row.finding_id,
        Outcome(row.outcome),
        row.users_words,
        row.staff_words,
        row.version,
        row.written_by,
    )


def outcomes_for(viewer: Actor, evaluation: Evaluation) -> Mapping[UUID, Outcome]:
    """What the dialogue said of each finding, without anybody's words; for everybody once it has been fed back."""
    require(evaluation.state in TOLD_TO_ALL or is_party(viewer, evaluation))
    rows = (getattr(row, "discussion", None) for row in findings_of(evaluation))
    return {row.finding_id: Outcome(row.outcome) for row in rows if row}
