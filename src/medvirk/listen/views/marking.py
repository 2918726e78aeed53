"""The pages where notes are marked: which interview, one interview, one mark, and undo."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medvirk.foundation.actor import NotPossible, Reason
from medvirk.listen import states
from medvirk.listen.actions.marking import change_excerpt, mark_excerpt, remove_excerpt, restore_excerpt
from medvirk.listen.actions.reading import record_reading
from medvirk.listen.forms.marking import ChangeMarkForm, MarkForm
from medvirk.listen.models import Excerpt, Interview
from medvirk.listen.queries.marking import (
    interview_to_mark,
    interviews_to_mark,
    located,
    mark_to_change,
    sheet_of,
)
from medvirk.listen.queries.reading import Desk
from medvirk.listen.queries.theme import theme_tree
from medvirk.listen.views.desk import reads_sealed
from medvirk.listen.views.frame import accepted, attempt, page
from medvirk.listen.views.undo import Memory

MARKED, REMOVED = "marked", "removed"
#: What undoing each step is called, and what doing it again is called.
UNDO = {MARKED: gettext_lazy("Undo the last mark"), REMOVED: gettext_lazy("Undo: put the mark back")}
REDO = {MARKED: gettext_lazy("Put the mark back"), REMOVED: gettext_lazy("Take the mark away again")}


@reads_sealed
@require_safe
def marking_start(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The interviews of the evaluation, with how many marks each has."""
    context = {"interviews": interviews_to_mark(desk), "desk": desk}
    return page(request, "marking/start.html", desk.evaluation, (_("Mark the notes"), None), **context)


@require_http_methods(["GET", "POST"])
@reads_sealed
def marking(request: HttpRequest, desk: Desk, interview: UUID) -> HttpResponse:
    """One interview: its notes beside the themes, and a form to mark."""
    found, tree = interview_to_mark(desk, interview), theme_tree(desk)
    form = MarkForm(request.POST or None, tree=tree, interview=found)
    made: list[Excerpt] = []
    if request.method == "POST" and accepted(form, lambda: made.append(_mark(desk, found, form))):
        Memory(request, interview).did(MARKED, made[0].id)
        messages.success(request, _("Marked."))
        return _back(found, made[0].id)
    record_reading(desk.evaluation, "notes", by=desk.reader)
    memory = Memory(request, interview)
    context = {
        "sheet": sheet_of(desk, found, tree),
        "tree": tree,
        "form": form,
        "desk": desk,
        "may_mark": states.is_open_for(desk.evaluation, states.Work.MARKING),
        "undo": UNDO[memory.last.verb] if memory.last else "",
        "redo": REDO[memory.next.verb] if memory.next else "",
    }
    return page(request, "marking/marking.html", desk.evaluation, *_trail(found), **context)


def _mark(desk: Desk, interview: Interview, form: MarkForm) -> Excerpt:
    text, span = located(desk, interview, form.where)
    about = form.about_in(text.segment)
    return mark_excerpt(desk.evaluation.id, text.id, span, about, by=desk.reader)


@require_http_methods(["GET", "POST"])
@reads_sealed
def change_mark(request: HttpRequest, desk: Desk, interview: UUID, mark: UUID) -> HttpResponse:
    """Change what is said about a mark."""
    found, tree = interview_to_mark(desk, interview), theme_tree(desk)
    shown = mark_to_change(desk, found, mark)
    form = ChangeMarkForm(request.POST or None, mark=shown, tree=tree, interview=found)

    def do() -> None:
        change_excerpt(desk.evaluation.id, mark, form.about, by=desk.reader)

    if request.method == "POST" and accepted(form, do):
        Memory(request, interview).forget()
        messages.success(request, _("The mark is changed."))
        return _back(found, mark)
    trail = _trail(found, (_("Change the mark"), None))
    context = {"form": form, "mark": shown, "interview": found}
    return page(request, "marking/change.html", desk.evaluation, *trail, **context)


@require_POST
@reads_sealed
def remove_mark(request: HttpRequest, desk: Desk, interview: UUID, mark: UUID) -> HttpResponse:
    """Take a mark away."""
    found = interview_to_mark(desk, interview)

    def do() -> None:
        remove_excerpt(desk.evaluation.id, mark, by=desk.reader)
        Memory(request, interview).did(REMOVED, mark)

    attempt(request, do, _("The mark is taken away. You can undo it."))
    return _back(found)


@require_POST
@reads_sealed
def undo_marking(request: HttpRequest, desk: Desk, interview: UUID) -> HttpResponse:
    """Undo what the reader did last in this interview."""
    memory = Memory(request, interview)
    if memory.last is None:
        messages.info(request, _("There is nothing to undo."))
        return _back(interview_to_mark(desk, interview))
    write = remove_excerpt if memory.last.verb == MARKED else restore_excerpt
    row = memory.last.row
    memory.step_back(kept=_tried(request, desk, write, row, _("Undone.")))
    return _back(interview_to_mark(desk, interview), row)


@require_POST
@reads_sealed
def redo_marking(request: HttpRequest, desk: Desk, interview: UUID) -> HttpResponse:
    """Do again what was undone last."""
    memory = Memory(request, interview)
    if memory.next is None:
        messages.info(request, _("There is nothing to do again."))
        return _back(interview_to_mark(desk, interview))
    write = restore_excerpt if memory.next.verb == MARKED else remove_excerpt
    row = memory.next.row
    memory.step_on(kept=_tried(request, desk, write, row, _("Done again.")))
    return _back(interview_to_mark(desk, interview), row)


def _tried(request: HttpRequest, desk: Desk, write: Callable[..., None], row: UUID, done: str) -> bool:
    try:
        write(desk.evaluation.id, row, by=desk.reader)
    except NotPossible as refusal:
        messages.error(request, str(refusal.reason))
        return False
    messages.success(request, done)
    return True


def _back(interview: Interview, mark: UUID | None = None) -> HttpResponse:
    url = reverse("listen:marking", args=[interview.evaluation_id, interview.id])
    return redirect(f"{url}#mark-{mark}" if mark else url)


def _trail(interview: Interview, *rest: tuple[Reason, str | None]) -> list[tuple[Reason, str | None]]:
    start = reverse("listen:marking_start", args=[interview.evaluation_id])
    own = reverse("listen:marking", args=[interview.evaluation_id, interview.id]) if rest else None
    name = _("Interview %(number)d") % {"number": interview.number}
    return [(_("Mark the notes"), start), (name, own), *rest]
