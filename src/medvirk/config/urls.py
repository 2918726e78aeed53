"""Every address of the house. The first part of an address is the room, in the reader's language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import pgettext_lazy

from medvirk.home import views as home

handler404 = "medvirk.foundation.ui.views.not_found"
handler500 = "medvirk.foundation.ui.views.failed"

urlpatterns = [
    path("", home.choose_language, name="root"),
    path("robots.txt", home.robots, name="robots"),
    *i18n_patterns(
        path("", include("medvirk.home.urls")),
        path(pgettext_lazy("address", "me/"), include("medvirk.people.urls")),
        path(pgettext_lazy("address", "find/"), include("medvirk.find.urls")),
        path(pgettext_lazy("address", "listen/"), include("medvirk.listen.urls")),
        path(pgettext_lazy("address", "release/"), include("medvirk.release.urls")),
        path(pgettext_lazy("address", "meet/"), include("medvirk.meet.urls")),
        path(pgettext_lazy("address", "change/"), include("medvirk.change.urls")),
        path(pgettext_lazy("address", "components/"), include("medvirk.foundation.ui.urls")),
    ),
]
if settings.DEMO:
    urlpatterns += i18n_patterns(path("demo/", include("medvirk.demo.urls")))
