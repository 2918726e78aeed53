"""Organisations and the services they run."""

from uuid import UUID

from django.db import models
from django.utils.translation import get_language

from medvirk.find.enums import OrganisationKind
from medvirk.foundation.audit import AuditPlace
from medvirk.foundation.record import Record, declare


class Organisation(Record):
    """A municipality, an organisation or a centre. Contact is by function, never a private person."""

    kind = models.CharField(max_length=30, choices=OrganisationKind)
    name = models.CharField(max_length=200)
    contact_function = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    about_nb = models.TextField(blank=True)
    about_nn = models.TextField(blank=True)

    kept = declare("id kind name contact_function email phone about_nb about_nn")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name"], name="one_organisation_per_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_place(self) -> AuditPlace:
        """Itself."""
        return AuditPlace(organisation=self.id)


class Service(Record):
    """A service (tjeneste) of an organisation: what people meet in their everyday life."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="services")
    name_nb = models.CharField(max_length=200)
    name_nn = models.CharField(max_length=200)

    kept = declare("id organisation name_nb name_nn")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name_nb"], name="one_service_per_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language; English readers get bokmål."""
        return self.name_in(get_language() or "nb")

    def name_in(self, language: str) -> str:
        """The name in a given language."""
        return self.name_nn if language == "nn" else self.name_nb

    @property
    def audit_place(self) -> AuditPlace:
        """Its organisation."""
        organisation: UUID = self.organisation_id
        return AuditPlace(organisation=organisation)
