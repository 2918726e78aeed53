"""What a reader writes to open the notes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medvirk.privacy.sealing import PassphraseProblem, passphrase_problem

_PROBLEMS: Mapping[PassphraseProblem, Promise] = {
    PassphraseProblem.TOO_SHORT: _(
        "The passphrase is too short. Use at least 12 characters: four words are easy to remember."
    ),
    PassphraseProblem.TOO_ALIKE: _(
        "The same few characters come back too often. Put several different words together."
    ),
    PassphraseProblem.REPEATED: _("The same piece is said over and over. Put several different words together."),
    PassphraseProblem.SEQUENCE: _(
        "The characters follow each other on the keyboard. Put several different words together."
    ),
    PassphraseProblem.ORDINARY: _(
        "Many people use this one. Put several words together that have nothing to do with each other."
    ),
}


class PassphraseField(forms.CharField):
    """A passphrase, never shown and never trimmed."""

    def __init__(self, autocomplete: str, **options: Any):
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(widget=widget, strip=False, max_length=200, **options)


class UnlockForm(forms.Form):
    """The passphrase that opens the notes."""

    passphrase = PassphraseField("current-password", label=_("Your passphrase for this evaluation"))


class ChoosePassphraseForm(forms.Form):
    """A new passphrase, twice."""

    passphrase = PassphraseField(
        "new-password",
        label=_("Choose a passphrase"),
        help_text=_("Four words or more that have nothing to do with each other. Nobody can find it again for you."),
    )
    again = PassphraseField("new-password", label=_("Write it once more"))

    def clean_passphrase(self) -> str:
        """A passphrase that is not easy to guess."""
        passphrase: str = self.cleaned_data["passphrase"]
        problem = passphrase_problem(passphrase)
        if problem:
            raise forms.ValidationError(str(_PROBLEMS[problem]))
        return passphrase

    def clean(self) -> dict[str, Any]:
        """Both are the same."""
        given = super().clean() or {}
        if "passphrase" in given and "again" in given and given["passphrase"] != given["again"]:
            self.add_error("again", _("The two are not the same. Write the passphrase once more."))
        return given
