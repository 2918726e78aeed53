"""What may go to those invited, item by item, with the reasons why not; and what is under review now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Actor, NotAllowed, Reason, require
from medvirk.listen import rules
from medvirk.listen.models import Evaluation, FindingRevision, QuoteRevision
from medvirk.listen.queries.finding import FindingSeen, facts_for_team, findings_seen, items_of, release_facts
from medvirk.listen.queries.quote import QuoteSeen
from medvirk.listen.queries.reading import Desk
from medvirk.release.enums import CandidateState, ReviewSide, Zone
from medvirk.release.items import Item, Judgement, Reviewer
from medvirk.release.messages import plain_wording, who_stands_behind, why_not
from medvirk.release.models import Sitting
from medvirk.release.queries import look_ahead, open_sitting_of, outcomes, sittings_of, who_may_review

NO_CONSENT = _("Somebody who may have said this has not said yes to being quoted.")
NOT_READABLE = _("The words cannot be opened any more.")


@dataclass(frozen=True)
class Line:
    """One finding or quote on the page, and what would become of it."""

    title: str
    text: str
    language: str
    stands_behind: str
    stays_because: Reason
    is_out: bool
    #: Before the reviewers now.
    is_asked: bool = False
    #: Before the reviewers now, in older words than these.
    has_newer_words: bool = False

    @property
    def is_new(self) -> bool:
        """True when the reviewers would be asked about it."""
        return not self.is_out and not self.stays_because


@dataclass(frozen=True)
class FindingLine:
    """A finding with the quotes under it."""

    finding: FindingSeen
    line: Line
    quotes: Sequence[tuple[QuoteSeen, Line]]


@dataclass(frozen=True)
class Outgoing:
    """The whole report for those invited, and what would happen to each item of it.

    While a review is open, only what the reviewers have before them is told of; the rest waits for the next one.
    """

    lines: Sequence[FindingLine]
    #: What is handed in: all that may leave, also what is out already; while a review is open, what is in it.
    items: Sequence[Item]
    sitting: Sitting | None

    @property
    def new(self) -> int:
        """How many items the reviewers would be asked about."""
        return sum(line.is_new for line in self._all())

    @property
    def staying(self) -> int:
        """How many items stay in as they stand."""
        return sum(bool(line.stays_because) for line in self._all())

    def _all(self) -> Iterable[Line]:
        for one in self.lines:
            yield one.line
            yield from (line for _quote, line in one.quotes)


def outgoing(desk: Desk) -> Outgoing:
    """Everything that could go to those invited, for the process leader who has unlocked."""
    evaluation = desk.evaluation
    require(rules.may_send_to_review(desk.reader, evaluation))
    findings = [seen for seen in findings_seen(evaluation, desk.keys) if not seen.row.set_aside_because]
    items = items_of(findings, evaluation.language)
    sitting = open_sitting_of(evaluation.id, Zone.SHARED)
    facts = facts_for_team(evaluation)
    if sitting:
        asked = under_review(sitting)
        judged = {item.subject: Judgement(item) for item in items if item.subject in asked}
    else:
        asked = {}
        judged = {j.item.subject: j for j in look_ahead(facts, Zone.SHARED, items, desk.reader)}
    lines = [_finding_line(finding, judged, asked, evaluation.language) for finding in findings]
    leaving = [j.item for j in judged.values() if j.allowed or j.already_out]
    return Outgoing(lines, leaving, sitting)


def _finding_line(
    finding: FindingSeen, judged: Mapping[UUID, Judgement], asked: Mapping[UUID, int], language: str
) -> FindingLine:
    left_out = NOT_READABLE if finding.is_damaged else ""
    line = _line(finding.title, finding.text, judged.get(finding.id), asked, language, left_out)
    quotes = [(quote, _quote_line(quote, judged, asked, language)) for quote in finding.quotes]
    return FindingLine(finding, line, quotes)


def _quote_line(quote: QuoteSeen, judged: Mapping[UUID, Judgement], asked: Mapping[UUID, int], language: str) -> Line:
    left_out = NOT_READABLE if quote.is_damaged else "" if quote.may_leave else NO_CONSENT
    return _line("", quote.text, judged.get(quote.id), asked, language, left_out)


def _line(
    title: str, text: str, judged: Judgement | None, asked: Mapping[UUID, int], language: str, left_out: Reason
) -> Line:
    """``left_out``: why an item that was not handed in stays in."""
    if judged is None:
        return Line(title, text, language, "", left_out, False)
    item = judged.item
    said = who_stands_behind(plain_wording(judged.wording))
    because = "" if judged.already_out else why_not(judged)
    revision = asked.get(item.subject)
    newer = revision is not None and revision < item.revision
    return Line(title, text, language, said, because, judged.already_out, revision is not None, newer)


def under_review(sitting: Sitting) -> Mapping[UUID, int]:
    """The revision of each item that the reviewers of an open sitting have before them."""
    waiting = sitting.candidates.filter(state=CandidateState.WAITING)
    return dict(waiting.values_list("subject", "revision"))


def item_of(going: Outgoing, subject: UUID) -> Item:
    """One item that may leave. ``NotAllowed`` when it is not there."""
    found = next((item for item in going.items if item.subject == subject), None)
    if found is None:
        raise NotAllowed
    return found


def reviewers_for(viewer: Actor, evaluation: Evaluation) -> Mapping[ReviewSide, list[Reviewer]]:
    """Those in the pool who can be asked, by side: never the team, the services, or who wrote the words."""
    require(rules.may_send_to_review(viewer, evaluation))
    wrote = FindingRevision.objects.filter(finding__evaluation=evaluation).order_by()
    rewrote = QuoteRevision.objects.filter(quote__evaluation=evaluation).order_by()
    both = wrote.values_list("written_by", flat=True).union(rewrote.values_list("written_by", flat=True))
    authors = frozenset(both.order_by())
    return who_may_review(release_facts(evaluation), authors, viewer)


@dataclass(frozen=True)
class Remarks:
    """What came of an item in the newest finished review, for its author."""

    why: str
    remarks: Sequence[str]


def remarks_on(desk: Desk, subjects: Iterable[UUID]) -> Mapping[UUID, Remarks]:
    """What the reviewers wrote about these items in the newest finished review to those invited."""
    wanted = set(subjects)
    finished = [s for s in sittings_of(desk.evaluation.id, desk.reader) if s.zone == Zone.SHARED and not s.is_open]
    if not finished:
        return {}
    came = outcomes(finished[0], desk.reader, desk.keys)
    return {
        one.candidate.subject: Remarks(one.why, one.remarks)
        for one in came
        if one.candidate.subject in wanted and one.candidate.state == CandidateState.REFUSED
    }
