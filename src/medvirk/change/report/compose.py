"""The final report as content: background, how it was done, what was heard, said and decided, and what happens now.

Sections follow the reports of the method's own tradition, and the findings by what they say (what works, what
could be better, suggestions): the names of themes are sealed. Charts count findings, never people.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medvirk.change.enums import DecisionKind
from medvirk.change.report.facts import DecisionFacts, FindingFacts, ReportFacts
from medvirk.foundation.report import (
    Bar,
    BarChart,
    Block,
    BulletList,
    Callout,
    Drawing,
    Fact,
    Facts,
    Lead,
    Paragraph,
    Quote,
    Report,
    Section,
    Table,
)
from medvirk.foundation.thread.drawing import as_svg
from medvirk.listen.enums import FindingKind
from medvirk.listen.report import one_line, paragraphs, what_it_says
from medvirk.meet.enums import Outcome


def compose(facts: ReportFacts) -> Report:
    """Return the report, in the evaluation's own language."""
    with translation.override(facts.language):
        return Report(
            title=one_line(facts.title),
            subtitle=_("Final report"),
            language="nn" if facts.language == "nn" else "nb",
            organisation=one_line(facts.organisation),
            date=facts.day,
            identifier="",
            notice=facts.notice,
            keywords=(_("user participation"), "Bruker Spør Bruker"),
            blocks=tuple(_blocks(facts)),
        )


def _blocks(facts: ReportFacts) -> Iterator[Block]:
    yield Lead(_lead(facts))
    yield Drawing(
        str(as_svg(facts.stations, facts.current, facts.language)),
        alt=_thread_in_words(facts),
        caption=_("The thread, from those who told and back to them"),
    )
    yield from _section(_("Background"), paragraphs(facts.background))
    yield from _section(_("What we wanted to find out"), paragraphs(facts.questions))
    yield _how_it_was_done(facts)
    yield _reliability(facts)
    yield from _services(facts)
    yield from _findings(facts)
    yield from _dialogue(facts)
    yield from _decisions(facts)
    yield _what_now(facts)


def _section(heading: str, blocks: tuple[Block, ...]) -> Iterator[Section]:
    if blocks:
        yield Section(heading, blocks)


def _lead(facts: ReportFacts) -> str:
    decided = Counter(f.decision.kind for f in facts.findings if f.decision)
    heard = ngettext(
        "%(number)s finding has been through the dialogue, and the municipality has answered it.",
        "%(number)s findings have been through the dialogue, and the municipality has answered each of them.",
        len(facts.findings),
    ) % {"number": len(facts.findings)}
    answers = _("Measures: %(measure)s. “We keep this”: %(keep)s. No, with a reason: %(no)s.") % {
        kind.value: decided[kind] for kind in DecisionKind
    }
    return " ".join((_who_told(facts), heard, answers))


def _who_told(facts: ReportFacts) -> str:
    if facts.participants is None:
        return _("People who use the services have told how it is.")
    told = _("%(number)s people who use the services, or are close to somebody who does, have told how it is.")
    return told % {"number": facts.participants}


def _thread_in_words(facts: ReportFacts) -> str:
    told = [str(station.words) for station in facts.stations.values() if station.words]
    return _("The thread from told to done. %(stations)s") % {"stations": ". ".join(told)}


def _how_it_was_done(facts: ReportFacts) -> Section:
    blocks = [
        *paragraphs(facts.how_it_was_done),
        Paragraph(
            _(
                "The method is Bruker Spør Bruker. Interviewers who have used services themselves asked open "
                "questions, in groups or one to one. Nobody from the services was there. What was said was "
                "gathered to findings, and both sides talked about them at a dialogue conference."
            )
        ),
    ]
    if facts.planners:
        rows = tuple((name, side) for name, side in facts.planners)
        heading = _("Those who planned it, from both sides")
        blocks.append(Table(heading, (_("Where from"), _("Side")), rows))
    if facts.conference:
        blocks.append(Facts(tuple(_conference_facts(facts))))
    return Section(_("How it was done"), tuple(blocks))


def _conference_facts(facts: ReportFacts) -> Iterator[Fact]:
    conference = facts.conference
    if conference:
        yield Fact(_("The users met beforehand"), day(conference.users_meeting_day))
        yield Fact(_("Dialogue conference"), day(conference.day))
        if conference.who_came.strip():
            yield Fact(_("Who came"), one_line(conference.who_came))


