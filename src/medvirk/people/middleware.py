"""Names the actor of every request, from the database as it stands now."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from medvirk.foundation.actor import ANYBODY
from medvirk.people.models import Account
from medvirk.people.queries import actor_for

Handler = Callable[[HttpRequest], HttpResponse]


def name_the_actor(get_response: Handler) -> Handler:
    """Set ``request.actor``: rights are read anew each time, so that what is taken away is gone at once."""

    def handle(request: HttpRequest) -> HttpResponse:
        user = request.user
        request.actor = actor_for(user) if isinstance(user, Account) else ANYBODY  # type: ignore[attr-defined]
        return get_response(request)

    return handle
