"""Addresses of the room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.home import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path(pgettext_lazy("address", "about/"), views.about, name="about"),
    path(pgettext_lazy("address", "accessibility/"), views.accessibility, name="accessibility"),
    path(pgettext_lazy("address", "privacy/"), views.privacy, name="privacy"),
]
