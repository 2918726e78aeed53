"""The pages of participants: register one by pseudonym, change what they say yes to, withdraw."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from medvirk.foundation.actor import actor_of
from medvirk.listen.actions import participant as actions
from medvirk.listen.actions.reading import record_reading
from medvirk.listen.enums import Purpose
from medvirk.listen.forms.participant import ConsentForm, ParticipantForm, answers_of
from medvirk.listen.models import Evaluation, Participant
from medvirk.listen.queries.interview import interview_seen_by
from medvirk.listen.queries.note import loose_passages
from medvirk.listen.queries.participant import (
    SheetText,
    consents_of,
    participant_seen_by,
    sheet_text,
    suggested_pseudonym,
)
from medvirk.listen.queries.reading import Desk, team_evaluation
from medvirk.listen.views.desk import reads_sealed
from medvirk.listen.views.frame import accepted, attempt, page
from medvirk.listen.views.interview import interview_trail


@require_http_methods(["GET", "POST"])
def new_participant(request: HttpRequest, evaluation: UUID, interview: UUID) -> HttpResponse:
    """Register somebody who takes part, and what they said yes to."""
    viewer = actor_of(request)
    found = interview_seen_by(viewer, team_evaluation(viewer, evaluation), interview)
    initial = {"pseudonym": suggested_pseudonym(found.evaluation), "sheet_language": found.language}
    form = ParticipantForm(request.POST or None, initial=initial)

    def do() -> None:
        sheet = sheet_text(found.evaluation, form.cleaned_data["sheet_language"])
        name = form.cleaned_data["pseudonym"]
        actions.add_participant(evaluation, interview, name, form.consents, sheet, by=viewer)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("%(pseudonym)s is registered.") % {"pseudonym": form.cleaned_data["pseudonym"]})
        return redirect("listen:interview", evaluation, interview)
    trail = interview_trail(found, (_("Register a participant"), None))
    return page(request, "participant/new.html", found.evaluation, *trail, form=form, interview=found)


@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, evaluation: UUID, participant: UUID) -> HttpResponse:
    """What a participant says yes to from now on."""
    viewer = actor_of(request)
    found = participant_seen_by(viewer, team_evaluation(viewer, evaluation), participant)
    stands = answers_of(consents_of([found])[found.id], found.interview.language)
    form = ConsentForm(request.POST or None, initial=stands)

    def do() -> None:
        sheet = sheet_text(found.interview.evaluation, form.cleaned_data["sheet_language"])
        consents = form.consents.items()
        changed: dict[Purpose, bool] = {p: yes for p, yes in consents if yes != stands[p] and p != Purpose.TAKE_PART}
        actions.change_consents(evaluation, participant, changed, sheet, by=viewer)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("What %(pseudonym)s says yes to is recorded.") % {"pseudonym": found.pseudonym})
        return redirect("listen:interview", evaluation, found.interview_id)
    return _page(request, "participant/consent.html", found, _("What they say yes to"), form=form)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, evaluation: UUID, participant: UUID) -> HttpResponse:
    """Take out everything that a participant said. It cannot be undone, and the page says so."""
    viewer = actor_of(request)
    found = participant_seen_by(viewer, team_evaluation(viewer, evaluation), participant)
    if request.method == "POST":
        actions.withdraw(evaluation, participant, _sheet(found.interview.evaluation, found), by=viewer)
        messages.success(
            request, _("%(pseudonym)s has withdrawn. What they said is gone.") % {"pseudonym": found.pseudonym}
        )
        return redirect("listen:interview", evaluation, found.interview_id)
    return _page(request, "participant/withdraw.html", found, _("Withdraw"))


@require_http_methods(["GET", "POST"])
@reads_sealed
def look_through(request: HttpRequest, desk: Desk, participant: UUID) -> HttpResponse:
    """Go through the passages that belong to nobody in particular, after a withdrawal."""
    found = participant_seen_by(desk.reader, desk.evaluation, participant)

    def do() -> None:
        actions.confirm_looked_through(desk.evaluation.id, participant, by=desk.reader)

    if request.method == "POST":
        attempt(request, do, _("Thank you. The rest of the notes has been gone through."))
        return redirect("listen:interview", desk.evaluation.id, found.interview_id)
    record_reading(desk.evaluation, f"loose passages of interview {found.interview.number}", by=desk.reader)
    passages = loose_passages(desk, found.interview)
    return _page(
        request, "participant/look_through.html", found, _("Go through the notes"), desk=desk, passages=passages
    )


@require_POST
@reads_sealed
def take_out(request: HttpRequest, desk: Desk, participant: UUID, text: UUID) -> HttpResponse:
    """Take out a passage for good, because somebody withdrew."""

    def do() -> None:
        actions.take_out_passage(desk.evaluation.id, text, by=desk.reader)

    attempt(request, do, _("The passage is gone."))
    return redirect("listen:look_through", desk.evaluation.id, participant)


def _sheet(evaluation: Evaluation, participant: Participant) -> SheetText:
    return sheet_text(evaluation, participant.interview.language)


def _page(request: HttpRequest, template: str, found: Participant, name: str, **context: object) -> HttpResponse:
    trail = interview_trail(found.interview, (found.pseudonym, None), (name, None))
    return page(request, template, found.interview.evaluation, *trail, participant=found, **context)
