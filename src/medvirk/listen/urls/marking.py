"""Addresses of the theme tree and of marking pages."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.listen.views import marking, theme

urlpatterns = [
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/themes/"), theme.themes, name="themes"),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/themes/<uuid:theme>/"),
        theme.write_theme,
        name="write_theme",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/themes/<uuid:theme>/place/"),
        theme.place_theme,
        name="place_theme",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/themes/<uuid:theme>/move/"),
        theme.move_theme,
        name="move_theme",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/themes/<uuid:theme>/remove/"),
        theme.remove_theme,
        name="remove_theme",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/marking/"), marking.marking_start, name="marking_start"
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/marking/<uuid:interview>/"),
        marking.marking,
        name="marking",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/marking/<uuid:interview>/undo/"),
        marking.undo_marking,
        name="undo_marking",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/marking/<uuid:interview>/redo/"),
        marking.redo_marking,
        name="redo_marking",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/marking/<uuid:interview>/marks/<uuid:mark>/"),
        marking.change_mark,
        name="change_mark",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/marking/<uuid:interview>/marks/<uuid:mark>/remove/"),
        marking.remove_mark,
        name="remove_mark",
    ),
]
