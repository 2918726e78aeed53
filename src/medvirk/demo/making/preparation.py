"""Anchoring, theme guide, recruiting."""

from typing import Any
from uuid import UUID

from medvirk.demo.making.cast import Cast
from medvirk.demo.making.stage import Stage
from medvirk.listen.actions import anchoring, guide, recruiting, team
from medvirk.listen.actions.evaluation import Beginning, start_evaluation
from medvirk.listen.enums import Channel, Side
from medvirk.listen.models import GuideVersion


def start(told: dict[str, Any], cast: Cast) -> UUID:
    """The process leader starts the evaluation."""
    beginning = Beginning(
        organisation=cast.organisations[told["evaluator"]],
        commissioner=cast.organisations[told["commissioner"]],
        services=[cast.services[key] for key in told["affected_services"]],
        title=told["title_" + told["language"]],
        language=told["language"],
    )
    return start_evaluation(beginning, by=cast.actor(told["process_leader"])).id


def anchor(stage: Stage) -> None:
    """Write the anchoring, name the planners and the team, and let both sides agree."""
    told = stage.told
    values = {
        "background": told["texts"]["background"],
        "questions": "\n".join(told["evaluation_questions"]),
        "legal_assessment": " ".join(told["assessment"][k] for k in ("legal", "rek", "data_protection_officer")),
        "participation_money": told["budget"]["text"],
        "planned_participants": told["planned_participants"],
        **told["expectations"],
    }
    anchoring.write_anchoring(stage.id, values, by=stage.leader)
    for planner in told["planners"]:
        where = stage.cast.organisations[planner["organisation"]].name
        anchoring.add_planner(stage.id, anchoring.NewPlanner(planner["name"], planner["side"], where), by=stage.leader)
    for key in sorted({key for interview in told["interviews"] for key in interview["interviewers"]}):
        team.add_to_team(stage.id, stage.cast.people[key], by=stage.leader)
    anchoring.agree_to_anchoring(stage.id, Side.LIVED_EXPERIENCE, told["panel"]["name"], by=stage.panel)
    anchoring.agree_to_anchoring(stage.id, Side.PROFESSIONAL, _municipality(stage), by=stage.contact)
    stage.advance()


def _municipality(stage: Stage) -> str:
    return stage.cast.organisations[stage.told["commissioner"]].name


def agree_on_guide(stage: Stage) -> None:
    """Write the theme guide; both sides agree."""
    version = guide.start_guide(stage.id, by=stage.leader)
    first = True
    for section in stage.told["theme_guide"]["sections"]:
        stage.made["section", section["key"]] = _section(stage, version, section, first)
        first = False
    agreed = stage.told["theme_guide"]
    sides = (
        (Side.LIVED_EXPERIENCE, "agreed_by_users", stage.panel),
        (Side.PROFESSIONAL, "agreed_by_professionals", stage.contact),
    )
    for side, by_whom, actor in sides:
        guide.agree_to_guide(stage.id, version.number, side, agreed[by_whom], by=actor)


def _section(stage: Stage, version: GuideVersion, told: dict[str, Any], opening: bool) -> UUID:
    """The guide begins with an opening section and its question; the others are added."""
    by = stage.leader
    if opening:
        row = version.sections.get()
        row = guide.write_section(stage.id, row.id, told["title"], told["note"], by=by)
        for question in told["questions"][1:]:
            guide.add_question(stage.id, row.id, question, by=by)
        return row.key
    row = guide.add_section(stage.id, told["title"], told["note"], by=by)
    for question in told["questions"]:
        guide.add_question(stage.id, row.id, question, by=by)
    return row.key


def recruit(stage: Stage) -> None:
    """Write the information sheet and the ways in, and report how many were asked."""
    facts = stage.told["information_sheet"]
    values = {
        name: facts[name] for name in ("controller", "contact", "withdraw_until", "fate_of_data", "secrecy_limits")
    }
    recruiting.write_sheet_facts(stage.id, {**values, "ends_on": facts["end_date"]}, by=stage.leader)
    ways = []
    for told in stage.told["recruitment"]:
        way = recruiting.Way(told["way"], told["outside_service"], _channel(told["way"]), _answers_to(stage))
        ways.append((recruiting.add_way_in(stage.id, way, by=stage.leader).id, told.get("asked")))
    stage.advance()
    for way_id, asked in ways:
        if asked:
            recruiting.report_asked(stage.id, way_id, asked, by=stage.contact)


def _channel(way: str) -> Channel:
    words = way.lower()
    if "slip" in words:
        return Channel.SLIP
    return Channel.TEXT if "melding" in words else Channel.PHONE


def _answers_to(stage: Stage) -> str:
    return f"{stage.told['information_sheet']['controller']}, 00 00 00 30"
