"""What is filled in when notes are marked. Works without scripts: the number of the passage, and its words."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.listen.actions.interview import LARGEST_GROUP
from medvirk.listen.actions.marking import LONGEST_MEMO, NO_THEME, About
from medvirk.listen.models import Interview, Segment
from medvirk.listen.queries.marking import OneMark, Where, people_of
from medvirk.listen.queries.theme import ThemeSeen
from medvirk.listen.spans import Span


class ThemeBoxes(forms.CheckboxSelectMultiple):
    """The theme tree as boxes to tick; each says how deep it lies."""

    levels: dict[str, int]

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        """One box."""
        option = super().create_option(name, value, *args, **options)
        option["attrs"]["data-level"] = self.levels.get(str(value), 1)
        return option


class AboutForm(forms.Form):
    """What is said about a mark."""

    themes = forms.MultipleChoiceField(label=_("Themes"), widget=ThemeBoxes, error_messages={"required": NO_THEME})
    memo = forms.CharField(
        label=_("Memo"),
        required=False,
        max_length=LONGEST_MEMO,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What you thought. Only those who can read the notes see it."),
    )
    people = forms.MultipleChoiceField(
        label=_("Whom it speaks for"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave it empty to use what the notes say."),
    )
    counted = forms.IntegerField(
        label=_("How many it speaks for"),
        required=False,
        min_value=1,
        max_value=LARGEST_GROUP,
        help_text=_("Those you have chosen included. Leave it empty if nobody counted."),
    )

    def __init__(self, *args: Any, tree: Sequence[ThemeSeen], interview: Interview, **options: Any):
        super().__init__(*args, **options)
        themes, people = self.fields["themes"], self.fields["people"]
        themes.choices = [(str(theme.id), theme.name) for theme in tree]  # type: ignore[attr-defined]
        themes.widget.levels = {str(theme.id): theme.level for theme in tree}
        people.choices = [(str(p.id), p.pseudonym) for p in people_of(interview)]  # type: ignore[attr-defined]
        if not people.choices:  # type: ignore[attr-defined]
            del self.fields["people"]

    @property
    def about(self) -> About:
        """What was filled in."""
        given = self.cleaned_data
        return About(
            frozenset(map(UUID, given["themes"])),
            given["memo"].replace("\r\n", "\n"),
            frozenset(map(UUID, given.get("people", ()))),
            given["counted"],
        )


class MarkForm(AboutForm):
    """A new mark. Scripts fill in the first fields; ``start`` and ``end`` count code points."""

    passage = forms.IntegerField(
        label=_("Number of the passage"), min_value=1, help_text=_("It stands beside the notes.")
    )
    words = forms.CharField(
        label=_("The words to mark"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Copied exactly from the passage. Leave it empty to mark the whole passage."),
    )
    which = forms.IntegerField(
        label=_("Which time"),
        required=False,
        min_value=1,
        help_text=_("Only if the words stand several times in the passage."),
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ("passage", "words", "which", "themes", "memo", "people", "counted", "start", "end")

    @property
    def where(self) -> Where:
        """Where the words are."""
        given = self.cleaned_data
        return Where(given["passage"], given["words"], self._hint(), given["which"])

    def _hint(self) -> Span | None:
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        return Span(start, end) if start is not None and end is not None and 0 <= start < end else None

    def about_in(self, segment: Segment) -> About:
        """What was filled in; when nothing was said of whom, the one who said it and how many recognised it."""
        about = self.about
        if about.people or about.counted:
            return about
        speaker = frozenset([segment.participant_id]) if segment.participant_id else frozenset()
        return About(about.themes, about.memo, speaker, segment.recognised or None)


class ChangeMarkForm(AboutForm):
    """A mark that is there already."""

    def __init__(self, *args: Any, mark: OneMark, **options: Any):
        excerpt = mark.excerpt
        initial = {
            "themes": [str(theme.id) for theme in excerpt.themes.all()],
            "people": [str(person.id) for person in excerpt.people.all()],
            "memo": mark.memo,
            "counted": excerpt.counted,
        }
        super().__init__(*args, initial=initial, **options)
