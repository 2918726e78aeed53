"""What happens around every page: the language is remembered, and refusals become pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.ui.views import not_possible

Handler = Callable[[HttpRequest], HttpResponse]


def remember_language(get_response: Handler) -> Handler:
    """The language of the page that was chosen last is the one that the front door opens in."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        chosen = get_language_from_path(request.path_info)
        if chosen and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != chosen:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                chosen,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite="Lax",
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=True,
            )
        return response

    return handle


class RefusalsAsPages:
    """What a viewer may not see is not found; what is not possible now says why and what to do."""

    def __init__(self, get_response: Handler):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal into a page; leave every other fault alone."""
        if isinstance(exception, NotAllowed):
            raise Http404
        if isinstance(exception, NotPossible):
            return not_possible(request, exception.reason)
        return None
