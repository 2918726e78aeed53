"""What the team writes about an interview."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.ui.forms import DateBox
from medvirk.listen.actions.interview import LARGEST_GROUP, Afterwards, Plan
from medvirk.listen.enums import Audience, ContentLanguage, CrewPart, InterviewKind
from medvirk.listen.models import Interview
from medvirk.listen.queries.interview import crew_of
from medvirk.people.models import Account


class PlanForm(forms.Form):
    """What is agreed about an interview before it is held."""

    kind = forms.ChoiceField(label=_("How"), choices=InterviewKind, widget=forms.RadioSelect)
    audience = forms.ChoiceField(
        label=_("With whom"),
        choices=Audience,
        widget=forms.RadioSelect,
        help_text=_("Next of kin are in groups of their own."),
    )
    day = forms.DateField(label=_("Day"), widget=DateBox)
    language = forms.ChoiceField(label=_("Language of the notes"), choices=ContentLanguage, widget=forms.RadioSelect)
    asks = forms.ModelChoiceField(label=_("Who asks"), queryset=Account.objects.none())
    writes = forms.ModelChoiceField(label=_("Who writes"), queryset=Account.objects.none())

    def __init__(self, *args: Any, candidates: Sequence[Account], **options: Any):
        super().__init__(*args, **options)
        people = Account.objects.filter(id__in=[account.id for account in candidates]).order_by("name")
        for part in ("asks", "writes"):
            self.fields[part].queryset = people  # type: ignore[attr-defined]

    @property
    def plan(self) -> Plan:
        """What was written, when it is valid."""
        return Plan(**self.cleaned_data)


def plan_of(interview: Interview) -> dict[str, Any]:
    """The plan as it stands, to begin a form with."""
    crew = crew_of(interview)
    fields = ("kind", "audience", "day", "language")
    stands: dict[str, Any] = {field: getattr(interview, field) for field in fields}
    return stands | {part.value: crew[part].id for part in CrewPart if part in crew}


class AfterwardsForm(forms.Form):
    """What is told when the interview is over."""

    present = forms.IntegerField(
        label=_("How many took part"),
        min_value=1,
        max_value=LARGEST_GROUP,
        help_text=_("Participants only; the two who interviewed do not count."),
    )
    recorded_on = forms.CharField(
        label=_("Approved device it was recorded on"),
        required=False,
        max_length=200,
        help_text=_("Leave it empty when nothing was recorded. Sound is never stored here."),
    )
    recorded_by = forms.CharField(label=_("Who had the device"), required=False, max_length=200)
    recording_deleted_on = forms.DateField(label=_("The recording was deleted on"), required=False, widget=DateBox)

    def clean(self) -> dict[str, Any]:
        """A recording has somebody who answers for it, and is not deleted in the future."""
        given = super().clean() or {}
        if given.get("recorded_on") and not given.get("recorded_by"):
            self.add_error("recorded_by", _("Write who had the device."))
        deleted = given.get("recording_deleted_on")
        if deleted and deleted > timezone.localdate():
            self.add_error(
                "recording_deleted_on", _("This day has not come yet. Come back when the recording is gone.")
            )
        return given

    @property
    def told(self) -> Afterwards:
        """What was written, when it is valid."""
        return Afterwards(**self.cleaned_data)
