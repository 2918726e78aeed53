"""What is filled in about the theme guide."""

from django import forms
from django.utils.translation import gettext_lazy as _

from medvirk.listen.models import Question, Section


class SectionForm(forms.ModelForm[Section]):
    """A section: a theme to talk about."""

    class Meta:
        model = Section
        fields = ["title", "note"]
        labels = {"title": _("What is this section about?"), "note": _("Note to the interviewers")}
        help_texts = {"note": _("What to think of here. Those who are interviewed do not see it.")}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class QuestionForm(forms.ModelForm[Question]):
    """An open question."""

    class Meta:
        model = Question
        fields = ["text"]
        labels = {"text": _("Open question")}
        help_texts = {"text": _("A question that one cannot answer with yes or no.")}
