"""What a reviewer sees: by the link, or as a list when signed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Actor, ActorKind, NotAllowed, Reason
from medvirk.people.queries import actor_for
from medvirk.privacy.disclosure import Form
from medvirk.privacy.sealing import KeyPair, secret_hash
from medvirk.release import rules, sealed
from medvirk.release.difference import Change, Piece, word_difference
from medvirk.release.enums import CandidateState, ItemKind, ReviewSide, SeatState, SittingState
from medvirk.release.messages import who_stands_behind
from medvirk.release.models import Candidate, PoolMember, Released, Seat, Sitting, Verdict

_LABELS: Mapping[str, Reason] = {
    "theme": _("Theme"),
    "attribute": _("Who said it"),
    "users_words": _("The users' side"),
    "staff_words": _("The employees' side"),
    "form": _("Figure"),
    "count": _("Count"),
    "base": _("Out of"),
    "percent": _("Per cent"),
}
_FORMS: Mapping[str, Reason] = {
    Form.NUMBER.value: _("said as a number"),
    Form.ALL.value: _("said as “all”"),
    Form.NONE.value: _("said as “nobody”"),
}

#: How long a link shows what came of the review after it is finished.
LINK_LIVES_ON = timedelta(days=14)


def seat_by_link(secret: str, viewer: Actor) -> Seat:
    """The seat that a link opens for whoever holds it.

    ``NotAllowed`` in all other cases, so that they look the same: unknown, replaced, a substitute whose turn
    has not come, a stopped review, one that was finished long ago, or a viewer who may not review this.
    """
    found = Seat.objects.select_related("sitting", "account").filter(secret_hash=secret_hash(secret)).first()
    if found is None or not _is_alive(found):
        raise NotAllowed
    holder = actor_for(found.account) if found.account else None
    inactive = found.account is not None and not found.account.is_active
    if inactive or not rules.may_open_link(viewer, found, holder):
        raise NotAllowed
    return found


def _is_alive(seat: Seat) -> bool:
    if seat.state != SeatState.SITTING or seat.sitting.state == SittingState.CANCELLED:
        return False
    ended = seat.sitting.ended_on
    return ended is None or timezone.localdate() <= ended + LINK_LIVES_ON


@dataclass(frozen=True)
class Part:
    """One named part of an item, and how it differs from the words that were there before."""

    name: str
    text: str
    difference: list[Piece]

    @property
    def label(self) -> Reason:
        """What this part is, for those that rooms have agreed on; else nothing."""
        return _LABELS.get(self.name, "")

    @property
    def shown(self) -> Reason:
        """The part's words; the forms of a figure that are said in words are translated."""
        return _FORMS.get(self.text, self.text) if self.name == "form" else self.text

    @property
    def has_changed(self) -> bool:
        """True when something was taken out or put in."""
        return any(piece.change is not Change.SAME for piece in self.difference)


@dataclass(frozen=True)
class ReviewItem:
    """One item as a reviewer sees it, with their own answer and, when both have sent in, what came of it."""

    candidate: Candidate
    parts: list[Part]
    stands_behind: str
    mine: bool | None
    remark: str

    @property
    def title(self) -> Part | None:
        """The heading, where it has one."""
        return next((part for part in self.parts if part.name == "title"), None)

    @property
    def body(self) -> list[Part]:
        """Everything else."""
        return [part for part in self.parts if part.name != "title"]

    @property
    def has_changed(self) -> bool:
        """True when these words replace earlier ones."""
        return any(part.has_changed for part in self.parts)


