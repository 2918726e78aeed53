"""Addresses of the theme guide."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.listen.views import guide

urlpatterns = [
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/"), guide.guide, name="guide"),
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/begin/"), guide.start, name="start_guide"),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/new-version/"),
        guide.renew,
        name="renew_guide",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/sections/new/"),
        guide.add_section,
        name="add_section",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/sections/<uuid:section>/"),
        guide.write_section,
        name="write_section",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/sections/<uuid:section>/move/"),
        guide.move_section,
        name="move_section",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/sections/<uuid:section>/remove/"),
        guide.remove_section,
        name="remove_section",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/sections/<uuid:section>/new-question/"),
        guide.add_question,
        name="add_question",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/questions/<uuid:question>/"),
        guide.write_question,
        name="write_question",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/questions/<uuid:question>/move/"),
        guide.move_question,
        name="move_question",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/questions/<uuid:question>/remove/"),
        guide.remove_question,
        name="remove_question",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/<int:number>/"),
        guide.guide,
        name="guide_version",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/<int:number>/print/"),
        guide.print_guide,
        name="print_guide",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/theme-guide/<int:number>/agree/<side:side>/"),
        guide.agree,
        name="agree_to_guide",
    ),
]
