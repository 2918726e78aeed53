"""Reads for the page where notes are marked: one interview, opened, with its marks.

A ``Desk`` is only given to somebody who may read and has unlocked; it names the viewer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    Count,
    F,
    OuterRef,
    Q,
    QuerySet,
    StringAgg,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medvirk.foundation.actor import NotAllowed, NotPossible, check
from medvirk.listen import sealed
from medvirk.listen.models import Excerpt, Interview, Participant, Section, Segment, SegmentText, TeamMember
from medvirk.listen.queries.reading import Desk
from medvirk.listen.queries.theme import ThemeSeen
from medvirk.listen.spans import Run, Span, find, runs, says_the_same
from medvirk.people.queries import names_of
from medvirk.privacy.sealing import CannotOpen, KeyPair, is_tombstone, open_sealed

WITHDRAWN = gettext_lazy("What stood here has been withdrawn, so it cannot be marked.")
NOT_HANDED_IN = gettext_lazy("The notes are not handed in yet. They can be marked when they never change any more.")
OUTSIDE = gettext_lazy("These words do not stand in this passage. Choose them once more.")
NO_SUCH_PASSAGE = gettext_lazy("There is no passage with this number. Look at the numbers beside the notes.")
SEVERAL_TIMES = gettext_lazy(
    "These words stand several times in the passage. Say which time it is, or copy a little more of the text."
)
Keys = Mapping[UUID, KeyPair]


@dataclass(frozen=True)
class MarkSeen:
    """A mark as a reader sees it. ``number`` counts from 1 down the page."""

    id: UUID
    number: int
    span: Span
    themes: tuple[str, ...]
    memo: str
    people: tuple[str, ...]
    counted: int | None
    marked_by: str


@dataclass(frozen=True)
class Passage:
    """One segment of the notes. ``number`` counts from 1 down the page; ``words`` is a tombstone when withdrawn."""

    number: int
    text: SegmentText
    words: str
    is_withdrawn: bool
    #: The stored words are not those that were written, or their key does not fit.
    is_damaged: bool
    runs: Sequence[Run] = field(default_factory=tuple)
    marks: Sequence[MarkSeen] = field(default_factory=tuple)

    @property
    def segment(self) -> Segment:
        """What the words are a version of."""
        return self.text.segment

    @property
    def can_be_marked(self) -> bool:
        """True while its words can be read."""
        return bool(self.words) and not self.is_withdrawn and not self.is_damaged


@dataclass(frozen=True)
class Part:
    """The passages under one section of the theme guide; ``title`` is empty for those under none."""

    title: str
    passages: Sequence[Passage]


@dataclass(frozen=True)
class Sheet:
    """An interview's notes to mark."""

    interview: Interview
    parts: Sequence[Part]

    @property
    def marks(self) -> int:
        """How many marks there are."""
        return sum(len(passage.marks) for part in self.parts for passage in part.passages)


@dataclass(frozen=True)
class Where:
    """Where the words are: a passage's number and the words, none for all of it.

    ``hint`` is what a script counted; ``which`` says which time the words stand there, from 1.
    """

    passage: int
    words: str
    hint: Span | None = None
    which: int | None = None


def interviews_to_mark(desk: Desk) -> list[Interview]:
    """All interviews of the evaluation with their number of marks, those handed in first to last."""
    live = Q(segments__texts__excerpts__removed=False)
    marks = Count("segments__texts__excerpts", filter=live, distinct=True)
    return list(Interview.objects.filter(evaluation=desk.evaluation).annotate(marks=marks).order_by("number"))


def interview_to_mark(desk: Desk, interview_id: UUID) -> Interview:
    """One interview that is handed in, with its participants.

    All interviews' rows are fetched with it (never their notes): the thread on the page counts them.
    """
    prefetch_related_objects([desk.evaluation], "interviews")
    found = next((row for row in desk.evaluation.interviews.all() if row.id == interview_id), None)
    if found is None:
        raise NotAllowed
    prefetch_related_objects([found], "participants")
    check(found.delivered_on is not None, NOT_HANDED_IN)
    return found


