"""Forms: every label, help text and error is tied to its field, in words that say what to do."""

import pytest
from django import forms
from django.utils.translation import override
from lxml import html

from medvirk.foundation.ui.forms import DateBox, TimeBox
from medvirk.foundation.ui.gallery import SampleForm

WRONG = {"people": "7", "how": "alone", "email": "nobody"}


def page(form: forms.Form) -> html.HtmlElement:
    with override("en"):
        return html.fragment_fromstring(str(form), create_parent="div")


def by_id(tree: html.HtmlElement, key: str) -> html.HtmlElement:
    found = [element for element in tree.iter() if element.get("id") == key]
    assert len(found) == 1, key
    return found[0]


@pytest.mark.parametrize("form", [SampleForm(), SampleForm(WRONG)])
def test_every_input_has_a_label_and_every_reference_leads_somewhere(form: forms.Form) -> None:
    tree = page(form)
    labelled = {label.get("for") for label in tree.iter("label")}
    inputs = [e for e in tree.iter("input", "textarea", "select") if e.get("type") != "hidden"]
    assert {e.get("id") for e in inputs} == labelled
    for element in tree.iter():
        for key in (element.get("aria-describedby") or "").split():
            assert by_id(tree, key) is not None


def test_an_error_is_read_out_with_its_field() -> None:
    tree = page(SampleForm(WRONG))
    field = by_id(tree, "id_email")
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == "id_email_helptext id_email_error"
    assert "with @" in by_id(tree, "id_email_error").text_content()


def test_an_error_in_a_group_is_read_out_with_the_group() -> None:
    group = next(f for f in page(SampleForm({})).iter("fieldset") if f.find("legend").text.startswith("How would"))
    assert group.get("aria-describedby") == "id_how_helptext id_how_error"


def test_the_summary_leads_to_each_field_and_takes_focus() -> None:
    tree = page(SampleForm(WRONG))
    summary = tree.find(".//div[@role='alert']")
    assert summary.get("tabindex") == "-1"
    assert summary.get("autofocus") is not None
    targets = [a.get("href").removeprefix("#") for a in summary.iter("a")]
    assert "id_email" in targets
    assert all(by_id(tree, target).tag in {"input", "textarea", "select"} for target in targets)
    assert "Seven people" in summary.text_content()


def test_the_summary_leads_into_a_group_by_its_first_choice() -> None:
    summary = page(SampleForm({})).find(".//div[@role='alert']")
    assert "#id_how_0" in [a.get("href") for a in summary.iter("a")]


def test_a_form_without_faults_has_no_summary() -> None:
    assert page(SampleForm()).find(".//div[@role='alert']") is None


def test_it_says_in_words_what_must_be_filled_in_and_what_need_not() -> None:
    labels = {label.get("for"): label.text_content() for label in page(SampleForm()).iter("label")}
    assert "(must be filled in)" in labels["id_name"]
    assert "(if you want to)" in labels["id_email"]


def test_a_tick_box_stands_before_its_label() -> None:
    box = by_id(page(SampleForm()), "id_agree")
    assert box.getnext().tag == "label"


def test_choices_are_a_group_with_a_legend() -> None:
    groups = page(SampleForm()).findall(".//fieldset")
    assert [len(g.findall(".//input")) for g in groups] == [2, 3]
    assert all(g.find("legend") is not None for g in groups)


def test_autocomplete_and_types_help_the_browser_help() -> None:
    tree = page(SampleForm())
    assert by_id(tree, "id_name").get("autocomplete") == "name"
    assert by_id(tree, "id_email").get("type") == "email"


def test_what_was_written_and_the_labels_are_escaped() -> None:
    class Evil(forms.Form):
        field = forms.CharField(label="<b>", help_text="<i>", max_length=2)

    shown = str(Evil({"field": "<u>"}))
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert "<u>" not in shown


def test_a_class_that_a_form_asked_for_is_kept_once() -> None:
    class Marked(forms.Form):
        field = forms.CharField(widget=forms.TextInput({"class": "code"}))

    assert by_id(page(Marked()), "id_field").get("class") == "ds-input code"


def test_a_hidden_field_is_only_itself() -> None:
    class Hidden(forms.Form):
        key = forms.CharField(widget=forms.HiddenInput)

    assert [e.tag for e in page(Hidden(initial={"key": "x"}))] == ["input"]


def test_dates_and_times_are_given_to_the_browser_in_its_own_way() -> None:
    class When(forms.Form):
        day = forms.DateField(widget=DateBox)
        time = forms.TimeField(widget=TimeBox)

    with override("nb"):
        form = When({"day": "2026-12-01", "time": "14:30"})
        assert form.is_valid()
        tree = html.fragment_fromstring(str(When(initial=form.cleaned_data)), create_parent="div")
    assert (by_id(tree, "id_day").get("type"), by_id(tree, "id_day").get("value")) == ("date", "2026-12-01")
    assert (by_id(tree, "id_time").get("type"), by_id(tree, "id_time").get("value")) == ("time", "14:30")


@pytest.mark.parametrize(("language", "said"), [("nb", "Her mangler det noe."), ("nn", "Her manglar det noko.")])
def test_faults_are_said_in_the_readers_language(language: str, said: str) -> None:
    with override(language):
        assert said in str(SampleForm({}))
