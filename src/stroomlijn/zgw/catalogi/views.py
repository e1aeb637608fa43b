"""Publishing a type: from then on it may be used, and no longer changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from stroomlijn.zgw.register.answers import answer
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.reading import Shown
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.register.trail import record
from stroomlijn.zgw.register.views import asked_of, gone, no_method
from stroomlijn.zgw.register.writing import locked, seen

from .resources import BESLUITTYPEN, INFORMATIEOBJECTTYPEN, ZAAKTYPEN
from .rules import publishable

PUBLISHED = (ZAAKTYPEN, BESLUITTYPEN, INFORMATIEOBJECTTYPEN)


def publish(resource: Resource) -> Callable[..., HttpResponse]:
    """`POST {type}/publish`"""

    @asked_of(resource.api)
    def view(request: HttpRequest, here: Here, number: UUID) -> HttpResponse:
        if request.method != "POST":
            return no_method(request)
        resource.guard.check("publish", here.rights)
        found = _publish(resource, number, here)
        return answer(found) if found else gone(request)

    return view


@transaction.atomic
def _publish(resource: Resource, number: UUID, here: Here) -> Shown | None:
    row: Any = locked(resource, number, here)
    if row is None:
        return None
    before = seen(resource, row, here)
    publishable(row)
    row.concept = False
    row.save(update_fields=["concept"])
    found = seen(resource, row, here)
    record(resource, "partial_update", before, found, here)
    return found
