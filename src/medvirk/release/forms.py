"""What a reviewer answers, and whom the team asks instead of somebody."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from medvirk.release.actions import Answer
from medvirk.release.enums import ReviewSide
from medvirk.release.items import Reviewer
from medvirk.release.queries import ReviewItem

LONGEST_REMARK = 2000
_YES, _NO = "yes", "no"
_ANSWERS = (
    (_YES, gettext_lazy("Yes, this can go out")),
    (_NO, gettext_lazy("No, not like this")),
)


class AnswersForm(forms.Form):
    """Yes or no to every item. While one only keeps answers for later, nothing has to be filled in."""

    use_required_attribute = False

    def __init__(self, items: Sequence[ReviewItem], data: Mapping[str, Any] | None, *, sending: bool):
        super().__init__(data)
        self.items = items
        self.sending = sending
        for number, item in enumerate(items, start=1):
            self._add(number, item)

    def _add(self, number: int, item: ReviewItem) -> None:
        name = item.candidate.id.hex
        initial = None if item.mine is None else (_YES if item.mine else _NO)
        self.fields[f"answer_{name}"] = forms.ChoiceField(
            label=_("Number %(number)s: can this go out?") % {"number": number},
            choices=_ANSWERS,
            widget=forms.RadioSelect,
            required=self.sending,
            initial=initial,
            error_messages={"required": gettext_lazy("Answer yes or no.")},
        )
        self.fields[f"remark_{name}"] = forms.CharField(
            label=_("A remark on number %(number)s, to the one who wrote it") % {"number": number},
            help_text=gettext_lazy("If you say no: what must be different?"),
            widget=forms.Textarea(attrs={"rows": 3}),
            required=False,
            max_length=LONGEST_REMARK,
            initial=item.remark,
        )

    def clean(self) -> dict[str, Any]:
        """A no that is sent in says why."""
        values = super().clean() or {}
        for item in self.items if self.sending else ():
            name = item.candidate.id.hex
            if values.get(f"answer_{name}") == _NO and not values.get(f"remark_{name}"):
                self.add_error(f"remark_{name}", _("Write a few words about what must be different."))
        return values

    @property
    def answers(self) -> dict[UUID, Answer]:
        """The answers that were given, also when some are missing."""
        given = ((item.candidate.id, self._answer(item)) for item in self.items)
        return {candidate: answer for candidate, answer in given if answer}

    def _answer(self, item: ReviewItem) -> Answer | None:
        name = item.candidate.id.hex
        answer = self.cleaned_data.get(f"answer_{name}")
        return Answer(answer == _YES, self.cleaned_data.get(f"remark_{name}", "")) if answer else None

    def rows(self) -> Iterable[tuple[ReviewItem, BoundField, BoundField]]:
        """Each item with its two fields, in reading order."""
        for item in self.items:
            name = item.candidate.id.hex
            yield item, self[f"answer_{name}"], self[f"remark_{name}"]


class ReviewerForm(forms.Form):
    """Somebody from the pool, or somebody by name and address."""

    person = forms.ChoiceField(label=gettext_lazy("From the pool of reviewers"), required=False)
    name = forms.CharField(label=gettext_lazy("Or somebody else: name"), max_length=200, required=False)
    email = forms.EmailField(label=gettext_lazy("Their e-mail address"), required=False)

    def __init__(self, side: ReviewSide, pool: Sequence[Reviewer], data: Mapping[str, Any] | None):
        super().__init__(data)
        self.side = side
        self.pool = {str(reviewer.account): reviewer for reviewer in pool}
        nobody = ("", pgettext_lazy("reviewer", "Nobody chosen"))
        named = [(account, reviewer.name) for account, reviewer in self.pool.items()]
        self.fields["person"] = forms.ChoiceField(
            label=self.fields["person"].label, required=False, choices=[nobody, *named]
        )

    def clean(self) -> dict[str, Any]:
        """One of the two ways, whole."""
        values = super().clean() or {}
        by_name = bool(values.get("name") and values.get("email"))
        if not self.errors and not values.get("person") and not by_name:
            raise forms.ValidationError(_("Choose somebody from the pool, or write a name and an address."))
        return values

    @property
    def reviewer(self) -> Reviewer:
        """Whom to ask."""
        values = self.cleaned_data
        chosen = self.pool.get(values["person"])
        return chosen or Reviewer(self.side, None, values["name"], values["email"])
