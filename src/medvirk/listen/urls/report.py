"""Addresses of the process report."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.listen.views import report

urlpatterns = [
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/process-report/"),
        report.process_report,
        name="process_report",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/process-report/in-short/"),
        report.process_report,
        {"version": "plain"},
        name="process_report_plain",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/process-report/make/<str:version>/<str:form>/"),
        report.make_process_report,
        name="make_process_report",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/process-report/progress/<uuid:job>/"),
        report.process_report_progress,
        name="process_report_progress",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/process-report/file/<uuid:job>/"),
        report.process_report_file,
        name="process_report_file",
    ),
]
