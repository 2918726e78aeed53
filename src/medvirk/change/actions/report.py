"""Writes of the final report: publish it, and take it back when something it rests on is withdrawn."""

from uuid import UUID

from django.utils import timezone

from medvirk.change import rules, states
from medvirk.change.models import FinalReport
from medvirk.change.queries.findings import answers_of, standing_rows
from medvirk.change.queries.outgoing import waits_for_review
from medvirk.change.report.compose import compose
from medvirk.change.report.files import KINDS
from medvirk.change.report.frozen import freeze
from medvirk.change.report.gather import gather
from medvirk.foundation import audit
from medvirk.foundation.actor import Actor, require, system_actor
from medvirk.foundation.jobs import queue
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.evaluation import known
from medvirk.release.queries import released_to_public

TAKES_BACK = system_actor("change.takes_back_reports")


def publish(evaluation_id: UUID, *, by: Actor) -> FinalReport:
    """Publish the report as it is now, and have its two files made."""
    report = _publish(evaluation_id, by=by)
    make_files(report, by=by)
    return report


@audit.action("change.report.published")
def _publish(evaluation_id: UUID, *, by: Actor) -> FinalReport:
    evaluation = known(evaluation_id)
    require(rules.may_write_report(by, evaluation))
    answers = answers_of(evaluation)
    undecided = sum(row.id not in answers for row in standing_rows(by, evaluation))
    states.check_report(evaluation, undecided=undecided, waits_for_review=waits_for_review(evaluation))
    report, _is_new = FinalReport.objects.select_for_update().get_or_create(evaluation=evaluation)
    report.published_on = timezone.localdate()
    _write(report, evaluation, by)
    audit.record(by, report)
    return report


def _write(report: FinalReport, evaluation: Evaluation, by: Actor) -> None:
    """Freeze the content; files that were made from the older one are gone at once."""
    facts, sources = gather(by, evaluation, report.published_on or timezone.localdate())
    report.content = freeze(compose(facts))
    report.sources = [str(source) for source in sources]
    report.save(update_fields=["content", "sources", "published_on"])
    queue.forget([report.id])


def make_files(report: FinalReport, *, by: Actor) -> None:
    """Start the two jobs. The files belong to the report and stay as long as it stands."""
    for kind in KINDS:
        queue.start(kind, report.id, by=by, language=report.evaluation.language, keep=True)


def take_back(evaluation: UUID) -> None:
    """Compose the evaluation's report anew when something that it rests on is no longer out.

    Files of the process report that somebody has had made are gone at once.
    """
    queue.forget([evaluation])
    report = FinalReport.objects.filter(evaluation=evaluation, published_on__isnull=False).first()
    if report and not _still_stands(report):
        make_files(_take_back(report.id, by=TAKES_BACK), by=TAKES_BACK)


def _still_stands(report: FinalReport) -> bool:
    out = {str(row.id) for row in released_to_public(report.evaluation_id) if row.content}
    return set(report.sources) <= out


@audit.action("change.report.taken_back")
def _take_back(report_id: UUID, *, by: Actor) -> FinalReport:
    report = FinalReport.objects.select_for_update().get(id=report_id)
    _write(report, known(report.evaluation_id), by)
    audit.record(by, report)
    return report
