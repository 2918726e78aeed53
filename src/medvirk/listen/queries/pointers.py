"""What in a text may point to somebody: marked for the writer, with advice. A person decides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Reason
from medvirk.listen.models import Evaluation
from medvirk.privacy.redaction import Certainty, Kind, Suggestion, suggestions

#: What each kind is called, and what one does about it.
ADVICE: Mapping[Kind, tuple[Reason, Reason]] = {
    Kind.EMAIL: (_("E-mail address"), _("Leave it out.")),
    Kind.NATIONAL_ID: (_("National identity number"), _("Leave it out.")),
    Kind.STREET: (_("Street or address"), _("Leave it out, or write “near home”.")),
    Kind.DATE: (_("Date or time"), _("Write it wider: “last year”, “a while ago”.")),
    Kind.PHONE: (_("Phone number"), _("Leave it out.")),
    Kind.STAFF_OR_WARD: (
        _("Employee or ward"),
        _("Write what they do and not who they are: “somebody who works there”."),
    ),
    Kind.DRUG: (_("Medicine or drug"), _("Write it wider: “medicine”, “drugs”.")),
    Kind.PLACE: (_("Place"), _("Write what sort of place it is: “where I live”, “the hospital”.")),
    Kind.NAME: (_("Name"), _("Write who it is to the one who speaks: “a friend”, “my sister”.")),
    Kind.NUMBER: (_("Number"), _("Write it wider: “several”, “a few years”.")),
}


@dataclass(frozen=True)
class Bit:
    """A piece of a text; ``kind`` says what it may give away, empty where nothing is marked."""

    words: str
    kind: Reason = ""
    is_doubtful: bool = False


@dataclass(frozen=True)
class Pointers:
    """A text in pieces, and the advice for what was marked in it."""

    bits: Sequence[Bit]
    advice: Sequence[tuple[Reason, Reason]]


def pointers_in(text: str, known_words: Iterable[str]) -> Pointers:
    """The text with everything marked that may point to somebody."""
    found = suggestions(text, list(known_words))
    kinds = [kind for kind in Kind if any(mark.kind is kind for mark in found)]
    return Pointers(_bits(text, found), [ADVICE[kind] for kind in kinds])


def _bits(text: str, found: Sequence[Suggestion]) -> list[Bit]:
    bits, at = [], 0
    for mark in found:
        doubtful = mark.certainty is Certainty.DOUBTFUL
        bits += [Bit(text[at : mark.start]), Bit(text[mark.start : mark.end], ADVICE[mark.kind][0], doubtful)]
        at = mark.end
    return [bit for bit in (*bits, Bit(text[at:])) if bit.words]


def known_words(evaluation: Evaluation) -> list[str]:
    """The names that would tell which evaluation it is: the commissioner and the affected services."""
    services = [affected.service for affected in evaluation.affected.all()]
    names = {evaluation.commissioner.name}
    for service in services:
        names |= {service.name_nb, service.name_nn, service.organisation.name}
    return sorted(names | {name.removesuffix(" kommune") for name in names} - {""})
