"""Addresses of the room. Before this part: ``release/``, in the reader's language."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.release import views

app_name = "release"
urlpatterns = [
    path("", views.start, name="start"),
    path(pgettext_lazy("address", "pool/<str:side>/"), views.pool, name="pool"),
    path(pgettext_lazy("address", "answer/<str:secret>/"), views.sit, name="sit"),
    path(pgettext_lazy("address", "reviews/<uuid:sitting>/"), views.sitting, name="sitting"),
    path(
        pgettext_lazy("address", "reviews/<uuid:sitting>/<str:side>/reviewer/"),
        views.replace_reviewer,
        name="replace_reviewer",
    ),
    path(
        pgettext_lazy("address", "reviews/<uuid:sitting>/<str:side>/substitute/"),
        views.call_substitute,
        name="call_substitute",
    ),
    path(pgettext_lazy("address", "reviews/<uuid:sitting>/stop/"), views.cancel, name="cancel"),
]
