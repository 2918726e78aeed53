"""What is filled in about a theme."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.listen.queries.theme import ThemeSeen

MAIN_THEME = _("No other theme: a main theme")


class UnderForm(forms.Form):
    """Where in the tree a theme lies."""

    under = forms.ChoiceField(label=_("Lies under"), required=False)

    def __init__(self, *args: Any, places: Sequence[ThemeSeen], **options: Any):
        super().__init__(*args, **options)
        choices = [("", MAIN_THEME), *((str(theme.id), " › ".join(theme.path)) for theme in places)]
        self.fields["under"].choices = choices  # type: ignore[attr-defined]

    @property
    def parent(self) -> UUID | None:
        """The theme that was chosen."""
        chosen = self.cleaned_data["under"]
        return UUID(chosen) if chosen else None


class NameForm(forms.Form):
    """A theme's name. Names are sealed, so only somebody who has unlocked can see that one is taken."""

    name = forms.CharField(
        label=_("Name of the theme"), max_length=80, help_text=_("A few words that say what people talked about.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, tree: Sequence[ThemeSeen], theme: ThemeSeen | None = None, **options: Any):
        super().__init__(*args, **options)
        self.tree, self.theme = tree, theme

    def clean(self) -> dict[str, Any]:
        """No two themes at the same place have the same name."""
        given = super().clean() or {}
        name, parent = str(given.get("name", "")).casefold(), self._parent(given)
        others = [other for other in self.tree if other != self.theme and other.parent == parent]
        if any(other.name.casefold() == name for other in others):
            self.add_error("name", _("There is a theme with this name here already. Choose another name."))
        return given

    def _parent(self, given: dict[str, Any]) -> UUID | None:
        return self.theme.parent if self.theme else None


class NewThemeForm(NameForm, UnderForm):
    """A new theme: its name, and where it lies."""

    field_order = ("name", "under")

    def __init__(self, *args: Any, tree: Sequence[ThemeSeen], places: Sequence[ThemeSeen], **options: Any):
        super().__init__(*args, tree=tree, places=places, **options)

    def _parent(self, given: dict[str, Any]) -> UUID | None:
        return UUID(given["under"]) if given.get("under") else None