def day(value: date) -> str:
    """A date as people write it."""
    return date_format(value, "DATE_FORMAT")


def _reliability(facts: ReportFacts) -> Section:
    blocks = [*paragraphs(facts.reliability), Paragraph(_reach(facts))]
    if facts.ways_in:
        blocks.append(Paragraph(_("These were the ways to hear about the evaluation and to answer:")))
        blocks.append(BulletList(tuple(_way_in(way.description, way.outside_service) for way in facts.ways_in)))
    blocks.append(Paragraph(_how_words_are_used()))
    return Section(_("How far the results can be trusted"), tuple(blocks))


def _reach(facts: ReportFacts) -> str:
    said = [
        _("Those who asked people know who was asked, not who answered. The answers went straight to the evaluators.")
    ]
    if facts.asked is not None:
        said.append(_("%(number)s people were asked in the services.") % {"number": facts.asked})
    if facts.interviews is not None:
        said.append(
            ngettext("%(number)s interview was held.", "%(number)s interviews were held.", facts.interviews)
            % {"number": facts.interviews}
        )
    said.append(_("Those who did not take part may see it differently."))
    return " ".join(said)


def _way_in(description: str, outside: bool) -> str:
    where = _("outside the services") if outside else _("in the services")
    return f"{one_line(description)} ({where})"


def _how_words_are_used() -> str:
    return _(
        "A finding stands here only when at least three people are behind it. The words say how large a part of "
        "those who told this was: “some” is less than a quarter, “several” is from a quarter, “many” is from half, "
        "and “nearly all” is from four fifths. Each finding has been read by two reviewers from outside, "
        "one with lived experience and one professional, and both have said yes."
    )


def _services(facts: ReportFacts) -> Iterator[Section]:
    if not facts.may_name_service:
        text = _("Few people have told. To keep them safe, the service is not named here, and nobody is quoted.")
        yield Section(_("The services"), (Callout(_("Worth knowing"), text),))
        return
    named = (BulletList(tuple(one_line(name) for name in facts.services)),) if facts.services else ()
    yield from _section(_("The services"), (*paragraphs(facts.about_services), *named))


def _findings(facts: ReportFacts) -> Iterator[Section]:
    for heading, found in by_theme(facts.findings).items():
        yield Section(heading, tuple(_finding(finding) for finding in found))


def by_theme(findings: Iterable[FindingFacts]) -> Mapping[str, list[FindingFacts]]:
    """Findings under their theme, where its name was released with them, else under what they say."""
    found: dict[str, list[FindingFacts]] = {}
    for finding in findings:
        found.setdefault(one_line(finding.theme) or what_it_says(finding.kind), []).append(finding)
    return found


def _finding(finding: FindingFacts) -> Section:
    said = FindingKind(finding.kind).label if finding.theme else ""
    blocks: list[Block] = [*paragraphs(finding.text)]
    in_words = " ".join(f"{words}." for words in (said, finding.how_many) if words)
    blocks += [Paragraph(in_words)] if in_words else []
    blocks += [Quote(one_line(quote)) for quote in finding.quotes]
    blocks.append(Facts(tuple(_answers(finding))))
    return Section(one_line(finding.title), tuple(blocks))


def _answers(finding: FindingFacts) -> Iterator[Fact]:
    yield Fact(_("What the dialogue said"), what_the_dialogue_said(finding))
    if finding.decision:
        yield Fact(_("What was decided"), in_short(finding.decision))


def what_the_dialogue_said(finding: FindingFacts) -> str:
    """The dialogue's answer as a sentence."""
    if finding.from_conference:
        return _("Born at the dialogue conference.")
    if finding.outcome is None:
        return _("Not discussed at the dialogue conference.")
    return {
        Outcome.RECOGNISED: _("Recognised at the dialogue conference."),
        Outcome.WITH_CHANGES: _("Recognised at the dialogue conference, with changes."),
        Outcome.SEEN_DIFFERENTLY: _("Seen differently: the users recognise it, the staff do not."),
    }[finding.outcome]


