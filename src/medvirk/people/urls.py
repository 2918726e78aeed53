"""Addresses of the room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.people import views

app_name = "people"
urlpatterns = [
    path("", views.me, name="me"),
    path(pgettext_lazy("address", "sign-in/"), views.sign_in, name="sign_in"),
    path(pgettext_lazy("address", "sign-in/code/"), views.enter_code, name="enter_code"),
    path(pgettext_lazy("address", "sign-in/<str:secret>/"), views.use_link, name="use_link"),
    path(pgettext_lazy("address", "sign-out/"), views.sign_out, name="sign_out"),
]
