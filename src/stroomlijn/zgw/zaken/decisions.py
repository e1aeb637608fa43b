"""The decisions of a zaak, beside it (zaakbesluiten). The Besluiten API leads: here its relation is only seen."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from stroomlijn.zgw.models import Besluit
from stroomlijn.zgw.register.answers import answer
from stroomlijn.zgw.register.bodies import body_of
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.listing import list_all
from stroomlijn.zgw.register.reading import Shown, read_rows
from stroomlijn.zgw.register.refusals import breaks, invalid
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.register.views import Call, asked_of, no_method
from stroomlijn.zgw.wire.faults import Invalid
from stroomlijn.zgw.wire.kinds import Address, Faults, Part, read_parts

ASKED = (Part("besluit", Address()),)


def decisions_of_zaak(resource: Resource) -> Call:
    """`GET` all of a zaak; `POST` one that says itself that it belongs to the zaak, which changes nothing."""

    @asked_of(resource.api)
    def view(request: HttpRequest, here: Here, holder: UUID) -> HttpResponse:
        if request.method in {"GET", "HEAD"}:
            resource.guard.check("list", here.rights)
            return answer(list_all(resource, request.GET.dict(), here, resource.within(holder)))
        if request.method == "POST":
            resource.guard.check("create", here.rights)
            found = _related(resource, holder, body_of(request), here)
            said = answer(found, 201)
            said["Location"] = found["url"]
            return said
        return no_method(request, "GET", "HEAD", "POST")

    return view


def _related(resource: Resource, holder: UUID, body: dict[str, object], here: Here) -> Shown:
    faults: Faults = []
    asked = read_parts(ASKED, body, faults, complete=True)
    if faults:
        raise Invalid(faults)
    number = here.own_id(asked["besluit"], resource.targets["besluit"].root)
    found = read_rows(resource, [("t.id = %s", [number]), *resource.within(holder)], here)
    if not found:
        reason = "Dit besluit is er niet, of zegt zelf niet dat het bij deze zaak hoort."
        raise invalid("besluit", "inconsistent-relation", reason)
    return found[0]


def _stays(besluit: Besluit, here: Here) -> None:
    raise breaks("inconsistent-relation", "Het besluit zelf zegt nog dat het bij deze zaak hoort.")


ZAAKBESLUIT = Rules(delete=_stays)
