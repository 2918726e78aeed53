"""What an interviewer writes, and the file they bring."""

import unicodedata
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.files import CannotRead, Transcript, read_transcript
from medvirk.foundation.files.messages import message_for
from medvirk.listen.actions.interview import LARGEST_GROUP
from medvirk.listen.actions.note import LONGEST_NOTE, Words
from medvirk.listen.models import Interview, Participant
from medvirk.listen.queries.note import Draft, Part, writing_participants

NOBODY = _("Nobody in particular")


class WordsField(forms.CharField):
    """What somebody said: kept as it was written, with one kind of line break and one form of each letter."""

    def to_python(self, value: Any) -> str:
        """The words as they are stored."""
        words = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        return unicodedata.normalize("NFC", words)


class NoteForm(forms.Form):
    """One note under one section of the guide. Its id is made before it is sent."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    words = WordsField(
        label=_("What was said"),
        strip=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("As close to the person’s own words as you can. No names."),
    )
    participant = forms.ChoiceField(label=_("Who said it"), required=False)
    recognised = forms.IntegerField(
        label=_("How many recognise this?"),
        required=False,
        min_value=0,
        max_value=LARGEST_GROUP,
        help_text=_("Ask the group, and count those who nod or say yes. Leave it empty if you did not ask."),
    )

    def __init__(self, *args: Any, interview: Interview, **options: Any):
        super().__init__(*args, **options)
        people = [(str(person.id), person.pseudonym) for person in writing_participants(interview)]
        self.fields["participant"].choices = [("", NOBODY), *people]  # type: ignore[attr-defined]

    def clean_words(self) -> str:
        """Something, and not only spaces."""
        words = str(self.cleaned_data["words"])
        if not words.strip():
            raise forms.ValidationError(_("Write what was said."))
        return words.strip("\n")

    def note(self, section: UUID | None) -> Words:
        """What was written, when it is valid."""
        person = self.cleaned_data["participant"]
        return Words(
            self.cleaned_data["words"],
            section,
            UUID(person) if person else None,
            self.cleaned_data["recognised"],
        )


def new_note() -> dict[str, Any]:
    """What an empty form begins with: an id of its own."""
    return {"id": uuid4(), "version": 0}


def note_as_written(draft: Draft) -> dict[str, Any]:
    """What a form to correct a note begins with."""
    return {
        "id": draft.segment.id,
        "version": draft.text.number,
        "words": draft.words,
        "participant": draft.segment.participant_id or "",
        "recognised": draft.segment.recognised,
    }


class BringInForm(forms.Form):
    """A file that was written elsewhere, and how many took part."""

    upload = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("The file with the notes"),
        help_text=_("Word (.docx), plain text (.txt) or captions (.vtt, .srt), 5 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.vtt,.srt"}),
        allow_empty_file=True,
    )
    present = forms.IntegerField(
        label=_("How many took part"),
        min_value=1,
        max_value=LARGEST_GROUP,
        help_text=_("Participants only; the two who interviewed do not count."),
    )
    section = forms.ChoiceField(label=_("Part of the theme guide"), required=False)

    def __init__(self, *args: Any, parts: Sequence[Part], **options: Any):
        super().__init__(*args, **options)
        sections = [(str(part.key), part.title) for part in parts if part.key]
        self.fields["section"].choices = [("", _("The whole interview")), *sections]  # type: ignore[attr-defined]

    def clean_file(self) -> Transcript:
        """The interview in the file, read in memory; a file that cannot be read says what to do."""
        file = self.cleaned_data["file"]
        try:
            return read_transcript(file.name, file)
        except CannotRead as refusal:
            reason = refusal.reason
        raise forms.ValidationError(str(message_for(reason)), code=reason)

    @property
    def chosen_section(self) -> UUID | None:
        """The part of the guide that the file is about, if one was chosen."""
        section = self.cleaned_data["section"]
        return UUID(section) if section else None


class VoicesForm(forms.Form):
    """Which participant each voice of a file is. Names come from the file in memory, and are never stored."""

    def __init__(self, *args: Any, voices: Sequence[tuple[int, str]], people: Sequence[Participant], **options: Any):
        super().__init__(*args, **options)
        choices = [("", _("Nobody in particular, or one who interviewed")), *((str(p.id), p.pseudonym) for p in people)]
        for number, name in voices:
            self.fields[f"voice-{number}"] = forms.ChoiceField(label=name, choices=choices, required=False)

    @property
    def matched(self) -> dict[int, UUID]:
        """The voices that were given a participant."""
        given = self.cleaned_data.items()
        return {int(name.removeprefix("voice-")): UUID(person) for name, person in given if person}
