"""What is filled in about the team."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.people.models import Account


class TeamForm(forms.Form):
    """Who joins the team: somebody from the organisation that evaluates."""

    account = forms.ModelChoiceField(
        Account.objects.none(), label=_("Who joins the team?"), empty_label=_("Choose one")
    )

    def __init__(self, *args: Any, candidates: list[Account], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        field.queryset = Account.objects.filter(id__in=[candidate.id for candidate in candidates]).order_by("name")
