"""What disclosure control and the reviewers' answers mean, in sentences for the reader."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, npgettext
from django.utils.translation import gettext_lazy as _

from medvirk.privacy.disclosure import HowMany, Manner, Reason, Wording
from medvirk.release.items import Because, Hindrance, Judgement

_SENTENCES: Mapping[Reason | Hindrance, Promise] = {
    Reason.TOO_FEW_PARTICIPANTS: _("This can go out when at least %(needed)s people have taken part."),
    Reason.NOBODY_BEHIND: _("Nothing that people have said stands behind this yet. Mark what it builds on."),
    Reason.TOO_FEW_BEHIND: _(
        "Only one or two people stand behind this. It can go out when they themselves have approved the words."
    ),
    Reason.NOT_COUNTED: _(
        "Nobody has counted how many said this, and it came up in fewer than %(needed)s interviews. "
        "Ask the groups how many recognise it."
    ),
    Reason.BASE_TOO_SMALL: _("A figure needs answers from at least %(needed)s people. Say it in words."),
    Reason.COUNT_TOO_SMALL: _("So few are counted here that they could be recognised. Say it in words."),
    Reason.REST_TOO_SMALL: _("So few are left out here that they could be recognised. Say it in words."),
    Reason.MARGIN_TOO_SMALL: _("A total in the table is so small that somebody could be recognised."),
    Reason.SMALL_CELL: _("So few are counted here that they could be recognised."),
    Reason.FOUND_BY_SUBTRACTION: _("This figure would give away another one that must not be seen."),
    Reason.DIFFERS_TOO_LITTLE: _(
        "Nearly the same people stand behind an earlier figure. Side by side the two would show a small group."
    ),
    Reason.TAKEN_OUT: _("A figure about these people was taken out because somebody withdrew. It cannot be made anew."),
    Reason.QUOTED_IN_FINDING: _("The same person may already be quoted under this finding. Choose one of the quotes."),
    Reason.QUOTED_ENOUGH: _("The same person may already be quoted twice. Choose which quotes to keep."),
    Reason.TOO_LARGE_A_SHARE: _(
        "Too many of the quotes may come from the same person. Find quotes from others, or leave this one out."
    ),
    Reason.TOO_MANY_ATTRIBUTES: _("The quote says more than one thing about who spoke. Keep one, or none."),
    Hindrance.FINDING_STAYS_IN: _("The finding that this belongs under does not go out."),
    Hindrance.NO_TO_THESE_WORDS: _("A reviewer has said no to these words. Write them anew before you ask again."),
    Hindrance.NO_TWICE: _("Two rounds have ended with a no. This stays in the team."),
}


def sentence(because: Because) -> str:
    """One reason as a sentence that says what to do, where something can be done."""
    if isinstance(because, Hindrance):
        return str(_SENTENCES[because])
    return str(_SENTENCES[because.reason]) % {"needed": because.needed}


def sentence_for_stored(value: str) -> str:
    """The sentence for a reason or hindrance that was stored by its value; empty for none."""
    found = next((because for because in _SENTENCES if because.value == value), None)
    return str(_SENTENCES[found]) if found else ""


def why_not(judgement: Judgement) -> str:
    """All that stands in an item's way; empty when nothing does."""
    return " ".join(sentence(because) for because in judgement.refusals)


def plain_wording(wording: Wording | None) -> dict[str, str | int]:
    """What may be said beside an item, as plain values that can be stored."""
    if wording is None:
        return {}
    if wording.manner is Manner.IN_INTERVIEWS:
        return {"interviews": wording.interviews or 0, "of_interviews": wording.of_interviews or 0}
    return {"how_many": wording.how_many.value} if wording.how_many else {"own_words": 1}


def who_stands_behind(allowed: Mapping[str, str | int]) -> str:
    """The sentence beside a finding: how many said it, never who and never a number of people."""
    if "how_many" in allowed:
        return _how_many(HowMany(allowed["how_many"]))
    if "interviews" in allowed:
        return _in_interviews(int(allowed["interviews"]), int(allowed["of_interviews"]))
    if "own_words" in allowed:
        return gettext("Said by few, in words they have approved themselves")
    return ""


def _how_many(word: HowMany) -> str:
    return {
        HowMany.SOME: gettext("Some have told this"),
        HowMany.SEVERAL: gettext("Several have told this"),
        HowMany.MANY: gettext("Many have told this"),
        HowMany.NEARLY_ALL: gettext("Nearly all have told this"),
    }[word]


def _in_interviews(interviews: int, of_interviews: int) -> str:
    words = npgettext(
        "interviews", "Told in %(some)s of %(all)s interview", "Told in %(some)s of %(all)s interviews", of_interviews
    )
    return words % {"some": interviews, "all": of_interviews}
