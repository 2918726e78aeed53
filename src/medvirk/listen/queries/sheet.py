"""The information sheet, made from the evaluation's own facts, in bokmål, nynorsk or English.

What it says follows what Norwegian data-protection advice asks of such a sheet (NSD/Sikt: purpose, method,
controller, voluntary, withdrawal, end date, fate of data, no effect on treatment) and the promises of this house.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medvirk.foundation.actor import Actor, require
from medvirk.listen import rules, states
from medvirk.listen.enums import Channel
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known

#: Counts up when the sheet's own words change, so that a consent says what was read.
TEXT_VERSION = 1


@dataclass(frozen=True)
class SheetPart:
    """One heading with what stands under it: our words in the sheet's language, the evaluation's in its own."""

    heading: str
    words: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The whole sheet in one language. ``facts_language``: what the evaluation's own texts are written in."""

    evaluation: UUID
    language: str
    facts_language: str
    title: str
    lead: str
    parts: tuple[SheetPart, ...]

    @property
    def text(self) -> str:
        """Every word of it, a paragraph a line."""
        lines = [self.title, self.lead]
        for part in self.parts:
            lines += [part.heading, *part.words, *part.facts, *part.items]
        return "\n".join(lines)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the text (64 hex digits), to stand in a consent event."""
        return sha256(self.text.encode()).hexdigest()


def sheet_for(viewer: Actor, evaluation_id: UUID, language: str) -> Sheet:
    """The sheet: for everybody while people can be asked, for the parties before and after. Else ``NotAllowed``."""
    evaluation = known(evaluation_id)
    public = states.sheet_is_public(evaluation, timezone.localdate())
    require(public or rules.may_see_evaluation(viewer, evaluation))
    return sheet_of(evaluation, language)


def sheet_of(evaluation: Evaluation, language: str) -> Sheet:
    """The sheet of an evaluation in a language, for code that has asked the rules."""
    with translation.override(language):
        return Sheet(
            evaluation.id,
            language,
            evaluation.language,
            _("Will you tell us how it is?"),
            _lead(evaluation, language),
            tuple(_parts(evaluation)),
        )


def _lead(evaluation: Evaluation, language: str) -> str:
    services = [affected.service.name_in(language) for affected in evaluation.affected.all()]
    names = {"evaluator": evaluation.organisation.name, "services": ", ".join(services)}
    said = _("This is an invitation from %(evaluator)s to you who know this: %(services)s.")
    return said % names if services else _("This is an invitation from %(evaluator)s.") % names


def _parts(evaluation: Evaluation) -> Iterator[SheetPart]:
    yield SheetPart(_("What it is about"), facts=_lines(evaluation.questions))
    yield SheetPart(_("Who asks"), facts=_lines(evaluation.who_asks))
    yield SheetPart(_("How we talk together"), _how())
    yield SheetPart(_("You choose yourself"), _choice())
    yield SheetPart(_("If you change your mind"), _withdrawal(evaluation))
    yield SheetPart(_("What happens to what you say"), _notes(evaluation), _lines(evaluation.fate_of_data))
    yield SheetPart(_("What we keep to ourselves"), _secrecy(), _lines(evaluation.secrecy_limits))
    yield SheetPart(
        _("What happens afterwards"), facts=_lines(evaluation.what_happens_after) + _lines(evaluation.did_we_matter)
    )
    yield SheetPart(_("How to answer"), _answering(), items=tuple(_ways(evaluation)))
    yield SheetPart(_("Who is responsible"), facts=(*_lines(evaluation.controller), *_lines(evaluation.contact)))


def _how() -> tuple[str, ...]:
    return (
        _("You talk with two people who have used services like these themselves."),
        _("You can sit in a small group of three to seven. It takes about two hours, with a break and some food."),
        _("Would you rather talk alone? You can do that too."),
        _("Nobody who works in the service is there."),
    )


def _choice() -> tuple[str, ...]:
    return (
        _("It is up to you whether you take part."),
        _("If you say no, you get the same help as before. If you say yes, you get the same help as before."),
        _("You need not answer everything."),
    )


def _withdrawal(evaluation: Evaluation) -> tuple[str, ...]:
    until = _("You can withdraw until %(day)s. You can also do it after you have come.")
    return (
        until % {"day": _day(evaluation.withdraw_until)},
        _("Ring or write to us, or tell one of those who talk with you. You need not say why."),
        _("From group conversations we take out what we know that you said. A printed report we cannot take back."),
    )


def _notes(evaluation: Evaluation) -> tuple[str, ...]:
    return (
        _("We write down what is said, without your name. The notes are locked."),
        _("Only those who do this work can read them. Nobody in the service can."),
        _("The work ends on %(day)s, and the notes are deleted then at the latest.")
        % {"day": _day(evaluation.ends_on)},
    )


def _secrecy() -> tuple[str, ...]:
    return (_("We who talk with you do not tell others who you are or what you said. There are some limits:"),)


def _answering() -> tuple[str, ...]:
    return (_("Your answer goes to us, not to the service. You can use the way that suits you:"),)


def _ways(evaluation: Evaluation) -> Iterator[str]:
    for way in evaluation.ways_in.all():
        yield _("%(way)s. Answer by: %(channel)s, %(answer_to)s") % {
            "way": way.description,
            "channel": str(Channel(way.channel).label).lower(),
            "answer_to": way.answer_to,
        }


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else _("a day that is not decided yet")
