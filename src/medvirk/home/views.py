"""The front page and the pages that every site owes its visitors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_from_request, override
from django.views.decorators.vary import vary_on_headers

from medvirk.change.queries import latest_changes
from medvirk.foundation.actor import actor_of


@vary_on_headers("Accept-Language", "Cookie")
def choose_language(request: HttpRequest) -> HttpResponse:
    """The front door: on to the front page in the language that was used last, or that the browser asks for."""
    with override(get_language_from_request(request)):
        return redirect("home:front")


def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read public pages; sign-in and links with secrets are not for them."""
    return HttpResponse("User-agent: *\nDisallow: /*/meg/\nDisallow: /*/me/\n", content_type="text/plain")


def front(request: HttpRequest) -> HttpResponse:
    """What one can do here, and the three latest changes that participation led to."""
    return render(request, "home/front.html", {"changes": latest_changes(actor_of(request), 3)})


def about(request: HttpRequest) -> HttpResponse:
    """What Medvirk is."""
    return render(request, "home/about.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    """How we work for everybody to be able to use it, and what to do when something is in the way."""
    return render(request, "home/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What is protected, how, and what is not."""
    return render(request, "home/privacy.html")
