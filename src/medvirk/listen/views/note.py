"""The pages where notes are written, brought in and handed in."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from medvirk.foundation.actor import NotPossible, actor_of, require
from medvirk.foundation.files import Paragraph, Transcript
from medvirk.foundation.keys import store
from medvirk.listen import rules
from medvirk.listen.actions import note as actions
from medvirk.listen.forms.note import BringInForm, NoteForm, VoicesForm, new_note, note_as_written
from medvirk.listen.models import Interview
from medvirk.listen.queries.interview import interview_seen_by
from medvirk.listen.queries.note import Part, draft_of, drafts_of, fetch_segments, parts_of, writing_participants
from medvirk.listen.queries.reading import team_evaluation
from medvirk.listen.views.desk import cookie_name
from medvirk.listen.views.device import device_of, forget_device, keep_device, writing_device
from medvirk.listen.views.frame import accepted, page
from medvirk.listen.views.interview import interview_trail


def _interview(request: HttpRequest, evaluation: UUID, interview: UUID) -> Interview:
    viewer = actor_of(request)
    found = interview_seen_by(viewer, team_evaluation(viewer, evaluation), interview)
    require(rules.may_write_notes(viewer, found))
    return found


@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, evaluation: UUID, interview: UUID) -> HttpResponse:
    """Write under one section at a time: its questions, a new note, and what is written so far."""
    found = _interview(request, evaluation, interview)
    if found.delivered_on:
        return redirect("listen:interview", evaluation, interview)
    device, secret = writing_device(request, interview)
    fetch_segments(found)
    parts = parts_of(found)
    part = _chosen(parts, request.GET.get("section", ""))
    form = NoteForm(request.POST or None, interview=found, initial=new_note())

    def do() -> None:
        note = form.note(part.key)
        actions.write_note(evaluation, interview, form.cleaned_data["id"], note, device.public, by=actor_of(request))

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The note is saved and locked."))
        response: HttpResponse = redirect(f"{request.get_full_path()}#write")
    else:
        drafts = drafts_of(actor_of(request), found, part.key, device)
        following = parts[parts.index(part) + 1] if part.key else None
        context = {"interview": found, "parts": parts, "part": part, "drafts": drafts, "following": following}
        trail = interview_trail(found, (_("Write notes"), None))
        response = page(request, "note/write.html", found.evaluation, *trail, form=form, **context)
    keep_device(response, interview, secret)
    return response


def _chosen(parts: Sequence[Part], section: str) -> Part:
    """The section in the address; the first one when the address names none."""
    if section == "none":
        return parts[-1]
    return next((part for part in parts if str(part.key) == section), parts[0])


@never_cache
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, evaluation: UUID, interview: UUID, note: UUID) -> HttpResponse:
    """Correct a note, on the device that wrote it."""
    found = _interview(request, evaluation, interview)
    device = device_of(request, interview)
    draft = draft_of(actor_of(request), found, note, device)
    if device is None or not draft.is_mine or found.delivered_on:
        raise NotPossible(actions.OTHER_DEVICE)
    form = NoteForm(request.POST or None, interview=found, initial=note_as_written(draft))

    def do() -> None:
        words, version = form.note(draft.segment.section), form.cleaned_data["version"]
        actions.change_note(evaluation, interview, note, version, words, device.public, by=actor_of(request))

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The note is changed."))
        return redirect(_writing(found, draft.segment.section))
    trail = interview_trail(found, (_("Correct a note"), None))
    return page(request, "note/edit.html", found.evaluation, *trail, form=form, interview=found, draft=draft)


@require_POST
def remove(request: HttpRequest, evaluation: UUID, interview: UUID, note: UUID) -> HttpResponse:
    """Remove a note, on the device that wrote it."""
    found = _interview(request, evaluation, interview)
    device = device_of(request, interview)
    draft = draft_of(actor_of(request), found, note, device)
    if device is None:
        raise NotPossible(actions.OTHER_DEVICE)
    actions.remove_note(evaluation, interview, note, device.public, by=actor_of(request))
    messages.success(request, _("The note is removed."))
    return redirect(_writing(found, draft.segment.section))


def _writing(interview: Interview, section: UUID | None) -> str:
    address = reverse("listen:write_notes", args=[interview.evaluation_id, interview.id])
    return f"{address}?section={section or 'none'}#written"


@never_cache
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest, evaluation: UUID, interview: UUID) -> HttpResponse:
    """Bring in a file. Where it names who speaks, the next question is which participant each one is."""
    found = _interview(request, evaluation, interview)
    parts = parts_of(found)
    device, secret = writing_device(request, interview)
    initial = {"upload": uuid4(), "present": found.present}
    form = BringInForm(request.POST or None, request.FILES or None, parts=parts, initial=initial)

    def do() -> None:
        given = form.cleaned_data
        actions.bring_in(
            evaluation,
            interview,
            given["upload"],
            form.chosen_section,
            given["present"],
            _brought(given["file"]),
            device.public,
            by=actor_of(request),
        )

    if request.method == "POST" and accepted(form, do):
        response = _brought_in(request, found, form.cleaned_data["file"])
    else:
        trail = interview_trail(found, (_("Bring in a file"), None))
        response = page(request, "note/bring_in.html", found.evaluation, *trail, form=form, interview=found)
    keep_device(response, interview, secret)
    return response


def _speakers(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The voices of a file in the order in which they are first heard."""
    return list(dict.fromkeys(p.speaker for p in paragraphs if p.speaker))


