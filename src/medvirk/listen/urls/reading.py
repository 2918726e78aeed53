"""Addresses of the pages about who can read the notes."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.listen.views import reading

urlpatterns = [
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/reading/"), reading.reading, name="reading"),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/reading/passphrase/"),
        reading.passphrase,
        name="passphrase",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/reading/<uuid:reader>/let-in/"),
        reading.let_reader_in,
        name="let_in",
    ),
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/reading/lock/"), reading.lock_notes, name="lock"),
]
