"""How a form looks: one field template for the whole house."""

from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class DressedField(BoundField):
    """A field in the design system's clothes, with what its template must know."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """What Django gives the input, and the design system's class beside what the form asked for."""
        dressed = super().build_widget_attrs(attrs, widget)
        chosen = widget or self.field.widget
        if not chosen.is_hidden:
            own = dressed.get("class") or chosen.attrs.get("class", "")
            dressed["class"] = f"ds-input {own}".strip()
        return dressed

    @property
    def is_single_checkbox(self) -> bool:
        """One box to tick, whose label stands after it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def first_input(self) -> str:
        """The id that a link in the error summary leads to: the first input when there are several."""
        return self.id_for_label or f"{self.auto_id}_0"


class Renderer(TemplatesSetting):
    """Labels, help and errors in the design system's markup, tied to their field for screen readers."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
    bound_field_class = DressedField


class DateBox(forms.DateInput):
    """A date in the browser's own picker, written as the person's own machine writes dates."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(attrs, format="%Y-%m-%d")


class TimeBox(forms.TimeInput):
    """A time of day, in hours and minutes, in the browser's own picker."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(attrs, format="%H:%M")


def speak_plainly() -> None:
    """Let every field say what to do when something is wrong, instead of that it is invalid.

    Called once, when the server starts. A form that has a better sentence still says its own.
    """
    forms.Field.default_error_messages["required"] = _("Something is missing here. Write or choose an answer.")
    forms.BooleanField.default_error_messages = {"required": _("Tick the box to go on.")}
    forms.MultipleChoiceField.default_error_messages["required"] = _("Choose at least one.")
    forms.FileField.default_error_messages["required"] = _("Choose a file.")
    forms.DateField.default_error_messages["invalid"] = _("Write the date as day, month and year.")
    forms.TimeField.default_error_messages["invalid"] = _("Write the time as hours and minutes: 14:30.")
    forms.IntegerField.default_error_messages["invalid"] = _("Write a whole number, with digits.")
    EmailValidator.message = _("Write the whole address, with @: name@example.org.")
