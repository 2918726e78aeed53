"""The pages of findings."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medvirk.listen import readability, rules, states
from medvirk.listen.actions import finding as actions
from medvirk.listen.actions.reading import record_reading
from medvirk.listen.forms.finding import FindingForm, GatherForm
from medvirk.listen.models import Finding
from medvirk.listen.queries.excerpt import by_theme
from medvirk.listen.queries.finding import FindingSeen, finding_seen, findings_listed, words_of
from medvirk.listen.queries.progress import progress_of
from medvirk.listen.queries.reading import Desk
from medvirk.listen.queries.review import remarks_on
from medvirk.listen.queries.theme import theme_tree
from medvirk.listen.views.desk import reads_sealed
from medvirk.listen.views.frame import accepted, attempt, page
from medvirk.listen.views.workbench import FINDINGS, trail_to, work_page
from medvirk.release.queries import state_of


@reads_sealed
@require_safe
def findings(request: HttpRequest, desk: Desk) -> HttpResponse:
    """All findings in order, how many stand behind each, and how far each has come."""
    seen = findings_listed(desk.evaluation, desk.keys)
    reached = state_of([one.id for one in seen])
    context = {
        "rows": [(one, progress_of(reached[one.id], one.revision)) for one in seen],
        "desk": desk,
        "may_send": rules.may_send_to_review(desk.reader, desk.evaluation),
        "may_write": states.is_open_for(desk.evaluation, states.Work.FINDINGS),
    }
    return page(request, "finding/list.html", desk.evaluation, (FINDINGS, None), **context)


@reads_sealed
@require_safe
def finding(request: HttpRequest, desk: Desk, finding: UUID) -> HttpResponse:
    """One finding: its words, how easy they are to read, who stands behind it, and how far it has come."""
    found = finding_seen(desk, finding)
    context = {
        "finding": found,
        "progress": progress_of(state_of([found.id])[found.id], found.revision),
        "lix": readability.lix(found.text),
        "is_hard": readability.is_hard(found.text),
        "desk": desk,
        "may_write": states.is_open_for(desk.evaluation, states.Work.FINDINGS),
    }
    return page(request, "finding/finding.html", desk.evaluation, *trail_to(desk.evaluation, found), **context)


@require_http_methods(["GET", "POST"])
@reads_sealed
def write_new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write a finding; then gather the marks that it rests on."""
    evaluation = desk.evaluation
    form = FindingForm(request.POST or None, tree=theme_tree(desk))
    made: list[Finding] = []

    def do() -> None:
        made.append(actions.add_finding(evaluation.id, form.words, by=desk.reader))

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The finding is saved. Choose the marks that it rests on."))
        return redirect("listen:gather", evaluation.id, made[0].id)
    trail = trail_to(evaluation, here=_("A new finding"))
    return work_page(request, "finding/write.html", evaluation, trail, form=form)


@require_http_methods(["GET", "POST"])
@reads_sealed
def write(request: HttpRequest, desk: Desk, finding: UUID) -> HttpResponse:
    """Write a finding anew."""
    evaluation, found = desk.evaluation, words_of(desk, finding)
    initial = {
        "kind": found.row.kind,
        "theme": str(found.row.theme_id or ""),
        "title": found.title,
        "text": found.text,
        "revision": found.revision,
    }
    form = FindingForm(request.POST or None, tree=theme_tree(desk), initial=initial)

    def do() -> None:
        actions.change_finding(evaluation.id, finding, form.before, form.words, by=desk.reader)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The finding is saved."))
        return redirect("listen:finding", evaluation.id, finding)
    trail = trail_to(evaluation, found, _("Change the words"))
    remarks = remarks_on(desk, [finding]).get(finding)
    return work_page(request, "finding/write.html", evaluation, trail, form=form, finding=found, remarks=remarks)


@require_http_methods(["GET", "POST"])
@reads_sealed
def gather(request: HttpRequest, desk: Desk, finding: UUID) -> HttpResponse:
    """Choose the marks that a finding rests on."""
    evaluation, found = desk.evaluation, words_of(desk, finding)
    groups = by_theme(desk, theme_tree(desk))
    form = GatherForm(request.POST or None, groups=groups)
    # A form without a single tick is sent too: then the finding gathers nothing.
    form.is_bound = request.method == "POST"

    def do() -> None:
        actions.gather(evaluation.id, finding, form.chosen, by=desk.reader)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The finding rests on these marks now."))
        return redirect("listen:finding", evaluation.id, finding)
    record_reading(evaluation, "gather", by=desk.reader)
    trail = trail_to(evaluation, found, _("Gather marks"))
    context = {"form": form, "groups": groups, "chosen": _chosen(request, found), "finding": found, "desk": desk}
    return work_page(request, "finding/gather.html", evaluation, trail, **context)


def _chosen(request: HttpRequest, found: FindingSeen) -> set[str]:
    """The marks that are ticked: those just sent, else those gathered."""
    if request.method == "POST":
        return set(request.POST.getlist("excerpts"))
    return {str(excerpt) for excerpt in found.row.excerpts.values_list("id", flat=True)}


@require_POST
@reads_sealed
def move(request: HttpRequest, desk: Desk, finding: UUID) -> HttpResponse:
    """Move a finding one place."""
    step = -1 if request.POST.get("step") == "up" else 1
    done = _("The finding is moved.")
    attempt(request, lambda: actions.move_finding(desk.evaluation.id, finding, step, by=desk.reader), done)
    return redirect("listen:findings", desk.evaluation.id)


@require_POST
@reads_sealed
def remove(request: HttpRequest, desk: Desk, finding: UUID) -> HttpResponse:
    """Remove a draft that no reviewer has seen."""
    done = _("The finding is removed. The marks are still there.")
    attempt(request, lambda: actions.remove_finding(desk.evaluation.id, finding, by=desk.reader), done)
    return redirect("listen:findings", desk.evaluation.id)
