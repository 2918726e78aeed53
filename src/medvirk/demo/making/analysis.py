"""Themes and marks."""

from typing import Any
from uuid import UUID

from medvirk.demo.making.stage import Stage
from medvirk.listen.actions import marking, theme
from medvirk.listen.models import Participant, SegmentText
from medvirk.listen.spans import Span


def mark(stage: Stage) -> None:
    """Make the theme tree and mark the excerpts of the file."""
    for told in stage.told["themes"]:
        parent = stage.made.get(("theme", told["parent"]))
        stage.made["theme", told["key"]] = theme.add_theme(stage.id, told["name"], parent, by=stage.leader).id
    texts = {text.segment_id: text.id for text in SegmentText.objects.filter(segment__interview__evaluation=stage.id)}
    people = _people(stage)
    for told in stage.told["marks"]:
        _mark(stage, told, texts, people)


def _people(stage: Stage) -> dict[tuple[UUID, str], UUID]:
    rows = Participant.objects.filter(interview__evaluation=stage.id)
    return {(row.interview_id, row.pseudonym): row.id for row in rows}


def _mark(stage: Stage, told: dict[str, Any], texts: dict[UUID, UUID], people: dict[tuple[UUID, str], UUID]) -> None:
    interview = stage.made["interview", told["interview"]]
    about = marking.About(
        themes=frozenset(stage.made["theme", key] for key in told["themes"]),
        memo=told.get("memo", ""),
        people=frozenset(people[interview, name] for name in told.get("speaks_for", ())),
        counted=told.get("count"),
    )
    segment = stage.made["segment", f"{told['interview']}-{told['segment']}"]
    row = marking.mark_excerpt(stage.id, texts[segment], _span(stage, told), about, by=stage.leader)
    stage.made["mark", told["key"]] = row.id


def _span(stage: Stage, told: dict[str, Any]) -> Span:
    """Where the words stand in their segment; Python's strings count code points, as the marks do."""
    interview = next(i for i in stage.told["interviews"] if i["key"] == told["interview"])
    words = next(s["text"] for s in interview["segments"] if s["nr"] == told["segment"])
    start = words.index(told["span"])
    return Span(start, start + len(told["span"]))
