"""Addresses of findings, quotes, and the hand-over to the reviewers."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.listen.views import finding, quote, review

urlpatterns = [
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/"), finding.findings, name="findings"),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/new/"), finding.write_new, name="new_finding"
    ),
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/review/"), review.review, name="review"),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/review/reviewers/"),
        review.choose_reviewers,
        name="choose_reviewers",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/review/<uuid:subject>/again/"),
        review.send_again,
        name="send_again",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/<uuid:finding>/"),
        finding.finding,
        name="finding",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/<uuid:finding>/words/"),
        finding.write,
        name="write_finding",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/<uuid:finding>/gather/"),
        finding.gather,
        name="gather",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/<uuid:finding>/move/"),
        finding.move,
        name="move_finding",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/<uuid:finding>/remove/"),
        finding.remove,
        name="remove_finding",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/<uuid:finding>/quotes/"),
        quote.quotes,
        name="quotes",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/findings/<uuid:finding>/quotes/<uuid:excerpt>/new/"),
        quote.write_new,
        name="new_quote",
    ),
    path(pgettext_lazy("address", "evaluations/<uuid:evaluation>/quotes/<uuid:quote>/"), quote.quote, name="quote"),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/quotes/<uuid:quote>/remove/"),
        quote.remove,
        name="remove_quote",
    ),
]
