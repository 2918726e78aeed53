"""Addresses of the room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.meet import views

app_name = "meet"
urlpatterns = [
    path("", views.start, name="start"),
    path(pgettext_lazy("address", "conferences/<uuid:evaluation>/"), views.conference, name="conference"),
    path(pgettext_lazy("address", "conferences/<uuid:evaluation>/plan/"), views.plan, name="plan"),
    path(pgettext_lazy("address", "conferences/<uuid:evaluation>/invitation/"), views.invitation, name="invitation"),
    path(pgettext_lazy("address", "conferences/<uuid:evaluation>/held/"), views.hold, name="hold"),
    path(pgettext_lazy("address", "conferences/<uuid:evaluation>/new-finding/"), views.add_finding, name="add_finding"),
    path(
        pgettext_lazy("address", "conferences/<uuid:evaluation>/findings/<uuid:finding>/"),
        views.discuss,
        name="discuss",
    ),
    path(
        pgettext_lazy("address", "conferences/<uuid:evaluation>/findings/<uuid:finding>/set-aside/"),
        views.set_aside,
        name="set_aside",
    ),
    path(
        pgettext_lazy("address", "conferences/<uuid:evaluation>/findings/<uuid:finding>/take-up-again/"),
        views.take_up_again,
        name="take_up_again",
    ),
]
