"""What is sealed in this room, and where each value opens."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from medvirk.privacy.disclosure import Base, Part, QuoteUse
from medvirk.privacy.sealing import KeyPair, Place, PublicKey, key_pair_from_secret, open_sealed, seal
from medvirk.release.items import FigureEvidence, Item
from medvirk.release.models import Candidate, Sitting, Verdict


@dataclass(frozen=True)
class Payload:
    """An opened candidate: what would go out, what it replaces, and the base of a figure."""

    content: Mapping[str, str]
    earlier: Mapping[str, str] = field(default_factory=dict)
    figure: FigureEvidence | None = None


def keys_of_link(secret: str) -> KeyPair:
    """The key pair that a link's secret carries; ``ValueError`` for what is too short to be one."""
    return key_pair_from_secret(secret.encode("utf-8", "surrogatepass"))


def seal_payload(candidate: Candidate, payload: Payload, recipients: Sequence[PublicKey]) -> None:
    """Set the candidate's sealed content."""
    values = {
        "content": dict(payload.content),
        "earlier": dict(payload.earlier),
        "figure": _figure_values(payload.figure),
    }
    candidate.sealed_content = seal(json.dumps(values), _place_of(candidate), *recipients)


def payload_of(item: Item, content: Mapping[str, str]) -> Payload:
    """An item as it is sealed, with the content as it may be said."""
    return Payload(content, item.earlier, item.evidence.figure)


def open_payload(candidate: Candidate, keys: KeyPair) -> Payload:
    """Open a candidate; ``CannotOpen`` for other keys, or when it was withdrawn."""
    values = json.loads(open_sealed(bytes(candidate.sealed_content), _place_of(candidate), keys))
    return Payload(values["content"], values["earlier"], _figure_from(values["figure"]))


def seal_uses(sitting: Sitting, uses: Iterable[QuoteUse], recipients: Sequence[PublicKey]) -> None:
    """Set the sitting's sealed list of who is quoted."""
    values = [[use.quote, use.finding, use.interview, use.person, list(use.attributes)] for use in uses]
    sitting.sealed_uses = seal(json.dumps(values), _place_of_uses(sitting), *recipients)


def open_uses(sitting: Sitting, keys: KeyPair) -> list[QuoteUse]:
    """Open the list of who is quoted."""
    values = json.loads(open_sealed(bytes(sitting.sealed_uses), _place_of_uses(sitting), keys))
    return [QuoteUse(*value) for value in values]


def seal_remark(verdict: Verdict, sitting: Sitting, remark: str, recipients: Sequence[PublicKey]) -> None:
    """Set the verdict's sealed remark, in a new text version; nothing is stored of an empty one."""
    verdict.text_version += 1
    verdict.sealed_remark = seal(remark, _place_of_remark(verdict, sitting), *recipients) if remark else b""


def open_remark(verdict: Verdict, sitting: Sitting, keys: KeyPair) -> str:
    """Open a remark: the reviewer who wrote it, or a reader on the team."""
    sealed = bytes(verdict.sealed_remark)
    return open_sealed(sealed, _place_of_remark(verdict, sitting), keys) if sealed else ""


def _place_of(candidate: Candidate) -> Place:
    evaluation = candidate.sitting.evaluation
    return Place(evaluation, "release.candidate", candidate.id, "content", candidate.revision)


def _place_of_uses(sitting: Sitting) -> Place:
    return Place(sitting.evaluation, "release.sitting", sitting.id, "uses", 0)


def _place_of_remark(verdict: Verdict, sitting: Sitting) -> Place:
    return Place(sitting.evaluation, "release.verdict", verdict.id, "remark", verdict.text_version)


def _figure_values(figure: FigureEvidence | None) -> dict[str, object] | None:
    if figure is None:
        return None
    return {
        "count": figure.part.count,
        "size": figure.base.size,
        "population": sorted(figure.base.population),
        "subgroup": sorted(figure.base.subgroup),
        "first": figure.base.first.isoformat(),
        "last": figure.base.last.isoformat(),
    }


def _figure_from(values: Mapping[str, object] | None) -> FigureEvidence | None:
    if values is None:
        return None
    base = Base(
        population=frozenset(_words(values["population"])),
        subgroup=frozenset(_words(values["subgroup"])),
        first=date.fromisoformat(str(values["first"])),
        last=date.fromisoformat(str(values["last"])),
        size=int(str(values["size"])),
    )
    return FigureEvidence(Part(int(str(values["count"])), base.size), base)


def _words(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []
