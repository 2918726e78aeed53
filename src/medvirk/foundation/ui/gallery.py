"""The gallery: every component with its inputs and its variants.

It is the page that the browser tests look at in every language, width and colour scheme, and where somebody
who makes a page sees what there is. It shows nobody's data, so everybody may see it.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from medvirk.foundation.thread import Station, StationName
from medvirk.foundation.ui.components import ButtonKind, CalloutKind, Tone, walk
from medvirk.foundation.ui.forms import DateBox, TimeBox
from medvirk.foundation.ui.icons import ICONS

_STEPS = (
    pgettext_lazy("gallery", "Agree"),
    pgettext_lazy("gallery", "Prepare"),
    pgettext_lazy("gallery", "Invite"),
    pgettext_lazy("gallery", "Interview"),
    pgettext_lazy("gallery", "Analyse"),
    pgettext_lazy("gallery", "Clear"),
    pgettext_lazy("gallery", "Talk together"),
    pgettext_lazy("gallery", "Decide"),
    pgettext_lazy("gallery", "Follow up"),
)


class SampleForm(forms.Form):
    """One field of each sort."""

    name = forms.CharField(
        label=pgettext_lazy("gallery", "What shall we call you?"), widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=pgettext_lazy("gallery", "E-mail address"),
        help_text=pgettext_lazy("gallery", "We use it only to answer you."),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    day = forms.DateField(label=pgettext_lazy("gallery", "Which day?"), widget=DateBox)
    time = forms.TimeField(label=pgettext_lazy("gallery", "At what time?"), widget=TimeBox, required=False)
    people = forms.IntegerField(label=pgettext_lazy("gallery", "How many are you?"), min_value=3, max_value=7)
    how = forms.ChoiceField(
        label=pgettext_lazy("gallery", "How would you like to take part?"),
        help_text=pgettext_lazy("gallery", "You can change your mind, also on the day."),
        choices=[
            ("group", pgettext_lazy("gallery", "In a group")),
            ("alone", pgettext_lazy("gallery", "In a conversation with one other person")),
        ],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label=pgettext_lazy("gallery", "What do you need in order to take part?"),
        choices=[
            ("ramp", pgettext_lazy("gallery", "A room without steps")),
            ("ride", pgettext_lazy("gallery", "Somebody to drive me")),
            ("company", pgettext_lazy("gallery", "Company")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    language = forms.ChoiceField(
        label=pgettext_lazy("gallery", "Which language?"),
        choices=[("nb", "bokmål"), ("nn", "nynorsk"), ("en", "English")],
    )
    words = forms.CharField(
        label=pgettext_lazy("gallery", "What is important to you?"),
        help_text=pgettext_lazy("gallery", "Write as you speak. There are no wrong answers."),
        widget=forms.Textarea,
    )
    sheet = forms.FileField(label=pgettext_lazy("gallery", "A file"), required=False)
    agree = forms.BooleanField(label=pgettext_lazy("gallery", "I have read what happens to what I write"))

    def clean(self) -> dict[str, object]:
        """Show what a fault that belongs to no single field looks like."""
        if self.cleaned_data.get("people") == 7 and self.cleaned_data.get("how") == "alone":
            raise ValidationError(pgettext_lazy("gallery", "Seven people cannot take part in a conversation for one."))
        return self.cleaned_data


_TONES = {
    Tone.NEUTRAL: pgettext_lazy("gallery", "Draft"),
    Tone.GOOD: pgettext_lazy("gallery", "Done"),
    Tone.WAITING: pgettext_lazy("gallery", "Under way, by 1 March"),
    Tone.NO: pgettext_lazy("gallery", "No, with a reason"),
}


_TRAIL = (
    (pgettext_lazy("gallery", "Listen"), "#content"),
    (pgettext_lazy("gallery", "Evaluations"), "#content"),
    (pgettext_lazy("gallery", "Everyday life in the home"), None),
)


def _thread() -> dict[StationName, Station]:
    words: dict[StationName, str | Promise] = {
        StationName.TOLD: pgettext_lazy("gallery", "31 have told"),
        StationName.THEMES: pgettext_lazy("gallery", "9 themes"),
        StationName.FINDINGS: pgettext_lazy("gallery", "7 released"),
        StationName.DIALOGUE: pgettext_lazy("gallery", "5 of 7 discussed"),
        StationName.DECIDED: "",
        StationName.DONE: "",
    }
    return {name: Station(name, said, "#thread" if said else None) for name, said in words.items()}


def show(request: HttpRequest) -> HttpResponse:
    """Every component, once for each of its variants."""
    wrong = {"people": "7", "how": "alone", "email": "nobody"}
    return render(
        request,
        "ui/gallery.html",
        {
            "buttons": list(ButtonKind),
            "callouts": list(CalloutKind),
            "tones": list(_TONES.items()),
            "icons": sorted(ICONS),
            "walk": walk(_STEPS, 4),
            "stations": _thread(),
            "plain": SampleForm(prefix="plain"),
            "refused": SampleForm({f"refused-{name}": value for name, value in wrong.items()}, prefix="refused"),
            "trail": _TRAIL,
        },
    )
