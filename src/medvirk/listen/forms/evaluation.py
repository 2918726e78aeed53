"""What is filled in to start and to stop an evaluation."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.find.models import Organisation, Service
from medvirk.listen.actions.evaluation import OWN_SERVICE
from medvirk.listen.enums import ContentLanguage
from medvirk.listen.models import Evaluation

GroupedChoices = list[tuple[str, list[tuple[str, str]]]]


class ServicesField(forms.MultipleChoiceField):
    """Services to tick, gathered by organisation. A service of the evaluator itself is refused with the reason."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, services: Iterable[Service] = (), **fields: Any):
        self.services = {str(service.id): service for service in services}
        super().__init__(choices=grouped(self.services.values()), **fields)

    def clean(self, value: Any) -> Any:
        """The services that were ticked."""
        return [self.services[chosen] for chosen in super().clean(value)]


def grouped(services: Iterable[Service]) -> GroupedChoices:
    """Choices under the name of the organisation that runs them; ``services`` come sorted by organisation."""
    by_organisation = groupby(services, key=lambda service: service.organisation.name)
    return [(name, [(str(s.id), s.name) for s in found]) for name, found in by_organisation]


class CommissionerForm(forms.Form):
    """First question: who asks for the evaluation, and who carries it out."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who carries it out?"), empty_label=None)
    commissioner = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Who asks for the evaluation?"),
        empty_label=_("Choose one"),
        help_text=_("Most often a municipality."),
    )

    def __init__(self, *args: Any, evaluators: list[Organisation], commissioners: list[Organisation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._offer("organisation", evaluators)
        self._offer("commissioner", commissioners)
        if len(evaluators) == 1:
            self.initial["organisation"] = evaluators[0].id
            self.fields["organisation"].widget = forms.HiddenInput()

    def _offer(self, name: str, organisations: list[Organisation]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        ids = [organisation.id for organisation in organisations]
        field.queryset = Organisation.objects.filter(id__in=ids).order_by("name")


class StartForm(forms.ModelForm[Evaluation]):
    """Second question: what it is about."""

    class Meta:
        model = Evaluation
        fields = ["title", "language"]
        labels = {"title": _("What do you call it?")}
        help_texts = {"title": _("Something people understand, such as “Everyday life in supported housing”.")}

    def __init__(self, *args: Any, services: list[Service], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(
            label=_("Which language is it written in?"), choices=ContentLanguage.choices, widget=forms.RadioSelect
        )
        self.fields["services"] = ServicesField(
            services,
            label=_("Which services is it about?"),
            help_text=_("People meet several services. Take with you all that they meet, from the start."),
            error_messages={"required": _("Choose at least one service."), "invalid_choice": OWN_SERVICE},
        )


class StopForm(forms.Form):
    """Why an evaluation is stopped."""

    because = forms.CharField(
        label=_("Why is the evaluation stopped?"),
        help_text=_("Those who are part of it can read this. Write nothing about single persons."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
