"""Addresses of recruiting, the information sheet and the contact list."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from medvirk.listen.views import contact, recruiting, sheet

urlpatterns = [
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/"), recruiting.recruiting, name="recruiting"
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/ways-in/new/"),
        recruiting.add_way_in,
        name="add_way_in",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/ways-in/<uuid:way>/"),
        recruiting.write_way_in,
        name="write_way_in",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/ways-in/<uuid:way>/remove/"),
        recruiting.remove_way_in,
        name="remove_way_in",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/ways-in/<uuid:way>/asked/"),
        recruiting.asked,
        name="report_asked",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/information-sheet/"),
        recruiting.sheet_facts,
        name="sheet_facts",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/contacts/"),
        contact.contacts,
        name="contacts",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/contacts/day/"),
        contact.day,
        name="contacts_day",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/contacts/read/"),
        contact.read,
        name="read_contacts",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/contacts/<uuid:contact>/remove/"),
        contact.remove,
        name="remove_contact",
    ),
    path(
        pgettext_lazy("address", "evaluations/<uuid:evaluation>/recruiting/contacts/destroy/"),
        contact.destroy,
        name="destroy_contacts",
    ),
    path(pgettext_lazy("address", "information/<uuid:evaluation>/"), sheet.sheet, name="sheet"),
]
