"""Addresses of interviews, participants and notes."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.listen.views import interview, note, participant

urlpatterns = [
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/"), interview.interviews, name="interviews"
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/new/"),
        interview.new_interview,
        name="new_interview",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/card/"),
        interview.interviewers_card,
        name="interviewers_card",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/<uuid:interview>/"),
        interview.interview,
        name="interview",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/<uuid:interview>/change/"),
        interview.edit_interview,
        name="edit_interview",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/<uuid:interview>/afterwards/"),
        interview.afterwards,
        name="afterwards",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/<uuid:interview>/participants/new/"),
        participant.new_participant,
        name="new_participant",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/participants/<uuid:participant>/"),
        participant.consent,
        name="consent",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/participants/<uuid:participant>/withdraw/"),
        participant.withdraw,
        name="withdraw",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/participants/<uuid:participant>/look-through/"),
        participant.look_through,
        name="look_through",
    ),
    path(
        pgettext_lazy(
            "address", "evaluations/<uuid:evaluation>/participants/<uuid:participant>/look-through/<uuid:text>/"
        ),
        participant.take_out,
        name="take_out",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/<uuid:interview>/write/"),
        note.write,
        name="write_notes",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/<uuid:interview>/notes/<uuid:note>/"),
        note.edit,
        name="edit_note",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/<uuid:interview>/notes/<uuid:note>/remove/"),
        note.remove,
        name="remove_note",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/<uuid:interview>/bring-in/"),
        note.bring_in,
        name="bring_in",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/<uuid:interview>/voices/"),
        note.voices,
        name="voices",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/interviews/<uuid:interview>/hand-in/"),
        note.hand_in,
        name="hand_in",
    ),
]
