"""Addresses of the room, one file a part of the work."""

from django.urls import include, path

app_name = "listen"
urlpatterns = [
    path("", include("medvirk.listen.urls.evaluation")),
    path("", include("medvirk.listen.urls.guide")),
    path("", include("medvirk.listen.urls.recruiting")),
    path("", include("medvirk.listen.urls.interview")),
    path("", include("medvirk.listen.urls.reading")),
    path("", include("medvirk.listen.urls.marking")),
    path("", include("medvirk.listen.urls.finding")),
    path("", include("medvirk.listen.urls.report")),
]
