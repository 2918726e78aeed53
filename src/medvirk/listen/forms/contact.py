"""What is filled in about the contact list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.ui.forms import DateBox


class ContactForm(forms.Form):
    """One person to phone."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    phone = forms.CharField(
        label=_("Telephone or another way to reach them"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("When it suits, or how to get there. Never what they said, and never a pseudonym."),
        max_length=500,
        required=False,
    )


class ContactDayForm(forms.Form):
    """The day on which the list is destroyed."""

    destroyed_on = forms.DateField(
        label=_("When is the list destroyed?"),
        help_text=_("After payment and invitations are done. From the day after, nobody can read it."),
        widget=DateBox(),
    )
