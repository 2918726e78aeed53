"""The components that pages are composed of, each with declared inputs.

Every tag is a template builtin: no page loads it. A value that a component does not know is a fault in the
page and fails at once, so that no test passes over a misspelt kind. Everything given as text is escaped.
"""

from collections.abc import Iterable, Sequence
from secrets import token_hex

from django import template
from django.forms import BaseForm
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from medvirk.foundation.actor import Reason
from medvirk.foundation.ui.components import ButtonKind, CalloutKind, Crumb, Step, Tone
from medvirk.foundation.ui.help_now import HELP_NOW, Line
from medvirk.foundation.ui.icons import ICONS

register = template.Library()

Values = dict[str, object]
_BUTTON_LOOK = {
    ButtonKind.PRIMARY: ("primary", "accent"),
    ButtonKind.SECONDARY: ("secondary", "accent"),
    ButtonKind.TERTIARY: ("tertiary", "accent"),
    ButtonKind.DANGER: ("primary", "danger"),
}
_TAG_COLOUR = {Tone.NEUTRAL: "neutral", Tone.GOOD: "success", Tone.WAITING: "warning", Tone.NO: "plum"}
_HEADING_LEVELS = range(2, 7)


class UnknownHeadingLevel(ValueError):
    """A component was asked for a heading that is not h2 to h6; h1 is the page's own."""


def _level(level: int) -> int:
    if level not in _HEADING_LEVELS:
        raise UnknownHeadingLevel(level)
    return level


def _look(kind: str) -> Values:
    variant, colour = _BUTTON_LOOK[ButtonKind(kind)]
    return {"variant": variant, "colour": colour}


@register.inclusion_tag("ui/components/submit.html")
def submit(text: Reason, kind: str = "primary", name: str = "", value: str = "", icon: str = "") -> Values:
    """The button that sends the form around it. ``name`` and ``value`` tell which of several was pressed."""
    return {"text": text, "name": name, "value": value, "icon": icon, **_look(kind)}


@register.inclusion_tag("ui/components/link_button.html")
def link_button(url: str, text: Reason, kind: str = "primary", icon: str = "") -> Values:
    """A link that looks like a button: for going somewhere, never for changing something."""
    return {"url": url, "text": text, "icon": icon, **_look(kind)}


@register.inclusion_tag("ui/components/post_button.html", takes_context=True)
def post_button(
    context: Context, url: str, text: Reason, kind: str = "secondary", name: str = "", value: str = "", icon: str = ""
) -> Values:
    """A form with one button and nothing to fill in: undo, approve, sign out."""
    button = {"text": text, "kind": kind, "name": name, "value": value, "icon": icon}
    return {"url": url, "csrf_token": context.get("csrf_token"), **button}


@register.simple_block_tag
def card(content: str, heading: Reason = "", level: int = 3, url: str = "", tone: str = "plain", icon: str = "") -> str:
    """One thing in a list of things. With ``url`` the heading is the link and the whole card can be pressed.

    ``tone``: ``plain`` (white) or ``sand`` (for what somebody said or what came of it).
    """
    if tone not in {"plain", "sand"}:
        raise ValueError(f"A card has no tone {tone!r}.")
    inputs = {"content": content, "heading": heading, "level": _level(level), "url": url, "tone": tone, "icon": icon}
    return render_to_string("ui/components/card.html", inputs)


@register.simple_block_tag
def callout(content: str, kind: str = "info", heading: Reason = "", level: int = 2) -> str:
    """A framed message inside the page: something to know before going on."""
    inputs = {"content": content, "kind": CalloutKind(kind).value, "heading": heading, "level": _level(level)}
    return render_to_string("ui/components/callout.html", inputs)


@register.inclusion_tag("ui/components/next_step.html")
def next_step(heading: Reason, text: Reason = "", url: str = "", label: Reason = "", level: int = 2) -> Values:
    """The one obvious next step. Without ``url`` it only tells what everybody is waiting for."""
    return {"heading": heading, "text": text, "url": url, "label": label, "level": _level(level)}


@register.simple_block_tag(takes_context=True)
def next_step_form(
    context: Context, content: str, heading: Reason, action: str, label: Reason, text: Reason = "", level: int = 2
) -> str:
    """The one obvious next step when it changes something: a form. Hidden fields go inside."""
    inputs: Values = {"content": content, "heading": heading, "action": action, "label": label, "text": text}
    inputs |= {"level": _level(level), "csrf_token": context.get("csrf_token")}
    return render_to_string("ui/components/next_step_form.html", inputs)


@register.simple_tag
def tag(text: Reason, tone: str = "neutral") -> SafeString:
    """A word or two about a state: done, waiting, no."""
    colour = _TAG_COLOUR[Tone(tone)]
    return format_html('<span class="ds-tag" data-color="{}">{}</span>', colour, text)


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A list of facts about one thing; holds ``fact`` tags."""
    return format_html('<dl class="facts">{}</dl>', content)


@register.simple_block_tag
def fact(content: str, term: Reason) -> SafeString:
    """One fact: what it is about, and inside the tag what it is."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", term, content)


@register.inclusion_tag("ui/components/crumbs.html")
def crumbs(trail: Sequence[Crumb] | str | None) -> Values:
    """Where this page lies. Nothing is shown for an empty trail, so the frame can always ask."""
    return {"trail": trail or ()}


@register.inclusion_tag("ui/components/empty.html")
def empty(heading: Reason, text: Reason = "", url: str = "", label: Reason = "", level: int = 2) -> Values:
    """What a list says when there is nothing in it yet, and how to begin."""
    return {"heading": heading, "text": text, "url": url, "label": label, "level": _level(level)}


@register.inclusion_tag("ui/components/help_now.html")
def help_now(level: int = 2) -> dict[str, int | Sequence[Line]]:
    """Whom to talk to at once. Goes with every page where people tell about their own lives."""
    return {"lines": HELP_NOW, "level": _level(level)}


@register.inclusion_tag("ui/components/progress.html", takes_context=True)
def progress(
    context: Context, heading: Reason, words: Reason, done: int = 0, total: int = 0, finished: bool = False
) -> Values:
    """How far a long piece of work has come. Looks again by itself where scripts run, by a link where not.

    ``words`` says it in a sentence ("3 of 8 parts are read"); ``total`` nought means that nobody knows yet.
    """
    request = context.get("request")
    here = request.get_full_path() if request else ""
    measure = {"done": min(done, total), "total": total, "finished": finished}
    return {"heading": heading, "words": words, "here": here, **measure}


@register.inclusion_tag("ui/components/steps.html")
def steps(walk: Iterable[Step], label: Reason = "") -> Values:
    """The steps of a longer walk: done, here, and to come. ``label`` names the list for screen readers."""
    return {"walk": tuple(walk), "label": label}


@register.inclusion_tag("ui/components/explain.html")
def explain(word: Reason, meaning: Reason) -> Values:
    """A word that explains itself when it is pointed at, focused or pressed."""
    return {"word": word, "meaning": meaning, "id": f"explain-{token_hex(4)}"}


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: BaseForm) -> Values:
    """Everything that must be put right, with a way to each field; takes focus. ``{{ form }}`` has it built in."""
    return {"form": form}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line drawing beside words that say the same; screen readers pass it by."""
    drawing = mark_safe(ICONS[name])  # noqa: S308 - our own constant, never what somebody wrote
    return format_html('<svg class="icon" viewBox="0 0 34 34" aria-hidden="true" focusable="false">{}</svg>', drawing)