def _brought(transcript: Transcript) -> list[actions.Brought]:
    speakers = _speakers(transcript.paragraphs)
    return [actions.Brought(p.text, speakers.index(p.speaker) if p.speaker else None) for p in transcript.paragraphs]


def _brought_in(request: HttpRequest, interview: Interview, transcript: Transcript) -> HttpResponse:
    number = len(transcript.paragraphs)
    words = ngettext(
        "%(number)d paragraph is brought in and locked.", "%(number)d paragraphs are brought in and locked.", number
    )
    messages.success(request, words % {"number": number})
    voices = list(enumerate(_speakers(transcript.paragraphs)))
    people = writing_participants(interview)
    if not (voices and people):
        return redirect("listen:interview", interview.evaluation_id, interview.id)
    form = VoicesForm(voices=voices, people=people)
    trail = interview_trail(interview, (_("Who is who in the file"), None))
    return page(request, "note/voices.html", interview.evaluation, *trail, form=form, interview=interview)


@require_POST
def voices(request: HttpRequest, evaluation: UUID, interview: UUID) -> HttpResponse:
    """Say which participant each voice of the file is."""
    found = _interview(request, evaluation, interview)
    device = device_of(request, interview)
    names = [name.removeprefix("voice-") for name in request.POST if name.startswith("voice-")]
    numbers = [(int(name), name) for name in names if name.isdecimal()]
    form = VoicesForm(request.POST, voices=numbers, people=writing_participants(found))
    if device is None or not form.is_valid():
        raise NotPossible(_("The file was brought in on another device, or somebody withdrew meanwhile."))
    actions.match_voices(evaluation, interview, form.matched, device, by=actor_of(request))
    messages.success(request, _("What each participant said is locked with a key of their own."))
    return redirect("listen:interview", evaluation, interview)


@require_POST
def hand_in(request: HttpRequest, evaluation: UUID, interview: UUID) -> HttpResponse:
    """Hand in the notes. Afterwards this device reads nothing of them."""
    found = _interview(request, evaluation, interview)
    response = redirect("listen:interview", evaluation, interview)
    secret = request.COOKIES.get(cookie_name(evaluation), "")
    keys = store.reading_keys(evaluation, actor_of(request).id, secret)
    try:
        waiting = actions.hand_in(evaluation, interview, device_of(request, interview), keys, by=actor_of(request))
    except NotPossible as refusal:
        messages.error(request, str(refusal.reason))
        return response
    _tell(request, waiting)
    forget_device(response, found.id)
    return response


def _tell(request: HttpRequest, waiting: int) -> None:
    if not waiting:
        messages.success(request, _("The notes are handed in. Only those who can read the notes open them now."))
        return
    words = ngettext(
        "This device is done. %(number)d note was written on another device: hand it in there.",
        "This device is done. %(number)d notes were written on another device: hand them in there.",
        waiting,
    )
    messages.warning(request, words % {"number": waiting})
