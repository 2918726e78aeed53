"""How far a finding or quote has come on its way to those invited, in a word for the team."""

from dataclasses import dataclass

from django.utils.translation import pgettext_lazy

from medvirk.foundation.actor import Reason
from medvirk.release.enums import Zone
from medvirk.release.queries import ReleaseState


@dataclass(frozen=True)
class Progress:
    """A word, and the tone that a tag has."""

    word: Reason
    tone: str
    is_draft: bool = False
    #: A reviewer said no, and it can be tried once more.
    got_a_no: bool = False


_DRAFT = Progress(pgettext_lazy("finding", "Draft"), "neutral", is_draft=True)
_IN_REVIEW = Progress(pgettext_lazy("finding", "In review"), "waiting")
_OUT = Progress(pgettext_lazy("finding", "Released"), "good")
_NEWER = Progress(pgettext_lazy("finding", "Released, with newer words here"), "waiting")
_AGAIN = Progress(pgettext_lazy("finding", "Got a no: write it anew"), "no", got_a_no=True)
_STAYS = Progress(pgettext_lazy("finding", "Stays in the team"), "no")


def progress_of(state: ReleaseState, revision: int) -> Progress:
    """How far these words have come; ``revision`` is the newest one."""
    if state.under_review:
        return _IN_REVIEW
    if state.is_out(Zone.SHARED):
        newest_out = max(state.out.values())
        return _OUT if newest_out >= revision else _NEWER
    if state.noes.get(Zone.SHARED):
        return _AGAIN if state.may_try_again(Zone.SHARED) else _STAYS
    return _DRAFT
