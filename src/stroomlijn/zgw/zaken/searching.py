"""`_zoek`: zaken by all filters of the list, by many at once, and by where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import msgspec
from django.db import connection
from django.http import HttpRequest, HttpResponse

from stroomlijn.engines.geometry import Shape, shape_of, within
from stroomlijn.zgw.catalogi.resources import ZAAKTYPEN
from stroomlijn.zgw.models import Zaak
from stroomlijn.zgw.models.fields import box_of
from stroomlijn.zgw.register.answers import answer
from stroomlijn.zgw.register.api import ZAKEN
from stroomlijn.zgw.register.bodies import body_of
from stroomlijn.zgw.register.filters import IMPOSSIBLE, AnyOf, Condition
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.listing import list_page
from stroomlijn.zgw.register.searching import again, asked_in, place_of_page
from stroomlijn.zgw.register.views import asked_of, no_method
from stroomlijn.zgw.wire.faults import fault
from stroomlijn.zgw.wire.geometry import Geometry, positions
from stroomlijn.zgw.wire.kinds import WRONG, Faults, Id, Schema

from .guards import readable
from .resources import ZAAKEN
from .selection import selection

MOST = 10_000
"""Positions in the area that is searched."""
ROOT = f"{ZAAKEN.root}/_zoek"


@asked_of(ZAKEN)
def search(request: HttpRequest, here: Here) -> HttpResponse:
    """`POST zaken/_zoek`: a page of the zaken that fit the body; `page` and what goes with it stands in the address."""
    if request.method != "POST":
        return no_method(request, "POST")
    ZAAKEN.guard.check("list", here.rights)
    body = {name: value for name, value in request.GET.items() if name == "expand"} | body_of(request)
    chosen = selection(SEARCHED, body)
    filters = {name: value for name, value in body.items() if name not in {"fields", "expand"}}
    asked = asked_in(filters, objects=frozenset({"zaakgeometrie"}))
    asked |= {"expand": chosen.expand} | place_of_page(request.GET.dict().items())
    page = list_page(SEARCHED, asked, here)
    return answer(
        {
            "count": page.count,
            "next": again(page.next, ROOT, here),
            "previous": again(page.previous, ROOT, here),
            "results": [chosen.of(one) for one in page.results],
        }
    )


@dataclass(frozen=True, slots=True)
class Within:
    """Zaken that lie within an area (`{"within": {…}}`): those whose box does, each looked at exactly."""

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        area = _area(value, name, faults)
        return IMPOSSIBLE if area is None else ("t.id = any(%s)", [_zaken_within(area, here)])

    def schema(self) -> Schema:
        return {"type": "object", "properties": {"within": Geometry().schema()}}


@dataclass(frozen=True, slots=True)
class OfTypes:
    """Zaken of one of some zaaktypen."""

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        numbers = [here.own_id(one, ZAAKTYPEN.root) for one in value.split(",")]
        return "t.zaaktype_id = any(%s)", [[one for one in numbers if one]]

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "string", "format": "uri"}}


SEARCHED = replace(
    ZAAKEN,
    filters={
        **ZAAKEN.filters,
        "uuid__in": AnyOf("t.id = any(%s::uuid[])", Id()),
        "zaaktype__in": OfTypes(),
        "zaakgeometrie": Within(),
    },
)


def _area(value: str, name: str, faults: Faults) -> Shape | None:
    given = msgspec.json.decode(value)
    found = Geometry().read(given.get("within") if isinstance(given, dict) else None, f"{name}.within", faults)
    if found is WRONG:
        return None
    if positions(found) > MOST:
        faults.append(fault(f"{name}.within", "max_value", limit=MOST))
        return None
    return shape_of(found)


def _zaken_within(area: Shape, here: Here) -> Sequence[UUID]:
    condition, values = ("true", ()) if here.rights.everything else readable(here.rights, "t")
    near = f"select t.id, t.zaakgeometrie from {Zaak._meta.db_table} t where t.extent <@ %s::box and ({condition})"
    with connection.cursor() as cursor:
        cursor.execute(near, [box_of(area), *values])
        return [number for number, place in cursor if within(shape_of(msgspec.json.decode(place)), area)]
