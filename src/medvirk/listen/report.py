"""The process report: what those invited to the dialogue read beforehand. Full, or plain on two pages.

Made of what has been released to them and of the evaluation's own facts; nothing sealed can get into it. How many
people are behind a finding is said in words, and how many took part only where disclosure control lets it out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from medvirk.foundation.actor import ANYBODY, Actor, NotAllowed
from medvirk.foundation.jobs import work
from medvirk.foundation.jobs.work import Made, Order, Progress
from medvirk.foundation.report import (
    Block,
    BulletList,
    Callout,
    Drawing,
    Lead,
    Paragraph,
    Quote,
    Report,
    Section,
    printable,
    render_pdf,
    render_word,
)
from medvirk.foundation.thread import Station, StationName
from medvirk.foundation.thread.drawing import as_svg
from medvirk.listen import rules
from medvirk.listen.enums import FindingKind
from medvirk.listen.models import Evaluation
from medvirk.listen.participation import allowance_of, people_who_told
from medvirk.listen.queries.evaluation import STATION_OF, evaluation_for, thread_of
from medvirk.people.models import Account
from medvirk.people.queries import actor_for
from medvirk.release.enums import ItemKind
from medvirk.release.queries import released_to_parties

FULL, PLAIN = "full", "plain"
PDF, WORD = "pdf", "word"
PDF_TYPE = "application/pdf"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class ToldFinding:
    """One finding as those invited read it."""

    kind: FindingKind
    #: Its theme's name, where that was released with it.
    theme: str
    title: str
    text: str
    how_many: str
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class ProcessFacts:
    """Everything that the process report tells. ``participants`` is ``None`` where the number may not be said."""

    language: str
    title: str
    organisation: str
    commissioner: str
    day: date
    notice: str
    background: str
    questions: str
    how_it_was_done: str
    what_happens_after: str
    services: tuple[str, ...]
    participants: int | None
    findings: tuple[ToldFinding, ...]
    stations: dict[StationName, Station]
    current: StationName


def one_line(text: str) -> str:
    """What people wrote, on one line."""
    return " ".join(printable(text).split())


def paragraphs(text: str) -> tuple[Block, ...]:
    """What people wrote, with their own paragraphs; nothing where they wrote nothing."""
    parts = (" ".join(part.split()) for part in printable(text).split("\n\n"))
    return tuple(Paragraph(part) for part in parts if part)


def facts_for(viewer: Actor, evaluation_id: UUID) -> ProcessFacts:
    """What the report is made of, for the evaluation's parties. ``NotAllowed`` for everybody else."""
    evaluation = evaluation_for(viewer, evaluation_id)
    may_say = allowance_of(evaluation).words
    with translation.override(evaluation.language):
        return ProcessFacts(
            language=evaluation.language,
            title=evaluation.title,
            organisation=evaluation.organisation.name,
            commissioner=evaluation.commissioner.name,
            day=timezone.localdate(),
            notice=_("Invented, to show how it works") if settings.DEMO else "",
            background=evaluation.background,
            questions=evaluation.questions,
            how_it_was_done=evaluation.how_it_was_done,
            what_happens_after=evaluation.what_happens_after,
            services=tuple(row.service.name_in(evaluation.language) for row in evaluation.affected.all()),
            participants=people_who_told(evaluation) if may_say else None,
            findings=tuple(_told(viewer, evaluation)),
            stations=thread_of(evaluation, ANYBODY),
            current=STATION_OF[evaluation.state],
        )


def _told(viewer: Actor, evaluation: Evaluation) -> Iterator[ToldFinding]:
    """Findings that nobody has set aside, in the words that were released to those invited."""
    aside = set(evaluation.findings.exclude(set_aside_because="").values_list("id", flat=True))
    kinds = dict(evaluation.findings.values_list("id", "kind"))
    is_party = rules.is_party(viewer, evaluation)
    rows = [row for row in released_to_parties(evaluation.id, viewer, is_party) if row.content]
    quotes: dict[UUID | None, list[str]] = {}
    for row in rows:
        if row.kind == ItemKind.QUOTE:
            quotes.setdefault(row.parent, []).append(row.content["text"])
    for row in rows:
        if row.kind == ItemKind.FINDING and row.subject in kinds and row.subject not in aside:
            kind, said = FindingKind(kinds[row.subject]), row.content
            theme, told = said.get("theme", ""), tuple(quotes.get(row.subject, ()))
            yield ToldFinding(kind, theme, said["title"], said["text"], row.stands_behind, told)


def compose(facts: ProcessFacts, version: str) -> Report:
    """Return the report in the evaluation's own language. ``version``: ``full`` or ``plain``."""
    with translation.override(facts.language):
        blocks = _plain(facts) if version == PLAIN else _full(facts)
        return Report(
            title=one_line(facts.title),
            subtitle=_("What we have heard, in short") if version == PLAIN else _("Process report"),
            language="nn" if facts.language == "nn" else "nb",
            organisation=one_line(facts.organisation),
            date=facts.day,
            identifier="",
            notice=facts.notice,
            blocks=tuple(blocks),
        )


