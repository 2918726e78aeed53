"""What every page's frame shows."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy

from medvirk.foundation.actor import actor_of


@dataclass(frozen=True)
class Door:
    """One room in the navigation."""

    room: str
    label: Promise
    url_name: str


#: The rooms that are open, in the order of the navigation. A room is added when it has a first page.
DOORS = (
    Door("listen", pgettext_lazy("navigation", "Listen"), "listen:start"),
    Door("meet", pgettext_lazy("navigation", "Meet"), "meet:start"),
    Door("change", pgettext_lazy("navigation", "Change"), "change:start"),
)


@dataclass(frozen=True)
class Language:
    """One language of the switch: its own name, and this page in it."""

    code: str
    name: str
    url: str
    current: bool


_OWN_NAMES = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}


def languages(request: HttpRequest) -> list[Language]:
    """The switch: this very page in each language."""
    here = request.get_full_path()
    now = get_language()
    return [Language(code, _OWN_NAMES[code], translate_url(here, code), code == now) for code, _ in settings.LANGUAGES]


def frame(request: HttpRequest) -> dict[str, object]:
    """Navigation, language switch and viewer, for the base template."""
    match = request.resolver_match
    return {
        "doors": DOORS,
        "room": match.namespace.split(":")[0] if match else "",
        "languages": languages(request),
        "viewer": actor_of(request),
        "demo": settings.DEMO,
    }
