"""What is written about a finding, and the marks that it rests on."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from medvirk.listen.actions.finding import LONGEST_TEXT, LONGEST_TITLE, Words
from medvirk.listen.enums import FindingKind
from medvirk.listen.queries.excerpt import UnderTheme
from medvirk.listen.queries.theme import ThemeSeen

_NO_THEME = pgettext_lazy("theme", "No theme")


class FindingForm(forms.Form):
    """A finding's words. ``revision`` is the one that the writer has before them."""

    kind = forms.ChoiceField(label=_("What does it say?"), choices=FindingKind.choices, widget=forms.RadioSelect)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    title = forms.CharField(
        label=_("The finding in one sentence"),
        max_length=LONGEST_TITLE,
        help_text=_("As somebody who took part would say it."),
    )
    text = forms.CharField(
        label=_("What people told"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Short sentences and everyday words. Write no numbers of people: a word for how many is added by itself."
        ),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=32_767)

    def __init__(self, *args: Any, tree: Iterable[ThemeSeen], **options: Any):
        super().__init__(*args, **options)
        names = [(str(theme.id), " › ".join(theme.path)) for theme in tree]
        self.fields["theme"].choices = [("", _NO_THEME), *names]  # type: ignore[attr-defined]

    @property
    def words(self) -> Words:
        """What was written, when the form is valid."""
        given = self.cleaned_data
        theme = UUID(given["theme"]) if given["theme"] else None
        return Words(given["kind"], theme, given["title"], given["text"])

    @property
    def before(self) -> int:
        """The revision that the writer had before them; 0 for none."""
        return self.cleaned_data["revision"] or 0


class GatherForm(forms.Form):
    """The marks that a finding rests on."""

    excerpts = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": _("This mark is gone.")})

    def __init__(self, *args: Any, groups: Sequence[UnderTheme], **options: Any):
        super().__init__(*args, **options)
        there = {str(excerpt.id) for group in groups for excerpt in group.excerpts}
        self.fields["excerpts"].choices = [(one, one) for one in sorted(there)]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> frozenset[UUID]:
        """The marks that were ticked; a mark that stands under two themes counts once."""
        return frozenset(UUID(one) for one in self.cleaned_data["excerpts"])