def _full(facts: ProcessFacts) -> Iterator[Block]:
    yield Lead(_for_you(facts))
    yield _not_for_everybody()
    yield Drawing(
        str(as_svg(facts.stations, facts.current, facts.language)),
        alt=_("The thread from those who told, through findings and dialogue, to decisions and back."),
        caption=_("Where we are now"),
    )
    yield from _section(_("Background"), paragraphs(facts.background))
    yield from _section(_("What we wanted to find out"), paragraphs(facts.questions))
    yield from _section(_("How it was done"), (*paragraphs(facts.how_it_was_done), Paragraph(_method())))
    if facts.services:
        yield Section(_("The services"), (BulletList(tuple(one_line(name) for name in facts.services)),))
    yield from _findings(facts.findings)
    yield Section(_("What happens now"), (*paragraphs(facts.what_happens_after), Paragraph(_the_dialogue())))


def _plain(facts: ProcessFacts) -> Iterator[Block]:
    """Two pages at most: each finding with its heading, the word for how many, and its first sentence."""
    yield Lead(_for_you(facts))
    for kind in FindingKind:
        found = [finding for finding in facts.findings if finding.kind == kind]
        if found:
            yield Section(what_it_says(kind), (BulletList(tuple(_in_short(finding) for finding in found)),))
    yield Section(_("What happens now"), (Paragraph(_the_dialogue()), _not_for_everybody()))


def _section(heading: str, blocks: tuple[Block, ...]) -> Iterator[Section]:
    if blocks:
        yield Section(heading, blocks)


def _for_you(facts: ProcessFacts) -> str:
    if facts.participants is None:
        told = _("People who use the services in %(municipality)s have told how it is.")
        return " ".join((told % {"municipality": one_line(facts.commissioner)}, _what_this_is()))
    told = ngettext(
        "%(number)s person has told how it is with the services in %(municipality)s.",
        "%(number)s people have told how it is with the services in %(municipality)s.",
        facts.participants,
    )
    values = {"number": facts.participants, "municipality": one_line(facts.commissioner)}
    return " ".join((told % values, _what_this_is()))


def _what_this_is() -> str:
    return _(
        "These are the findings so far. At the dialogue conference, users and staff talk about whether they "
        "recognise them. Nothing is decided yet."
    )


def _not_for_everybody() -> Callout:
    text = _(
        "This is for you who are invited to the dialogue. Please do not pass it on: it is not ready for everybody."
    )
    return Callout(_("Important"), text)


def _method() -> str:
    return _(
        "Interviewers who have used services themselves asked open questions, in groups or one to one. Nobody from "
        "the services was there. Two reviewers from outside, one with lived experience and one professional, have "
        "said yes to each finding and each quote here."
    )


def _the_dialogue() -> str:
    return _(
        "Each finding can be recognised, recognised with changes, or seen differently. None of the answers deletes "
        "it. New findings can be born at the conference. Afterwards the municipality answers every finding: "
        "with a measure, with “we keep this”, or with a no and its reason."
    )


def what_it_says(kind: FindingKind) -> str:
    """The heading over findings of a kind."""
    return {
        FindingKind.WORKS: _("What works"),
        FindingKind.BETTER: _("What could be better"),
        FindingKind.SUGGESTION: _("What people suggest"),
    }[kind]


def _findings(findings: Iterable[ToldFinding]) -> Iterator[Section]:
    """Under their theme, where its name was released with them, else under what they say."""
    found: dict[str, list[ToldFinding]] = {}
    for finding in findings:
        found.setdefault(one_line(finding.theme) or what_it_says(finding.kind), []).append(finding)
    for heading, told in found.items():
        yield Section(heading, tuple(_finding(finding) for finding in told))


def _finding(finding: ToldFinding) -> Section:
    said = finding.kind.label if finding.theme else ""
    blocks: list[Block] = [*paragraphs(finding.text)]
    in_words = " ".join(f"{words}." for words in (said, finding.how_many) if words)
    blocks += [Paragraph(in_words)] if in_words else []
    blocks += [Quote(one_line(quote)) for quote in finding.quotes]
    return Section(one_line(finding.title), tuple(blocks))


def _in_short(finding: ToldFinding) -> str:
    first, stop, _rest = one_line(finding.text).partition(". ")
    said = [one_line(finding.title).rstrip(".") + ".", first + ("." if stop else "")]
    if finding.how_many:
        said.append(finding.how_many + ".")
    return " ".join(said)


def kind_of(version: str, form: str) -> str:
    """The kind of job that makes this file."""
    return f"listen.process_report.{version}.{form}"


def _make(version: str, form: str) -> work.Work:
    def make(order: Order, progress: Progress) -> Made:
        account = Account.objects.filter(id=order.made_for, is_active=True).first()
        if account is None:
            raise NotAllowed
        report = compose(facts_for(actor_for(account), order.subject), version)
        name = _file_name(version)
        if form == PDF:
            return Made(render_pdf(report, settings.FONTS, progress), f"{name}.pdf", PDF_TYPE)
        return Made(render_word(report, settings.FONTS, progress), f"{name}.docx", WORD_TYPE)

    return make


def _file_name(version: str) -> str:
    if version == PLAIN:
        return pgettext("file name", "process-report-in-short")
    return pgettext("file name", "process-report")


def register_files() -> None:
    """Let the job desk make the report's files. Called once, when the server starts."""
    for version in (FULL, PLAIN):
        for form in (PDF, WORD):
            work.register(kind_of(version, form), _make(version, form))
