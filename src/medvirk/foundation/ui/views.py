"""The pages that say no, kindly and with a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from medvirk.foundation.actor import Reason


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one page for what does not exist and for what this viewer may not see: the same words for both."""
    return render(request, "ui/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke on our side. Asks nothing of the database or of the frame: they may be what broke."""
    return HttpResponse(render_to_string("ui/failed.html"), status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or cookies are off: says how to send it again."""
    return render(request, "ui/form_expired.html", status=403)


def not_possible(request: HttpRequest, reason: Reason) -> HttpResponse:
    """What was asked for cannot be done now; says why and how to get back."""
    return render(request, "ui/not_possible.html", {"reason": reason}, status=409)
