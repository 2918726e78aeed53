"""What goes to everybody: every standing finding in its newest words, quotes, the dialogue's words, objections."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from medvirk.change import rules
from medvirk.change.models import NotDone
from medvirk.change.queries.findings import final_report_of
from medvirk.change.words import place_of_words
from medvirk.foundation.actor import Actor, require
from medvirk.listen.models import Evaluation, Finding
from medvirk.listen.queries.finding import release_facts, release_items
from medvirk.listen.queries.reading import Desk
from medvirk.listen.queries.told import told_to_everybody
from medvirk.meet.queries import Said, findings_of, said_of
from medvirk.privacy.sealing import CannotOpen, open_sealed
from medvirk.release.enums import ItemKind, Zone
from medvirk.release.items import EvaluationFacts, Item, Judgement
from medvirk.release.messages import why_not
from medvirk.release.models import Sitting
from medvirk.release.queries import look_ahead, open_sitting_of, state_of

Considered = Mapping[str, list[object]]
SENT, STAYS = "sent", "stays"
#: Words from "this is not done" come after everything that was told at the conference.
_LAST = 10_000


@dataclass(frozen=True)
class Outgoing:
    """The whole report for everybody, and what would happen to each item of it."""

    facts: EvaluationFacts
    judgements: tuple[Judgement, ...]

    @property
    def items(self) -> list[Item]:
        """What may be handed in: all that may leave, also what is out already."""
        return [judgement.item for judgement in self.judgements if judgement.allowed]

    @property
    def new(self) -> list[Judgement]:
        """What the reviewers would be asked about."""
        return [judgement for judgement in self.judgements if judgement.allowed and not judgement.already_out]

    @property
    def out(self) -> list[Judgement]:
        """What everybody can read already."""
        return [judgement for judgement in self.judgements if judgement.already_out]

    @property
    def stays(self) -> list[tuple[Judgement, str]]:
        """What stays in, and why."""
        return [(judgement, why_not(judgement)) for judgement in self.judgements if not judgement.allowed]


def outgoing(viewer: Actor, desk: Desk) -> Outgoing:
    """Everything that could go to everybody, for the process leader who has unlocked."""
    evaluation = desk.evaluation
    require(rules.may_release(viewer, evaluation))
    facts = release_facts(evaluation)
    items = [*release_items(evaluation, desk.keys), *_words(viewer, evaluation), *_objections(desk)]
    return Outgoing(facts, tuple(look_ahead(facts, Zone.PUBLIC, items, viewer)))


def _words(viewer: Actor, evaluation: Evaluation) -> Iterable[Item]:
    """Both sides' words go together, so that neither side stands alone."""
    positions = dict(evaluation.findings.filter(set_aside_because="").values_list("id", "position"))
    said = said_of(viewer, evaluation).values()
    spoken = [one for one in said if (one.users_words or one.staff_words) and one.finding in positions]
    return [_as_item(one, evaluation.language, positions[one.finding]) for one in spoken]


def _as_item(said: Said, language: str, position: int) -> Item:
    return Item(
        kind=ItemKind.WORDS,
        subject=said.discussion,
        parent=said.finding,
        revision=said.version,
        language=language,
        author=said.written_by,
        position=position,
        content={"users_words": said.users_words, "staff_words": said.staff_words},
    )


def _objections(desk: Desk) -> list[Item]:
    """Words from "this is not done" that can still be opened."""
    evaluation = desk.evaluation
    rows = NotDone.objects.filter(measure__decision__finding__evaluation=evaluation).exclude(sealed_words=b"")
    opened = ((row, _opened(desk, row)) for row in rows.select_related("measure"))
    return [_objection(row, words, evaluation.language, n) for n, (row, words) in enumerate(opened) if words]


def _opened(desk: Desk, row: NotDone) -> str:
    try:
        return open_sealed(bytes(row.sealed_words), place_of_words(desk.evaluation.id, row.id), desk.keys)
    except CannotOpen:
        return ""


def _objection(row: NotDone, words: str, language: str, number: int) -> Item:
    return Item(
        kind=ItemKind.WORDS,
        subject=row.id,
        parent=None,
        revision=1,
        language=language,
        author=UUID(int=0),
        position=_LAST + number,
        content={"title": row.measure.title, "text": words},
    )


def considered_now(items: Sequence[Judgement]) -> dict[str, list[object]]:
    """What to remember of a round: each finding's revision, and whether it was sent."""
    findings = [judgement for judgement in items if judgement.item.kind == ItemKind.FINDING]
    return {str(j.item.subject): [j.item.revision, SENT if j.allowed else STAYS] for j in findings}


def waits_for_review(evaluation: Evaluation) -> bool:
    """True while a standing finding's newest words have neither come out nor been answered with a no."""
    if open_sitting_of(evaluation.id, Zone.PUBLIC):
        return True
    report = final_report_of(evaluation)
    considered = report.considered if report else {}
    out = {row.subject: row.revision for row in told_to_everybody(evaluation)}
    newest = {row.id: newest_of(row) for row in findings_of(evaluation) if not row.set_aside_because}
    waiting = [f for f, number in newest.items() if number not in (0, out.get(f)) and not _stays(considered, f, number)]
    if any(considered.get(str(f)) != [newest[f], SENT] for f in waiting):
        return True
    states = state_of(waiting) if waiting else {}
    return any(not states[f].noes.get(Zone.PUBLIC) for f in waiting)


def newest_of(finding: Finding) -> int:
    """The number of the finding's newest words; 0 when it has none."""
    return int(getattr(finding, "newest", 0) or 0)


def _stays(considered: Considered, finding: UUID, newest: int) -> bool:
    """Disclosure control has said that these very words stay in."""
    return considered.get(str(finding)) == [newest, STAYS]


def sitting_now(viewer: Actor, evaluation: Evaluation) -> Sitting | None:
    """The review that is going on, for the process leader."""
    require(rules.may_prepare_release(viewer, evaluation))
    return open_sitting_of(evaluation.id, Zone.PUBLIC)