def in_short(decision: DecisionFacts) -> str:
    """A decision on one line."""
    if decision.measure:
        return f"{DecisionKind.MEASURE.label}: {one_line(decision.measure.title)}"
    return str(DecisionKind(decision.kind).label)


def _dialogue(facts: ReportFacts) -> Iterator[Section]:
    said = [finding for finding in facts.findings if finding.outcome or finding.from_conference]
    if not said:
        return
    words = tuple(_words_of(finding) for finding in said if finding.users_words or finding.staff_words)
    yield Section(_("The dialogue"), (_outcome_chart(facts), *words))


def _outcome_chart(facts: ReportFacts) -> BarChart:
    outcomes = Counter(finding.outcome for finding in facts.findings if finding.outcome)
    bars = [(str(outcome.label), outcomes[outcome]) for outcome in Outcome]
    bars.append((_("Born at the conference"), sum(finding.from_conference for finding in facts.findings)))
    return BarChart(
        title=_("What the dialogue said of the findings"),
        sentence=_("The bars count findings, not people. None of the answers takes a finding away."),
        bars=tuple(Bar(label, number, _count(number)) for label, number in bars),
        label_heading=_("Answer"),
        value_heading=_("Findings"),
    )


def _count(number: int) -> str:
    return ngettext("%(number)s finding", "%(number)s findings", number) % {"number": number}


def _words_of(finding: FindingFacts) -> Section:
    different = finding.outcome == Outcome.SEEN_DIFFERENTLY
    title = one_line(finding.title)
    heading = _("Seen differently: %(title)s") % {"title": title} if different else title
    sides = ((_("The users said"), finding.users_words), (_("The staff said"), finding.staff_words))
    told = tuple(Fact(who, one_line(words)) for who, words in sides if words.strip())
    return Section(heading, (Facts(told),))


def _decisions(facts: ReportFacts) -> Iterator[Section]:
    decided = [finding for finding in facts.findings if finding.decision]
    if not decided:
        return
    each = tuple(_decision(finding.title, finding.decision) for finding in decided if finding.decision)
    yield Section(_("What the municipality decided"), (_decision_chart(facts), *each))


def _decision_chart(facts: ReportFacts) -> BarChart:
    kinds = Counter(finding.decision.kind for finding in facts.findings if finding.decision)
    return BarChart(
        title=_("The municipality’s answers to the findings"),
        sentence=_("The bars count findings, not people. Every standing finding has an answer."),
        bars=tuple(Bar(str(kind.label), kinds[kind], _count(kinds[kind])) for kind in DecisionKind),
        label_heading=_("Answer"),
        value_heading=_("Findings"),
    )


def _decision(title: str, decision: DecisionFacts) -> Section:
    lines = (Fact(label, one_line(value)) for label, value in _decision_lines(decision) if value.strip())
    return Section(one_line(title), (Paragraph(in_short(decision)), Facts(tuple(lines))))


def _decision_lines(decision: DecisionFacts) -> tuple[tuple[str, str], ...]:
    measure = decision.measure
    if measure:
        return (
            (_("What it is to change"), measure.what_changes),
            (_("For whom"), measure.for_whom),
            (_("How we shall see it"), measure.how_seen),
            (_("Who owns it"), measure.owner),
            (_("To be done by"), day(measure.due)),
        )
    again = day(decision.look_again_on) if decision.look_again_on else ""
    what = _("Why not, and what there is instead") if decision.kind == DecisionKind.NO else _("What is kept")
    return ((what, decision.text), (_("Who owns it"), decision.owner), (_("Looked at again"), again))


def _what_now(facts: ReportFacts) -> Section:
    blocks: list[Block] = [
        Paragraph(
            _(
                "Everybody can follow the measures on the page “Heard – decided – done”. There those who told can "
                "also say that something is not done, without giving their name."
            )
        ),
        Facts((Fact(_("The page"), facts.page),)),
    ]
    if facts.kept_in:
        kept = ngettext(
            "%(number)s more finding has been answered by the municipality. It cannot be shown to everybody "
            "without somebody being recognised.",
            "%(number)s more findings have been answered by the municipality. They cannot be shown to everybody "
            "without somebody being recognised.",
            facts.kept_in,
        )
        blocks.insert(0, Paragraph(kept % {"number": facts.kept_in}))
    return Section(_("What happens now"), tuple(blocks))
