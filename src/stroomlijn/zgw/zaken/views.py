"""Numbers of zaken in advance."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from stroomlijn.zgw.register.answers import answer
from stroomlijn.zgw.register.api import ZAKEN
from stroomlijn.zgw.register.bodies import body_of
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.once import once
from stroomlijn.zgw.register.views import asked_of, no_method
from stroomlijn.zgw.wire.faults import Invalid
from stroomlijn.zgw.wire.kinds import Faults, Part, Text, Whole, read_parts

from .numbering import reserve
from .resources import ZAAKEN

RESERVATION = (
    Part("bronorganisatie", Text(9, shortest=9)),
    Part("aantal", Whole(1, 1000), required=False, default=1),
)


@asked_of(ZAKEN)
def reserve_numbers(request: HttpRequest, here: Here) -> HttpResponse:
    """`POST zaaknummer_reserveren`: one number, or a list of as many as were asked for."""
    if request.method != "POST":
        return no_method(request, "POST")
    ZAAKEN.guard.check("create", here.rights)
    faults: Faults = []
    asked: dict[str, Any] = read_parts(RESERVATION, body_of(request), faults, complete=True)
    if faults:
        raise Invalid(faults)
    return once(request, here, asked, lambda: _reserved(**asked))


@transaction.atomic
def _reserved(bronorganisatie: str, aantal: int) -> HttpResponse:
    numbers = [{"zaaknummer": one} for one in reserve(bronorganisatie, aantal)]
    return answer(numbers if len(numbers) > 1 else numbers[0], 201)
