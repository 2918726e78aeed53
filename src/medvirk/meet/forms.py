"""What people write about a conference."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.ui.forms import DateBox
from medvirk.listen.enums import FindingKind
from medvirk.meet.enums import Outcome
from medvirk.meet.models import Conference
from medvirk.meet.states import missing_words

MOST_PEOPLE = 2000


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ConferenceForm(forms.ModelForm[Conference]):
    """When and where, the users' own meeting beforehand, and how everybody is invited."""

    class Meta:
        model = Conference
        fields = ("day", "place", "users_meeting_day", "users_meeting_place", "invitation", "programme")
        widgets = {
            "day": DateBox(),
            "users_meeting_day": DateBox(),
            "invitation": _area(4),
            "programme": _area(8),
        }
        help_texts = {
            "users_meeting_day": _(
                "The users read the findings together first, so that nobody comes to the conference alone."
            ),
            "invitation": _(
                "Everybody who uses the services is invited, whether or not they took part in the interviews. "
                "Write how the invitation reaches them."
            ),
            "programme": _("One line for each point. Leave time for breaks."),
        }


class DiscussionForm(forms.Form):
    """What the conference says of one finding."""

    outcome = forms.ChoiceField(
        label=_("What did the conference say?"),
        choices=[
            (Outcome.RECOGNISED, _("Recognised: both sides know this")),
            (Outcome.WITH_CHANGES, _("Recognised with changes: the words must be put differently")),
            (Outcome.SEEN_DIFFERENTLY, _("Seen differently: the users recognise it, the staff do not")),
        ],
        widget=forms.RadioSelect,
        help_text=_("A finding that is seen differently stands, with both views, and needs a decision like any other."),
    )
    new_title = forms.CharField(
        label=_("The heading as the conference wants it"), max_length=160, required=False,
        help_text=_("Only when something is changed. Both reviewers read the new words before anybody else."),
    )  # fmt: skip
    new_text = forms.CharField(
        label=_("The text as the conference wants it"), max_length=4000, required=False, widget=_area(6)
    )
    users_words = forms.CharField(
        label=_("What the users said"), max_length=2000, required=False, widget=_area(4),
        help_text=_("In their own words, without names and without saying who."),
    )  # fmt: skip
    staff_words = forms.CharField(
        label=_("What the staff said"), max_length=2000, required=False, widget=_area(4),
        help_text=_("In their own words, without names and without saying who."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Each answer has the words that it needs."""
        written = super().clean() or self.cleaned_data
        if outcome := written.get("outcome"):
            for field, what in missing_words(outcome, written).items():
                self.add_error(field, str(what))
        return written


class NewFindingForm(forms.Form):
    """A finding that was born in the conference."""

    kind = forms.ChoiceField(label=_("What does it say?"), choices=FindingKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Heading"), max_length=160)
    text = forms.CharField(label=_("In the conference’s words"), max_length=4000, widget=_area(6))
    counted = forms.IntegerField(
        label=_("How many recognised it when you asked?"),
        min_value=0,
        max_value=MOST_PEOPLE,
        help_text=_(
            "Ask those who use the services to raise a hand. The number stays in the team; "
            "others see a word for it, and only when at least three recognise it."
        ),
    )


class HeldForm(forms.Form):
    """The conference is over."""

    who_came = forms.RegexField(
        r"^\D+$",
        label=_("Who came, in words"),
        max_length=200,
        error_messages={"invalid": _("Write it in words, without figures: “about forty”.")},
        help_text=_("For example: “About forty came. Most were users; staff and two managers were there too.”"),
    )


class SetAsideForm(forms.Form):
    """The users' side sets a finding aside."""

    reason = forms.CharField(
        label=_("Why do you set it aside?"),
        max_length=2000,
        widget=_area(4),
        help_text=_("The reason is kept together with the finding. It can be taken up again."),
    )
