"""The addresses that the frame leads to, so that the look is tested without the rooms above it."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, include, path


def _page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _room(name: str, *pages: str) -> tuple[list[URLPattern], str]:
    return [path(f"{page}/", _page, name=page) for page in pages], name


urlpatterns = i18n_patterns(
    path("home/", include(_room("home", "start", "about", "privacy", "accessibility"))),
    path("me/", include(_room("people", "me", "sign_in", "sign_out"))),
    path("listen/", include(_room("listen", "start"))),
    path("meet/", include(_room("meet", "start"))),
    path("change/", include(_room("change", "start"))),
)
