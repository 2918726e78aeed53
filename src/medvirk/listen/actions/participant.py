"""Writes about participants: they join by pseudonym, say yes or no to each purpose, and may withdraw."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, NotAllowed, check, require
from medvirk.foundation.keys import store
from medvirk.listen import rules, states
from medvirk.listen.actions.evaluation import locked
from medvirk.listen.actions.interview import LARGEST_GROUP, check_not_handed_in, locked_interview
from medvirk.listen.enums import InterviewKind, Purpose
from medvirk.listen.models import (
    ConsentEvent,
    Evaluation,
    Excerpt,
    Interview,
    Participant,
    Quote,
    SegmentText,
)
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.participant import SheetText, participant_seen_by
from medvirk.listen.queries.reading import team_evaluation
from medvirk.privacy.sealing import WITHDRAWN, fingerprint
from medvirk.release import actions as release

MUST_TAKE_PART = _("Somebody who has not said yes to taking part cannot be registered.")
TAKEN = _("Somebody in this interview has this pseudonym. Choose another one.")
NOBODY_WITHDREW = _("Nobody has withdrawn from this interview, so nothing is taken out of it.")
WITHDRAWN_ALREADY = _("This participant has withdrawn, so nothing more can be changed.")


@audit.action("listen.participant.joined")
def add_participant(
    evaluation_id: UUID,
    interview_id: UUID,
    pseudonym: str,
    consents: Mapping[Purpose, bool],
    sheet: SheetText,
    *,
    by: Actor,
) -> Participant:
    """Register somebody by pseudonym, with a key of their own and what they said yes and no to."""
    evaluation = locked(evaluation_id)
    interview = locked_interview(evaluation, interview_id)
    require(rules.may_hold_interviews(by, evaluation))
    states.check_open(evaluation, states.Work.INTERVIEWS)
    check_not_handed_in(interview)
    check(consents.get(Purpose.TAKE_PART, False), MUST_TAKE_PART)
    _check_room(interview)
    check(not interview.participants.filter(pseudonym__iexact=pseudonym).exists(), TAKEN)
    participant = Participant(interview=interview, pseudonym=pseudonym)
    participant.key = store.new_sealed_key(participant.id, evaluation.id).id
    participant.save()
    _add_events(participant, consents, sheet)
    audit.record(by, participant)
    return participant


def _check_room(interview: Interview) -> None:
    most = 1 if interview.kind == InterviewKind.INDIVIDUAL else LARGEST_GROUP
    full = interview.participants.count() >= (interview.present or most)
    check(not full, _("All who took part are registered. Correct how many took part if there were more."))


@audit.action("listen.consent.changed")
def change_consents(
    evaluation_id: UUID, participant_id: UUID, consents: Mapping[Purpose, bool], sheet: SheetText, *, by: Actor
) -> Participant:
    """Add what a participant says yes and no to from now on. Taking part is ended by ``withdraw`` alone."""
    evaluation = locked(evaluation_id)
    participant = _locked_participant(evaluation, participant_id)
    require(rules.may_hold_interviews(by, evaluation))
    check(participant.withdrawn_on is None, WITHDRAWN_ALREADY)
    _add_events(participant, consents, sheet)
    audit.record(by, participant)
    return participant


def _add_events(participant: Participant, consents: Mapping[Purpose, bool], sheet: SheetText) -> None:
    last: int = participant.consents.aggregate(last=Max("number"))["last"] or 0
    ConsentEvent.objects.bulk_create(
        ConsentEvent(
            participant=participant,
            purpose=purpose,
            given=given,
            text_version=sheet.version,
            text_language=sheet.language,
            text_hash=sheet.hash,
            number=last + place,
        )
        for place, (purpose, given) in enumerate(consents.items(), start=1)
    )


def withdraw(evaluation_id: UUID, participant_id: UUID, sheet: SheetText, *, by: Actor) -> None:
    """Take out everything we know that this participant said, for good.

    Their key is destroyed first, so that nothing opens even if the rest should fail; quotes that had left are
    recalled; a tombstone of the same length stands where their words stood. Doing it again finishes the work.
    """
    participant = participant_seen_by(by, team_evaluation(by, evaluation_id), participant_id)
    for key in _own_keys(participant):
        store.destroy(key)
    resting = quotes_resting_on(participant)
    release.withdraw_items(evaluation_id, [quote.id for quote in resting], by=by)
    _take_out(evaluation_id, participant_id, sheet, by=by)


def _own_keys(participant: Participant) -> list[UUID]:
    """The keys to what they said; of an individual interview the whole of it."""
    alone = participant.interview.kind == InterviewKind.INDIVIDUAL
    return [key for key in (participant.key, participant.interview.key if alone else None) if key]


def _own_texts(participant: Participant) -> QuerySet[SegmentText]:
    theirs = SegmentText.objects.filter(segment__interview=participant.interview_id)
    alone = participant.interview.kind == InterviewKind.INDIVIDUAL
    return theirs if alone else theirs.filter(segment__participant=participant)


def quotes_resting_on(participant: Participant) -> Iterable[Quote]:
    """The quotes that are this participant's words, as far as the notes tell."""
    excerpts = Excerpt.objects.filter(text__in=_own_texts(participant))
    spoken = Excerpt.objects.filter(people=participant)
    return Quote.objects.filter(excerpt__in=excerpts | spoken.filter(text__segment__participant=None))


