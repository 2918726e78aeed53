"""What is filled in about the anchoring, one form a question."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.find.models import Service
from medvirk.listen.actions.evaluation import OWN_SERVICE
from medvirk.listen.enums import Side
from medvirk.listen.forms.evaluation import ServicesField
from medvirk.listen.models import Evaluation, Planner


def text_box(rows: int = 4) -> forms.Textarea:
    """A box for some sentences."""
    return forms.Textarea(attrs={"rows": rows})


class ServicesForm(forms.Form):
    """Which services are affected."""

    def __init__(self, *args: Any, services: list[Service], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["services"] = ServicesField(
            services,
            label=_("Which services is it about?"),
            help_text=_("All services that people meet here take part from the start."),
            error_messages={"required": _("Choose at least one service."), "invalid_choice": OWN_SERVICE},
        )


class QuestionsForm(forms.ModelForm[Evaluation]):
    """Why, and what one wants to find out."""

    class Meta:
        model = Evaluation
        fields = ["background", "questions", "learning_network"]
        labels = {
            "background": _("Why do you do this now?"),
            "questions": _("What do you want to find out?"),
            "learning_network": _("Is it part of a learning network?"),
        }
        help_texts = {
            "questions": _("Write one question on each line. Two to four are enough."),
            "learning_network": _("Write its name, or leave it empty."),
        }
        widgets = {"background": text_box(6), "questions": text_box(5)}


class ExpectationsForm(forms.ModelForm[Evaluation]):
    """What people can expect, said before anybody is asked."""

    class Meta:
        model = Evaluation
        fields = ["who_asks", "where_in_process", "what_happens_after", "did_we_matter"]
        labels = {
            "who_asks": _("Who asks?"),
            "where_in_process": _("Where in the process are you?"),
            "what_happens_after": _("What happens afterwards?"),
            "did_we_matter": _("How will people see whether it mattered?"),
        }
        help_texts = {
            "who_asks": _("Who has asked for this, who does it, and who does not take part."),
            "where_in_process": _("What is decided already, and what can still be changed?"),
            "what_happens_after": _("Who answers, and when?"),
            "did_we_matter": _("Where and when do people hear what came of it?"),
        }
        widgets = {name: text_box() for name in fields}


class AssessmentForm(forms.ModelForm[Evaluation]):
    """What the law and the budget say."""

    class Meta:
        model = Evaluation
        fields = ["legal_assessment", "participation_money"]
        labels = {
            "legal_assessment": _("Legal assessment"),
            "participation_money": _("Money for participation"),
        }
        help_texts = {
            "legal_assessment": _(
                "On what basis do you do this? Have you asked the data protection officer, and does it "
                "need approval as research? Write what was decided, by whom and when."
            ),
            "participation_money": _("Remuneration, travel, food, rooms. Write how much, and where the money is."),
        }
        widgets = {"legal_assessment": text_box(6), "participation_money": text_box()}


class ParticipantsForm(forms.ModelForm[Evaluation]):
    """How many one plans to talk with."""

    class Meta:
        model = Evaluation
        fields = ["planned_participants"]
        labels = {"planned_participants": _("How many do you plan to talk with?")}
        widgets = {"planned_participants": forms.NumberInput(attrs={"size": 4, "min": 1, "max": 2000})}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["planned_participants"] = forms.IntegerField(
            label=_("How many do you plan to talk with?"),
            min_value=1,
            max_value=2000,
            widget=forms.NumberInput(attrs={"class": "short"}),
        )


class PlannerForm(forms.ModelForm[Planner]):
    """Somebody who plans the evaluation."""

    class Meta:
        model = Planner
        fields = ["name", "side", "from_where"]
        labels = {"side": _("Which side do they speak from?")}
        widgets = {"side": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["side"] = forms.ChoiceField(
            label=_("Which side do they speak from?"), choices=Side.choices, widget=forms.RadioSelect
        )


class AgreeForm(forms.Form):
    """On whose behalf one agrees."""

    on_behalf_of = forms.CharField(
        label=_("On whose behalf do you agree?"),
        help_text=_("The panel, the organisation or the service, and your own role."),
        max_length=200,
    )