def people_of(interview: Interview) -> list[Participant]:
    """Those whom a mark can speak for."""
    return [person for person in interview.participants.all() if person.withdrawn_on is None]


def sheet_of(desk: Desk, interview: Interview, tree: Iterable[ThemeSeen]) -> Sheet:
    """The interview's notes, opened, with every mark. No other interview is opened."""
    texts = _texts(interview)
    keys = sealed.keys_for((text.segment for text in texts), desk.keys)
    seen = _marks_seen(desk, interview, tree, texts, keys)
    opened = [_passage(desk, number, text, keys, seen.get(text.id, ())) for number, text in enumerate(texts, 1)]
    parts: dict[str, list[Passage]] = {}
    for passage in opened:
        parts.setdefault(passage.text.part or "", []).append(passage)  # type: ignore[attr-defined]
    return Sheet(interview, [Part(title, passages) for title, passages in parts.items()])


def _texts(interview: Interview) -> list[SegmentText]:
    """The newest text of each segment, by section in the guide's order and then as it was written."""
    section = Section.objects.filter(guide=interview.guide_id, key=OuterRef("segment__section"))
    part, place = Subquery(section.values("title")[:1]), Subquery(section.values("position")[:1])
    rows = SegmentText.objects.filter(segment__interview=interview).annotate(part=part, place=place)
    order = (F("place").asc(nulls_last=True), "segment__position", "segment_id", "number")
    newest: dict[UUID, SegmentText] = {}
    for text in rows.select_related("segment__participant").order_by(*order):
        text.segment.interview = interview
        newest[text.segment_id] = text
    return list(newest.values())


def _passage(desk: Desk, number: int, text: SegmentText, keys: Keys, marks: Sequence[MarkSeen]) -> Passage:
    words, is_damaged = _words(desk, text, keys)
    pieces = runs(words, [(mark.number, mark.span) for mark in marks])
    return Passage(number, text, words, is_tombstone(words), is_damaged, pieces, marks)


def _words(desk: Desk, text: SegmentText, keys: Keys) -> tuple[str, bool]:
    key = sealed.key_of(text.segment)
    try:
        return sealed.open_text(desk.evaluation.id, text, keys.get(key) if key else None), False
    except CannotOpen:
        return "", True


def _marks_seen(
    desk: Desk, interview: Interview, tree: Iterable[ThemeSeen], texts: Sequence[SegmentText], keys: Keys
) -> Mapping[UUID, Sequence[MarkSeen]]:
    names = {theme.id: theme.name for theme in tree}
    excerpts: dict[UUID, list[Excerpt]] = {}
    for excerpt in _excerpts(desk, interview):
        excerpts.setdefault(excerpt.text_id, []).append(excerpt)
    writers = _writers(excerpt for found in excerpts.values() for excerpt in found)
    seen: dict[UUID, list[MarkSeen]] = {}
    number = 0
    for text in texts:
        for excerpt in excerpts.get(text.id, ()):
            number += 1
            mark = _mark(desk, number, excerpt, text, keys, names, writers)
            seen.setdefault(text.id, []).append(mark)
    return seen


def _excerpts(desk: Desk, interview: Interview) -> QuerySet[Excerpt]:
    """All marks of the interview with the ids of their themes and people, in one query however many there are."""
    rows = Excerpt.objects.filter(text__segment__interview=interview, removed=False)
    on_team = TeamMember.objects.filter(evaluation=desk.evaluation, account_id=OuterRef("marked_by"))
    return rows.annotate(
        theme_ids=_ids(Excerpt.themes.through.objects.filter(excerpt=OuterRef("id")), "theme_id"),
        people_ids=_ids(Excerpt.people.through.objects.filter(excerpt=OuterRef("id")), "participant_id"),
        writer=Subquery(on_team.values("account__name")[:1]),
    ).order_by("start", "end", "id")


def _ids(rows: QuerySet[Any], column: str) -> Subquery:
    joined = StringAgg(Cast(column, CharField()), Value(","))
    return Subquery(rows.order_by().values("excerpt").annotate(joined=joined).values("joined"))


