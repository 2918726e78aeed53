"""The page that only the demo has: try it as any of its people."""

from uuid import UUID

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from medvirk.demo import world
from medvirk.demo.queries import people_of_the_demo
from medvirk.people.models import Account


def roles(request: HttpRequest) -> HttpResponse:
    """Everybody in the demo, what they can try, and the passphrases that open the demo's notes."""
    people = people_of_the_demo(get_language() or "nb")
    return render(request, "demo/roles.html", {"people": people, "passphrase": world.PASSPHRASE})


@require_POST
def sign_in_as(request: HttpRequest, account: UUID) -> HttpResponse:
    """Become one of the demo's people."""
    login(request, get_object_or_404(Account, id=account))
    return redirect("listen:start")
