"""Marked excerpts with their words opened, for somebody who has unlocked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from medvirk.foundation.actor import NotAllowed
from medvirk.listen import sealed
from medvirk.listen.evidence import Willing, willing_in
from medvirk.listen.models import Excerpt
from medvirk.listen.queries.reading import Desk
from medvirk.listen.queries.theme import ThemeSeen
from medvirk.privacy.sealing import CannotOpen, KeyPair, is_tombstone


@dataclass(frozen=True)
class ExcerptSeen:
    """A mark's own words, and whom it speaks for."""

    row: Excerpt
    words: str
    interview: int
    #: Pseudonyms: whose words they are or whom the mark speaks for.
    people: tuple[str, ...]
    counted: int | None
    may_be_quoted: bool

    @property
    def id(self) -> UUID:
        """The mark's own id."""
        return self.row.id


@dataclass(frozen=True)
class UnderTheme:
    """The marks under one theme; a mark under several themes stands under each."""

    theme: ThemeSeen
    excerpts: Sequence[ExcerptSeen]


def excerpts_of(desk: Desk, finding: UUID) -> list[ExcerptSeen]:
    """The marks that a finding gathers."""
    return _opened(desk, desk.evaluation.excerpts.filter(removed=False, findings=finding))


def excerpt_of(desk: Desk, excerpt: UUID) -> ExcerptSeen:
    """One mark of the evaluation. ``NotAllowed`` when it is not there."""
    found = _opened(desk, desk.evaluation.excerpts.filter(removed=False, id=excerpt))
    if not found:
        raise NotAllowed
    return found[0]


def by_theme(desk: Desk, tree: Iterable[ThemeSeen]) -> list[UnderTheme]:
    """All marks of the evaluation that can be read, under the themes that have some."""
    found = _opened(desk, desk.evaluation.excerpts.filter(removed=False).prefetch_related("themes"))
    under: dict[UUID, list[ExcerptSeen]] = {}
    for excerpt in found:
        for theme in excerpt.row.themes.all():
            under.setdefault(theme.id, []).append(excerpt)
    return [UnderTheme(theme, under[theme.id]) for theme in tree if theme.id in under]


def _opened(desk: Desk, rows: QuerySet[Excerpt]) -> list[ExcerptSeen]:
    related = rows.select_related("text__segment__participant", "text__segment__interview")
    ordered = related.order_by("text__segment__interview__number", "text__segment__position", "start", "id")
    excerpts = list(ordered.prefetch_related("people"))
    keys = sealed.keys_for((excerpt.text.segment for excerpt in excerpts), desk.keys)
    willing = willing_in(desk.evaluation)
    texts: dict[UUID, str] = {}
    for excerpt in excerpts:
        if excerpt.text_id not in texts:
            texts[excerpt.text_id] = _words(desk, excerpt, keys)
    readable = (excerpt for excerpt in excerpts if texts[excerpt.text_id])
    return [_seen(excerpt, texts[excerpt.text_id], willing) for excerpt in readable]


def _words(desk: Desk, excerpt: Excerpt, keys: Mapping[UUID, KeyPair]) -> str:
    """The words of the whole text; nothing where they were withdrawn or do not open."""
    key = sealed.key_of(excerpt.text.segment)
    try:
        words = sealed.open_text(desk.evaluation.id, excerpt.text, keys.get(key) if key else None)
    except CannotOpen:
        return ""
    return "" if is_tombstone(words) else words


def _seen(excerpt: Excerpt, words: str, willing: Willing) -> ExcerptSeen:
    segment, marked = excerpt.text.segment, list(excerpt.people.all())
    spoken = marked or ([segment.participant] if segment.participant else [])
    people = [person.id for person in marked]
    speaker = willing.speaker_of(segment.interview_id, segment.participant_id, people)
    return ExcerptSeen(
        excerpt,
        words[excerpt.start : excerpt.end],
        segment.interview.number,
        tuple(person.pseudonym for person in spoken),
        excerpt.counted if excerpt.counted is not None or marked else segment.recognised,
        speaker.may_be_quoted,
    )
