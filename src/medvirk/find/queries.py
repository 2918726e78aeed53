"""Reads about organisations and services. What stands here is known to everybody."""

from collections.abc import Iterable
from uuid import UUID

from medvirk.find.models import Organisation, Service
from medvirk.foundation.actor import Actor, NotAllowed


def organisations_where(viewer: Actor, role: str) -> list[Organisation]:
    """The organisations in which the viewer holds a role, by name."""
    own = {membership.organisation for membership in viewer.memberships if membership.role == role}
    return list(Organisation.objects.filter(id__in=own).order_by("name"))


def organisations_with_services(viewer: Actor, *, other_than: Iterable[UUID]) -> list[Organisation]:
    """Organisations that run at least one service, by name; the same for every viewer."""
    running = Organisation.objects.filter(services__isnull=False).exclude(id__in=list(other_than))
    return list(running.distinct().order_by("name"))


def services_of_others(viewer: Actor, *, other_than: UUID) -> list[Service]:
    """All services that this organisation does not run, with their organisations; the same for every viewer."""
    services = Service.objects.exclude(organisation=other_than).select_related("organisation")
    return list(services.order_by("organisation__name", "name_nb"))


def organisation(viewer: Actor, organisation_id: UUID) -> Organisation:
    """One organisation, the same for every viewer. ``NotAllowed`` when there is none."""
    found = Organisation.objects.filter(id=organisation_id).first()
    if found is None:
        raise NotAllowed
    return found
