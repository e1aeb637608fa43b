"""The audit trail of a resource, for who may see the resource: what each call changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from stroomlijn.zgw.models import TrailLine

from .answers import answer
from .here import Here
from .reading import read_one, read_rows
from .refusals import forbidden
from .resource import Resource
from .views import Call, asked_of, gone, no_method

ACTIONS = {
    "create": "Object aangemaakt",
    "list": "Lijst van objecten opgehaald",
    "retrieve": "Object opgehaald",
    "destroy": "Object verwijderd",
    "update": "Object bijgewerkt",
    "partial_update": "Object deels bijgewerkt",
}


def trail(resource: Resource) -> Call:
    """`GET {resource}/{uuid}/audittrail`: its lines, the oldest first."""

    @asked_of(resource.api)
    def view(request: HttpRequest, here: Here, number: UUID) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return no_method(request, "GET", "HEAD")
        if not _may_read(resource, number, here):
            return gone(request)
        lines = resource.lines(list(TrailLine.objects.filter(main=number).order_by("id")), here)
        return answer([_shown(resource, line, here) for line in lines])

    return view


def trail_line(resource: Resource) -> Call:
    """`GET {resource}/{uuid}/audittrail/{uuid}`"""

    @asked_of(resource.api)
    def view(request: HttpRequest, here: Here, number: UUID, line: UUID) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return no_method(request, "GET", "HEAD")
        if not _may_read(resource, number, here):
            return gone(request)
        found = resource.lines(list(TrailLine.objects.filter(main=number, pk=line)), here)
        return answer(_shown(resource, found[0], here)) if found else gone(request)

    return view


def _may_read(resource: Resource, number: UUID, here: Here) -> bool:
    """Raises `Refused` for who may not read audit trails at all, or not this one."""
    resource.guard.check("audit", here.rights)
    if read_one(resource, number, here) is None:
        return False
    if not read_rows(resource, [("t.id = %s", [number]), resource.guard.audited(here.rights)], here):
        raise forbidden()
    return True


def _shown(resource: Resource, line: TrailLine, here: Here) -> dict[str, Any]:
    """A line as the wire shows it; its addresses begin with the host that was used, whatever it was then."""
    shown = line.after or line.before or {}
    return {
        "uuid": str(line.pk),
        "bron": line.source,
        "applicatieId": line.application,
        "applicatieWeergave": line.application_name,
        "gebruikersId": line.user,
        "gebruikersWeergave": line.user_name,
        "actie": line.action,
        "actieWeergave": ACTIONS.get(line.action, ""),
        "resultaat": line.result,
        "hoofdObject": f"{here.base}{resource.root}/{line.main}",
        "resource": line.resource,
        "resourceUrl": shown.get("url", ""),
        "toelichting": line.reason,
        "resourceWeergave": line.representation,
        "aanmaakdatum": line.created,
        "wijzigingen": {"oud": line.before, "nieuw": line.after},
    }
