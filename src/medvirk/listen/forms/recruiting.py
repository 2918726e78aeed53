"""What is filled in to recruit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.ui.forms import DateBox
from medvirk.listen.enums import Channel
from medvirk.listen.models import Evaluation, WayIn


class WayInForm(forms.ModelForm[WayIn]):
    """A way in."""

    class Meta:
        model = WayIn
        fields = ["description", "outside_service", "channel", "answer_to"]
        labels = {
            "description": _("What do people meet?"),
            "outside_service": _("This way lies outside the service"),
            "answer_to": _("Where does the answer go?"),
        }
        help_texts = {
            "description": _("A letter with a slip, a poster in the café, an open telephone line."),
            "outside_service": _("An organisation, a poster or an open line. The service does not know who answers."),
            "answer_to": _("A number, an address or a box, at those who evaluate. Never at the service."),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["channel"] = forms.ChoiceField(
            label=_("How do people answer?"), choices=Channel.choices, widget=forms.RadioSelect
        )


class AskedForm(forms.Form):
    """How many were asked, by one way in."""

    number = forms.IntegerField(
        label=_("How many were asked?"),
        help_text=_("Only those who were asked since you last reported. No names, and not who said yes."),
        min_value=1,
        max_value=5000,
    )


class SheetFactsForm(forms.ModelForm[Evaluation]):
    """The facts of the information sheet."""

    class Meta:
        model = Evaluation
        fields = ["controller", "contact", "withdraw_until", "ends_on", "fate_of_data", "secrecy_limits"]
        labels = {
            "controller": _("Who is responsible for the data (controller)?"),
            "contact": _("Whom can people contact?"),
            "withdraw_until": _("Until when can people withdraw?"),
            "ends_on": _("When does the evaluation end?"),
            "fate_of_data": _("What happens to the notes?"),
            "secrecy_limits": _("What are the limits of secrecy?"),
        }
        help_texts = {
            "contact": _("Role, telephone and e-mail. Also the data protection officer."),
            "withdraw_until": _("Before the first printed report."),
            "ends_on": _("From the day after, nobody can read the notes."),
            "fate_of_data": _("Who can read them, where they are, and when they are deleted."),
            "secrecy_limits": _(
                "The duty to prevent serious harm, and what you do then. Said before anybody says yes."
            ),
        }
        widgets = {
            "contact": forms.Textarea(attrs={"rows": 3}),
            "withdraw_until": DateBox(),
            "ends_on": DateBox(),
            "fate_of_data": forms.Textarea(attrs={"rows": 4}),
            "secrecy_limits": forms.Textarea(attrs={"rows": 4}),
        }
