"""Findings and quotes."""

from typing import Any

from medvirk.demo.making.stage import Stage
from medvirk.listen.actions import finding, quote


def write(stage: Stage) -> None:
    """Write the findings that come from the interviews, with their quotes.

    A quote that the reviewers are going to send back is written in its first words.
    """
    first_words = {
        row["item"]: row["first_text"] for release in stage.told.get("releases", ()) for row in release["sent_back"]
    }
    for told in stage.told["findings"]:
        if told["born"] == "interviews":
            _finding(stage, told, first_words)


def _finding(stage: Stage, told: dict[str, Any], first_words: dict[str, str]) -> None:
    words = finding.Words(told["kind"], stage.made["theme", told["theme"]], told["title"], told["text"])
    row = finding.add_finding(stage.id, words, by=stage.leader)
    stage.made["finding", told["key"]] = row.id
    finding.gather(stage.id, row.id, [stage.made["mark", key] for key in told["excerpts"]], by=stage.leader)
    for said in told.get("quotes", ()):
        text = first_words.get(said["key"], said["text"])
        made = quote.add_quote(stage.id, row.id, stage.made["mark", said["mark"]], text, by=stage.leader)
        stage.made["quote", said["key"]] = made.id


def rewrite(stage: Stage, sent_back: list[dict[str, str]]) -> None:
    """Write the quotes that were sent back in the words that went out."""
    final = {said["key"]: said["text"] for told in stage.told["findings"] for said in told.get("quotes", ())}
    for row in sent_back:
        quote.change_quote(stage.id, stage.made["quote", row["item"]], 1, final[row["item"]], by=stage.leader)
