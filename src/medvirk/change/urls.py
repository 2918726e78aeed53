"""Addresses of the room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.change.views import decision, feedback, measure, release, report

app_name = "change"
urlpatterns = [
    path("", decision.start, name="start"),
    path(pgettext_lazy("address", "heard-decided-done/<uuid:evaluation>/"), feedback.feedback, name="feedback"),
    path(pgettext_lazy("address", "heard-decided-done/<uuid:evaluation>/sheet/"), feedback.sheet, name="sheet"),
    path(pgettext_lazy("address", "heard-decided-done/<uuid:evaluation>/tell/"), feedback.tell, name="tell"),
    path(pgettext_lazy("address", "decisions/<uuid:evaluation>/"), decision.decisions, name="decisions"),
    path(pgettext_lazy("address", "decisions/<uuid:evaluation>/<uuid:finding>/"), decision.choose, name="choose"),
    path(
        pgettext_lazy("address", "decisions/<uuid:evaluation>/<uuid:finding>/<str:kind>/"),
        decision.answer,
        name="answer",
    ),
    path(pgettext_lazy("address", "measures/<uuid:measure>/"), measure.measure, name="measure"),
    path(pgettext_lazy("address", "measures/<uuid:measure>/edit/"), measure.edit, name="edit_measure"),
    path(pgettext_lazy("address", "measures/<uuid:measure>/not-done/"), measure.not_done, name="not_done"),
    path(
        pgettext_lazy("address", "measures/<uuid:measure>/not-done/thank-you/"),
        measure.not_done_taken,
        name="not_done_taken",
    ),
    path(pgettext_lazy("address", "for-everybody/<uuid:evaluation>/"), release.release, name="release"),
    path(pgettext_lazy("address", "final-report/<uuid:evaluation>/"), report.report, name="report"),
    path(pgettext_lazy("address", "final-report/<uuid:evaluation>/write/"), report.write, name="write_report"),
    path(
        pgettext_lazy("address", "final-report/<uuid:evaluation>/progress/<uuid:job>/"),
        report.progress,
        name="report_progress",
    ),
    path(pgettext_lazy("address", "final-report/<uuid:evaluation>/save/<str:form>/"), report.save, name="save_report"),
]
