"""What a person writes to sign in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """The e-mail address to send the link to."""

    email = forms.EmailField(label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class CodeForm(forms.Form):
    """The six digits from the mail."""

    code = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label=_("The code in the mail"),
        help_text=_("Six digits."),
        error_messages={"invalid": _("The code is six digits. Look in the newest mail from us.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        """The digits alone."""
        return "".join(self.cleaned_data["code"].split())