def _split(joined: str | None) -> frozenset[UUID]:
    return frozenset(UUID(one) for one in joined.split(",")) if joined else frozenset()


def _writers(excerpts: Iterable[Excerpt]) -> Mapping[UUID, str]:
    """Who marked what; names of those who have left the team are fetched too."""
    writers: dict[UUID, str] = {row.marked_by: row.writer for row in excerpts}  # type: ignore[attr-defined]
    left = {writer for writer, name in writers.items() if name is None}
    return writers | dict(names_of(left)) if left else writers


def _mark(
    desk: Desk,
    number: int,
    excerpt: Excerpt,
    text: SegmentText,
    keys: Keys,
    names: Mapping[UUID, str],
    writers: Mapping[UUID, str],
) -> MarkSeen:
    excerpt.evaluation, excerpt.text = desk.evaluation, text
    under = _split(excerpt.theme_ids)  # type: ignore[attr-defined]
    behind = _split(excerpt.people_ids)  # type: ignore[attr-defined]
    people = text.segment.interview.participants.all()
    return MarkSeen(
        excerpt.id,
        number,
        Span(excerpt.start, excerpt.end),
        tuple(name for theme, name in names.items() if theme in under),
        memo_of(excerpt, keys),
        tuple(person.pseudonym for person in people if person.id in behind),
        excerpt.counted,
        writers.get(excerpt.marked_by, ""),
    )


def memo_of(excerpt: Excerpt, keys: Keys) -> str:
    """A mark's memo, opened with the segment's key; a sentence in its place when it does not open."""
    key = sealed.key_of(excerpt.text.segment)
    if not excerpt.sealed_memo or key is None or key not in keys:
        return ""
    try:
        return open_sealed(bytes(excerpt.sealed_memo), sealed.memo(excerpt), keys[key])
    except CannotOpen:
        return _("This memo cannot be opened.")


@dataclass(frozen=True)
class OneMark:
    """One mark to change: the words, and what is said about them."""

    excerpt: Excerpt
    words: str
    memo: str


def mark_to_change(desk: Desk, interview: Interview, excerpt_id: UUID) -> OneMark:
    """One mark of this interview that has not been taken away; opens its own passage alone."""
    rows = Excerpt.objects.filter(text__segment__interview=interview, removed=False)
    rows = rows.select_related("text__segment__participant").prefetch_related("themes", "people")
    excerpt = rows.filter(id=excerpt_id).first()
    if excerpt is None:
        raise NotAllowed
    excerpt.text.segment.interview = interview
    keys = sealed.keys_for([excerpt.text.segment], desk.keys)
    words, _damaged = _words(desk, excerpt.text, keys)
    return OneMark(excerpt, words[excerpt.start : excerpt.end], memo_of(excerpt, keys))


def located(desk: Desk, interview: Interview, where: Where) -> tuple[SegmentText, Span]:
    """The text and span that somebody means. ``NotPossible`` says what to do when it cannot be told.

    A script's offsets count only when the words there are the words that were sent; else the words are looked
    for, so that somebody can correct by hand what a script filled in.
    """
    texts = _texts(interview)
    check(1 <= where.passage <= len(texts), NO_SUCH_PASSAGE)
    text = texts[where.passage - 1]
    words, is_damaged = _words(desk, text, sealed.keys_for([text.segment], desk.keys))
    check(not is_tombstone(words) and not is_damaged, WITHDRAWN)
    return text, _span(words, where)


def _span(words: str, where: Where) -> Span:
    if not where.words.strip():
        return Span(0, len(words))
    hint = where.hint
    if hint and hint.fits(len(words)) and says_the_same(words[hint.start : hint.end], where.words):
        return hint
    found = find(words, where.words)
    check(bool(found), OUTSIDE)
    check(len(found) == 1 or where.which is not None, SEVERAL_TIMES)
    which = where.which if where.which is not None and len(found) > 1 else 1
    if which > len(found):
        says = _("These words stand %(times)d times in the passage. Choose a number from 1 to %(times)d.")
        raise NotPossible(says % {"times": len(found)})
    return found[which - 1]
