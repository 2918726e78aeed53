"""What both sides have agreed to, and what may therefore no longer be changed."""

from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import check
from medvirk.listen.enums import Agreed, Side
from medvirk.listen.models import Evaluation, GuideVersion


def sides_agreed(evaluation: Evaluation, about: Agreed, version: int) -> frozenset[Side]:
    """The sides that have agreed to this version."""
    agreements = evaluation.agreements.all()
    return frozenset(Side(a.side) for a in agreements if a.about == about and a.version == version)


def latest_guide(evaluation: Evaluation) -> GuideVersion | None:
    """The newest version of the theme guide, agreed or not."""
    return max(evaluation.guides.all(), key=lambda guide: guide.number, default=None)


def agreed_guide(evaluation: Evaluation) -> GuideVersion | None:
    """The newest version of the theme guide that both sides have agreed to: the one that interviews use."""
    both = [guide for guide in evaluation.guides.all() if guide_is_agreed(evaluation, guide)]
    return max(both, key=lambda guide: guide.number, default=None)


def guide_is_agreed(evaluation: Evaluation, guide: GuideVersion) -> bool:
    """Both sides have agreed to this version."""
    return sides_agreed(evaluation, Agreed.THEME_GUIDE, guide.number) == frozenset(Side)


def has_questions(evaluation: Evaluation) -> bool:
    """The newest version of the guide has something to ask."""
    guide = latest_guide(evaluation)
    return guide is not None and any(section.questions.all() for section in guide.sections.all())


def is_agreed_to(evaluation: Evaluation, guide: GuideVersion) -> bool:
    """A side has agreed to this version, so that it is never changed."""
    return bool(sides_agreed(evaluation, Agreed.THEME_GUIDE, guide.number))


def check_guide_can_change(evaluation: Evaluation, guide: GuideVersion) -> None:
    """Refuse to change a version that somebody has agreed to."""
    says = _("Somebody has agreed to this version, so it stays as it is. Make a new version and change that one.")
    check(not is_agreed_to(evaluation, guide), says)


def check_guide_can_be_agreed(evaluation: Evaluation, number: int) -> None:
    """Refuse agreement to a version that is not the newest, and to a guide without questions."""
    newest = latest_guide(evaluation)
    is_newest = newest is not None and newest.number == number
    check(is_newest, _("A newer version of the theme guide has been made. Read that one first."))
    check(has_questions(evaluation), _("The theme guide needs at least one question first."))
