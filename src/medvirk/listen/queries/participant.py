"""Reads about participants: by pseudonym alone, for the team."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from medvirk.foundation.actor import Actor, NotAllowed, require
from medvirk.listen import rules
from medvirk.listen.enums import Purpose
from medvirk.listen.models import ConsentEvent, Evaluation, Participant
from medvirk.listen.queries.sheet import TEXT_VERSION, sheet_of
from medvirk.privacy.pseudonyms import new_pseudonym

Consents = Mapping[str, bool]


@dataclass(frozen=True)
class SheetText:
    """Which information sheet a participant was given: its version, language, and a hash of what it says."""

    version: int
    language: str
    hash: str


def sheet_text(evaluation: Evaluation, language: str) -> SheetText:
    """The information sheet as it stands now, in one language."""
    return SheetText(TEXT_VERSION, language, sheet_of(evaluation, language).fingerprint)


def consents_of(participants: Iterable[Participant]) -> Mapping[UUID, Consents]:
    """What each participant says yes and no to now: the last event of each purpose."""
    ids = [participant.id for participant in participants]
    state: dict[UUID, dict[str, bool]] = {participant: dict.fromkeys(Purpose.values, False) for participant in ids}
    for event in ConsentEvent.objects.filter(participant__in=ids).order_by("number"):
        state[event.participant_id][event.purpose] = event.given
    return state


def participant_seen_by(viewer: Actor, evaluation: Evaluation, participant_id: UUID) -> Participant:
    """One participant, for the team. ``NotAllowed`` for everybody else, and when there is none."""
    require(rules.is_team(viewer, evaluation))
    rows = Participant.objects.select_related("interview")
    found = rows.filter(interview__evaluation=evaluation, id=participant_id).first()
    if found is None:
        raise NotAllowed
    found.interview.evaluation = evaluation
    return found


def suggested_pseudonym(evaluation: Evaluation) -> str:
    """A name from nature that nobody in the evaluation has."""
    taken = Participant.objects.filter(interview__evaluation=evaluation).values_list("pseudonym", flat=True)
    return new_pseudonym(list(taken))
