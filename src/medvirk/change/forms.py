"""What people write about decisions, measures and what came of them."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.change.enums import DecisionKind, MeasureState
from medvirk.change.models import Feedback, Measure
from medvirk.change.states import NEEDS, missing_answers
from medvirk.foundation.ui.forms import DateBox

_FUNCTION = _("A function, not a name: people change jobs.")


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class DecisionForm(forms.Form):
    """One kind of decision on a finding; only the fields that this kind needs."""

    title = forms.CharField(
        label=_("The measure in a few words"), max_length=160, help_text=_("It stands as a heading in public.")
    )
    what_changes = forms.CharField(
        label=_("What is it to change?"), max_length=2000, widget=_area(4),
        help_text=_("Say it to those who told: what will be different for them?"),
    )  # fmt: skip
    for_whom = forms.CharField(label=_("For whom?"), max_length=200)
    how_seen = forms.CharField(
        label=_("How shall we see it?"), max_length=2000, widget=_area(3),
        help_text=_("What will you count, or whom will you ask, to know whether it helped?"),
    )  # fmt: skip
    text = forms.CharField(label="", max_length=2000, widget=_area(5))
    owner = forms.CharField(label=_("Who owns it?"), max_length=200, help_text=_FUNCTION)
    due = forms.DateField(label=_("When is it to be done?"), widget=DateBox())
    look_again_on = forms.DateField(label=_("When do you look at it again?"), widget=DateBox())

    def __init__(self, kind: str, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.kind = kind
        wanted = [field for field, _what in NEEDS[kind]]
        self.fields = {name: self.fields[name] for name in (*wanted, *_ALSO.get(kind, ()))}
        if kind == DecisionKind.NO:
            self.fields["owner"].required = False
            self.fields["text"].label = _("Why not, and what there is instead")
            self.fields["text"].help_text = _(
                "Your reason is public, word for word. Write it to those who told, so that they can understand it."
            )
        elif kind == DecisionKind.KEEP:
            self.fields["text"].label = _("What do you keep, and what do you do so that it lasts?")

    def clean(self) -> dict[str, Any]:
        """The decision has all that it needs."""
        written = super().clean() or self.cleaned_data
        for field, what in missing_answers(self.kind, written).items():
            if field not in self.errors:
                self.add_error(field, str(what))
        return written


_ALSO: dict[str, tuple[str, ...]] = {DecisionKind.NO: ("owner",)}


class MeasureForm(forms.ModelForm[Measure]):
    """What can be changed of a measure after it was decided: who, until when, and how it is seen."""

    class Meta:
        model = Measure
        fields = ("owner", "due", "how_seen")
        widgets = {"due": DateBox(), "how_seen": _area(3)}
        help_texts = {"owner": _FUNCTION}


class UpdateForm(forms.Form):
    """News about a measure."""

    on = forms.DateField(label=_("Date"), widget=DateBox())
    state = forms.ChoiceField(label=_("Where does it stand?"), choices=MeasureState.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What has happened?"), max_length=1000, widget=_area(3),
        help_text=_(
            "Everybody can read it. Write about what is done, never about a single person. "
            "If the measure is given up, write why."
        ),
    )  # fmt: skip


class FeedbackForm(forms.ModelForm[Feedback]):
    """The few words that stand first on the page."""

    class Meta:
        model = Feedback
        fields = ("intro",)
        widgets = {"intro": _area(5)}
        help_texts = {
            "intro": _("Write to those who told. What did you hear, what was decided, and what was the answer no to?")
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["intro"].required = True


class ToldForm(forms.ModelForm[Feedback]):
    """Where the printed sheet hangs, and where it was told aloud."""

    class Meta:
        model = Feedback
        fields = ("sheet_place", "sheet_on", "told_place", "told_on")
        widgets = {"sheet_on": DateBox(), "told_on": DateBox()}
        help_texts = {
            "sheet_place": _("A place where people pass by. For example: the notice board in the common room."),
            "told_place": _("One meeting where it is told aloud, for those who would rather listen than read."),
        }


class NotDoneForm(forms.Form):
    """A participant says that a measure is not as it says."""

    #: Made when the form is shown, so that the same answer sent twice is stored once.
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    code = forms.CharField(
        label=_("The code on your sheet"), max_length=60,
        help_text=_("Two words and four figures, for example mose-granitt-4821. It is the same for everybody."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip
    words = forms.CharField(
        label=_("What is missing?"), max_length=1000, required=False, widget=_area(4),
        help_text=_(
            "You need not write anything. What you write is locked. It is passed on only when two people "
            "from outside have read it and see that nobody can be recognised. Do not write names."
        ),
    )  # fmt: skip
