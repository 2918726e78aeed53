"""Interviews: readers choose their passphrases, people join by pseudonym, notes are written and handed in."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from medvirk.demo import world
from medvirk.demo.making.stage import Stage
from medvirk.foundation.actor import Actor
from medvirk.listen.actions import interview, note, participant, reading
from medvirk.listen.enums import Purpose
from medvirk.listen.models import Interview
from medvirk.listen.queries.participant import sheet_text
from medvirk.privacy.sealing import key_pair_from_secret

On = Callable[[date], AbstractContextManager[None]]
_YES = dict.fromkeys((Purpose.TAKE_PART, Purpose.QUOTE), True) | dict.fromkeys(
    (Purpose.CONTACT_LATER, Purpose.REUSE), False
)


def hold_interviews(stage: Stage, on: On) -> None:
    """Hold all interviews of the file; an open one keeps its notes on the interviewer's device."""
    with on(stage.told["dates"]["first_interview"]):
        _choose_readers(stage)
        stage.advance()
    for told in stage.told["interviews"]:
        with on(told["day"]):
            _hold(stage, told)


def _choose_readers(stage: Stage) -> None:
    """The process leader and one interviewer read; the second is let in by the first."""
    reading.choose_passphrase(stage.id, world.PASSPHRASE, by=stage.leader)
    second = stage.cast.actor(stage.told["interviews"][0]["interviewers"][0])
    reading.choose_passphrase(stage.id, world.PASSPHRASE, by=second)
    reading.let_in(stage.id, second.id, stage.keys(), by=stage.leader)


def _hold(stage: Stage, told: dict[str, Any]) -> None:
    writer = stage.cast.actor(told["writer"])
    row = interview.plan_interview(stage.id, _plan(stage, told), by=stage.leader)
    stage.made["interview", told["key"]] = row.id
    people = {name: _join(stage, row, name, writer) for name in told["participants"]}
    interview.tell_afterwards(stage.id, row.id, interview.Afterwards(told["number_present"]), by=writer)
    # The key of the device that wrote; an open interview's notes are written on one that nobody has any more.
    device = key_pair_from_secret(uuid4().bytes)
    for segment in told["segments"]:
        words = note.Words(
            segment["text"],
            stage.made["section", segment["section"]],
            people.get(segment["speaker"]),
            segment.get("recognised"),
        )
        written = note.write_note(stage.id, row.id, uuid4(), words, device.public, by=writer)
        stage.made["segment", f"{told['key']}-{segment['nr']}"] = written.id
    if told["state"] == "delivered":
        note.hand_in(stage.id, row.id, device, None, by=writer)


def _plan(stage: Stage, told: dict[str, Any]) -> interview.Plan:
    asks = next(key for key in told["interviewers"] if key != told["writer"])
    return interview.Plan(
        told["kind"], told["audience"], stage.language, told["day"],
        stage.cast.people[asks], stage.cast.people[told["writer"]],
    )  # fmt: skip


def _join(stage: Stage, row: Interview, pseudonym: str, by: Actor) -> UUID:
    """Somebody says yes to taking part and to being quoted, having read the sheet."""
    sheet = sheet_text(stage.evaluation, stage.language)
    return participant.add_participant(stage.id, row.id, pseudonym, _YES, sheet, by=by).id
