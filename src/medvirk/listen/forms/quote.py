"""What is written as a quote."""

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.listen.actions.quote import LONGEST_QUOTE


class QuoteForm(forms.Form):
    """A quote's words. ``revision`` is the one that the writer has before them."""

    text = forms.CharField(
        label=_("The quote as others may read it"),
        max_length=LONGEST_QUOTE,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Keep the meaning and the tone. Take out everything that could tell who speaks."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=32_767)

    @property
    def before(self) -> int:
        """The revision that the writer had before them; 0 for none."""
        return self.cleaned_data["revision"] or 0
