"""The dialogue conference and what the municipality decides."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from medvirk.change.actions import decision
from medvirk.demo.making.stage import Stage
from medvirk.meet import actions as meet
from medvirk.meet.enums import Outcome

On = Callable[[date], AbstractContextManager[None]]


def plan(stage: Stage) -> None:
    """Plan the conference, with the users' own meeting beforehand."""
    told = stage.told["conference"]
    meet.plan_conference(
        stage.id,
        {
            "day": told["day"],
            "place": told["place"],
            "users_meeting_day": told["users_meeting_day"],
            "users_meeting_place": told["users_meeting_place"],
            "invitation": told["invited"],
            "programme": f"{told['starts']}–{told['ends']}. {told['ground_rules']}",
        },
        by=stage.leader,
    )


def hold(stage: Stage) -> None:
    """Write down what was said of each finding, add what was born there, and say who came."""
    told = stage.told["conference"]
    for outcome in told["outcomes"]:
        if ("finding", outcome["finding"]) in stage.made:
            meet.write_down(stage.id, stage.made["finding", outcome["finding"]], _said(outcome), by=stage.leader)
    for finding in stage.told["findings"]:
        if finding["born"] == "conference":
            row = meet.add_finding(
                stage.id, finding["kind"], finding["title"], finding["text"], finding["counted"], by=stage.leader
            )
            stage.made["finding", finding["key"]] = row.id
    meet.mark_held(stage.id, told["attended"].partition(". ")[0], by=stage.leader)


def _said(outcome: dict[str, Any]) -> meet.WrittenDown:
    changed = outcome["outcome"] == Outcome.WITH_CHANGES
    return meet.WrittenDown(
        outcome["outcome"],
        outcome["users_words"],
        outcome["staff_words"],
        outcome["changed_title"] if changed else "",
        outcome["changed_text"] if changed else "",
    )


def decide(stage: Stage, born: str) -> None:
    """The municipality answers every finding that was born there; one from the conference must be released first."""
    findings = {finding["key"] for finding in stage.told["findings"] if finding["born"] == born}
    for told in (row for row in stage.told["decisions"] if row["finding"] in findings):
        row = decision.decide(stage.made["finding", told["finding"]], told["kind"], _answers(told), by=stage.contact)
        if told["kind"] == "measure":
            stage.made["measure", told["key"]] = row.measure.id


def _answers(told: dict[str, Any]) -> dict[str, Any]:
    if told["kind"] == "keep":
        return {"text": told["what"], "owner": told["owner"], "look_again_on": told["look_again"]}
    if told["kind"] == "no":
        return {"text": f"{told['reason']} {told['instead']}", "owner": told["owner"]}
    return {
        "title": told["title"],
        "what_changes": told["what_it_changes"],
        "for_whom": told["for_whom"],
        "how_seen": told["how_we_see"],
        "owner": told["owner"],
        "due": told["due"],
    }
