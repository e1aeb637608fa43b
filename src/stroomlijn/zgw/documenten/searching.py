"""`_zoek`: documents by their keys."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from stroomlijn.zgw.register.answers import answer
from stroomlijn.zgw.register.api import DOCUMENTEN
from stroomlijn.zgw.register.bodies import body_of
from stroomlijn.zgw.register.filters import AnyOf
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.listing import list_page
from stroomlijn.zgw.register.searching import again, asked_in, place_of_page
from stroomlijn.zgw.register.views import asked_of, no_method
from stroomlijn.zgw.wire.faults import Invalid, fault
from stroomlijn.zgw.wire.kinds import Id

from .resources import INFORMATIEOBJECTEN

ROOT = f"{INFORMATIEOBJECTEN.root}/_zoek"
SEARCHED = replace(
    INFORMATIEOBJECTEN, filters={**INFORMATIEOBJECTEN.filters, "uuid__in": AnyOf("t.id = any(%s::uuid[])", Id())}
)


@asked_of(DOCUMENTEN)
def search(request: HttpRequest, here: Here) -> HttpResponse:
    """`POST enkelvoudiginformatieobjecten/_zoek`: a page of the documents that fit the body."""
    if request.method != "POST":
        return no_method(request, "POST")
    INFORMATIEOBJECTEN.guard.check("list", here.rights)
    body = body_of(request)
    if not body.get("uuid__in"):
        raise Invalid([fault("uuid__in", "empty" if "uuid__in" in body else "required")])
    page = list_page(SEARCHED, asked_in(body) | place_of_page(request.GET.dict().items()), here)
    return answer(replace(page, next=again(page.next, ROOT, here), previous=again(page.previous, ROOT, here)))