@audit.action("listen.participant.withdrew")
def _take_out(evaluation_id: UUID, participant_id: UUID, sheet: SheetText, *, by: Actor) -> None:
    evaluation = locked(evaluation_id)
    participant = _locked_participant(evaluation, participant_id)
    require(rules.may_hold_interviews(by, evaluation))
    quotes = [quote.id for quote in quotes_resting_on(participant)]
    Quote.objects.filter(id__in=quotes).delete()
    make_tombstones(_own_texts(participant))
    Excerpt.people.through.objects.filter(participant=participant).delete()
    _add_events(participant, dict.fromkeys(Purpose, False), sheet)
    participant.key, participant.withdrawn_on = None, timezone.localdate()
    participant.save(update_fields=["key", "withdrawn_on"])
    audit.record(by, participant, quotes=len(quotes))


def make_tombstones(texts: QuerySet[SegmentText]) -> None:
    """Put a tombstone of the same length in the place of each text; what was marked in it stands for nobody."""
    ids = list(texts.values_list("id", flat=True))
    SegmentText.objects.filter(id__in=ids).update(sealed=WITHDRAWN, fingerprint=fingerprint(WITHDRAWN), device="")
    Excerpt.objects.filter(text__in=ids).update(removed=True, sealed_memo=b"", counted=None)


def take_out_passage(evaluation_id: UUID, text_id: UUID, *, by: Actor) -> None:
    """Take out a passage that belongs to nobody in particular, for good, because somebody withdrew.

    Quotes from it that had left are recalled first, so that doing it again finishes the work.
    """
    evaluation = known(evaluation_id)
    require(rules.may_read_notes(by, evaluation))
    quotes = Quote.objects.filter(evaluation=evaluation, excerpt__text=text_id)
    release.withdraw_items(evaluation_id, [quote.id for quote in quotes], by=by)
    _take_out_passage(evaluation_id, text_id, by=by)


@audit.action("listen.passage.taken_out")
def _take_out_passage(evaluation_id: UUID, text_id: UUID, *, by: Actor) -> None:
    evaluation = locked(evaluation_id)
    require(rules.may_read_notes(by, evaluation))
    loose = SegmentText.objects.filter(id=text_id, segment__interview__evaluation=evaluation)
    text = loose.filter(segment__participant=None).select_related("segment__interview").first()
    if text is None:
        raise NotAllowed
    check(text.segment.interview.participants.exclude(withdrawn_on=None).exists(), NOBODY_WITHDREW)
    Quote.objects.filter(excerpt__text=text).delete()
    make_tombstones(loose)
    audit.record(by, text.segment)


@audit.action("listen.participant.looked_through")
def confirm_looked_through(evaluation_id: UUID, participant_id: UUID, *, by: Actor) -> None:
    """Confirm that the team has gone through the passages that belong to nobody in particular."""
    evaluation = locked(evaluation_id)
    participant = _locked_participant(evaluation, participant_id)
    require(rules.may_read_notes(by, evaluation))
    check(participant.withdrawn_on is not None, NOBODY_WITHDREW)
    participant.looked_through_on = timezone.localdate()
    participant.save(update_fields=["looked_through_on"])
    audit.record(by, participant)


def _locked_participant(evaluation: Evaluation, participant_id: UUID) -> Participant:
    rows = Participant.objects.select_for_update().select_related("interview")
    found = rows.filter(interview__evaluation=evaluation, id=participant_id).first()
    if found is None:
        raise NotAllowed
    return found
