"""What is written about a participant: a pseudonym and four answers, never a name."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.listen.enums import ContentLanguage, Purpose


class ConsentForm(forms.Form):
    """What the participant says yes to, each by itself."""

    take_part = forms.BooleanField(label=_("Says yes to taking part"))
    quote = forms.BooleanField(
        label=_("May be quoted without a name"),
        required=False,
        help_text=_("Quotes are rewritten so that nobody can be recognised."),
    )
    contact_later = forms.BooleanField(label=_("May be contacted later"), required=False)
    reuse = forms.BooleanField(label=_("What was said may be used again in other evaluations"), required=False)
    sheet_language = forms.ChoiceField(
        label=_("Language of the information sheet they were given"),
        choices=ContentLanguage,
        widget=forms.RadioSelect,
    )

    @property
    def consents(self) -> Mapping[Purpose, bool]:
        """The four answers, when the form is valid."""
        return {purpose: bool(self.cleaned_data[purpose.value]) for purpose in Purpose}


class ParticipantForm(ConsentForm):
    """A new participant."""

    pseudonym = forms.CharField(
        label=_("Pseudonym"),
        max_length=40,
        help_text=_("A made-up word. Never a name, initials or a number that others know."),
    )
    field_order = ("pseudonym",)

    def clean_pseudonym(self) -> str:
        """Without spaces around it."""
        return str(self.cleaned_data["pseudonym"]).strip()


def answers_of(consents: Mapping[str, bool], language: str) -> dict[str, Any]:
    """The answers as they stand, to begin a form with."""
    return {**consents, "sheet_language": language}
