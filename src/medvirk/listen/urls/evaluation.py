"""Addresses of the room's first page, of an evaluation, its anchoring and its team."""

from django.urls import path, register_converter
from django.utils.translation import pgettext_lazy

from medvirk.listen.enums import Side
from medvirk.listen.views import anchoring, evaluation, team


class SideConverter:
    """One of the two sides, in an address."""

    regex = "|".join(Side.values)

    def to_python(self, value: str) -> Side:
        """The side that the address names."""
        return Side(value)

    def to_url(self, value: str) -> str:
        """The side as it stands in an address."""
        return Side(value).value


register_converter(SideConverter, "side")

urlpatterns = [
    path("", evaluation.start, name="start"),
    path(pgettext_lazy("address", "evaluations/new/"), evaluation.new, name="new"),
    path(
        pgettext_lazy("address", "evaluations/new/<uuid:evaluator>/<uuid:commissioner>/"),
        evaluation.new_in,
        name="new_in",
    ),
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/"), evaluation.evaluation, name="evaluation"),
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/next-step/"), evaluation.advance, name="advance"),
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/stop/"), evaluation.stop, name="stop"),
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/team/"), team.team, name="team"),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/team/<uuid:member>/leave/"),
        team.leave,
        name="leave_team",
    ),
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/anchoring/"), anchoring.anchoring, name="anchoring"),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/anchoring/services/"),
        anchoring.services,
        name="anchoring_services",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/anchoring/questions/"),
        anchoring.part,
        {"part": "questions"},
        name="anchoring_questions",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/anchoring/expectations/"),
        anchoring.part,
        {"part": "expectations"},
        name="anchoring_expectations",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/anchoring/law-and-money/"),
        anchoring.part,
        {"part": "assessment"},
        name="anchoring_assessment",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/anchoring/participants/"),
        anchoring.part,
        {"part": "participants"},
        name="anchoring_participants",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/anchoring/planners/"),
        anchoring.planners,
        name="planners",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/anchoring/planners/<uuid:planner>/remove/"),
        anchoring.remove_planner,
        name="remove_planner",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/anchoring/agree/<side:side>/"),
        anchoring.agree,
        name="agree_to_anchoring",
    ),
]