def review_items(seat: Seat, keys: KeyPair) -> list[ReviewItem]:
    """All items of the seat's sitting, each quote after its finding. ``keys`` are the link's.

    The other reviewer's answers are never in it; what came of an item is its ``candidate.state``.
    """
    shown = (CandidateState.WAITING, CandidateState.RELEASED, CandidateState.REFUSED)
    everything = list(seat.sitting.candidates.select_related("sitting"))
    verdicts = {verdict.candidate_id: verdict for verdict in Verdict.objects.filter(seat=seat)}
    earlier = _earlier_words(seat.sitting, everything, keys)
    return [
        _review_item(candidate, verdicts.get(candidate.id), earlier, keys)
        for candidate in in_reading_order(candidate for candidate in everything if candidate.state in shown)
    ]


def in_reading_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """By position, with what belongs under a finding right after it."""
    listed = sorted(candidates, key=lambda candidate: (candidate.position, str(candidate.id)))
    findings = {candidate.subject: candidate.position for candidate in listed if candidate.kind == ItemKind.FINDING}
    place = {c.id: findings.get(c.parent, c.position) if c.parent else c.position for c in listed}
    family = {c.id: str(c.parent if c.parent in findings else c.subject) for c in listed}
    return sorted(listed, key=lambda c: (place[c.id], family[c.id], c.kind != ItemKind.FINDING))


Words = Mapping[tuple[str, UUID, str], Mapping[str, str]]


def _earlier_words(sitting: Sitting, candidates: list[Candidate], keys: KeyPair) -> Words:
    """The words that each item had before: what is out, or what stood in this sitting before it was changed."""
    words: dict[tuple[str, UUID, str], Mapping[str, str]] = {}
    subjects = [candidate.subject for candidate in candidates]
    out = Released.objects.filter(evaluation=sitting.evaluation, subject__in=subjects, ended_on=None)
    # The sitting's own zone last, so that it counts.
    for row in sorted(out, key=lambda row: row.zone == sitting.zone):
        words[row.kind, row.subject, row.language] = row.content
    replaced = [candidate for candidate in candidates if candidate.state == CandidateState.REPLACED]
    for candidate in sorted(replaced, key=lambda candidate: candidate.revision):
        words[_key(candidate)] = sealed.open_payload(candidate, keys).content
    return words


def _key(candidate: Candidate) -> tuple[str, UUID, str]:
    return (candidate.kind, candidate.subject, candidate.language)


def _review_item(candidate: Candidate, verdict: Verdict | None, earlier: Words, keys: KeyPair) -> ReviewItem:
    payload = sealed.open_payload(candidate, keys)
    before = payload.earlier or earlier.get(_key(candidate), {})
    return ReviewItem(
        candidate,
        [_part(name, text, before) for name, text in payload.content.items()],
        who_stands_behind(candidate.allowed),
        verdict.yes if verdict else None,
        sealed.open_remark(verdict, candidate.sitting, keys) if verdict else "",
    )


def _part(name: str, text: str, before: Mapping[str, str]) -> Part:
    return Part(name, text, word_difference(before[name], text) if name in before else [])


@dataclass(frozen=True)
class MySeat:
    """A seat in the viewer's own list. The link itself is only in their mail."""

    seat: Seat
    title: str
    is_substitute: bool


def my_seats(viewer: Actor) -> list[MySeat]:
    """The open reviews in which the viewer has a seat, the most urgent first."""
    if viewer.kind is not ActorKind.PERSON:
        return []
    seats = (
        Seat.objects.filter(account=viewer.id, sitting__state=SittingState.OPEN)
        .exclude(state=SeatState.REPLACED)
        .select_related("sitting")
        .order_by("sent_on", "answer_by", "id")
    )
    return [MySeat(seat, seat.sitting.evaluation_title, seat.state == SeatState.STANDBY) for seat in seats]


def my_sides(viewer: Actor) -> Mapping[ReviewSide, bool]:
    """The sides that the viewer can speak from, and whether they are in the pool on that side now."""
    pool = PoolMember.objects.filter(account=viewer.id, active=True).values_list("side", flat=True)
    active = set(pool)
    sides = (side for side in ReviewSide if side in active or rules.may_join_pool(viewer, side))
    return {side: side in active for side in sides}
