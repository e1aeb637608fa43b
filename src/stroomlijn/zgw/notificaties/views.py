"""Messages that others publish on their channels."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from stroomlijn.zgw.register.answers import answer
from stroomlijn.zgw.register.api import NOTIFICATIES
from stroomlijn.zgw.register.bodies import body_of
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.notifying import queue
from stroomlijn.zgw.register.once import once
from stroomlijn.zgw.register.refusals import forbidden, invalid
from stroomlijn.zgw.register.views import asked_of, no_method
from stroomlijn.zgw.wire.faults import Invalid
from stroomlijn.zgw.wire.kinds import Address, Faults, Moment, Named, Part, Text, read_parts
from stroomlijn.zgw.wire.names import snake

from .resources import PUBLISH
from .rules import filters_of

MESSAGE = (
    Part("kanaal", Text(50)),
    Part("hoofdObject", Address()),
    Part("resource", Text(100)),
    Part("resourceUrl", Address()),
    Part("actie", Text(100)),
    Part("aanmaakdatum", Moment()),
    Part("kenmerken", Named(Text(1000, blank=True)), required=False, default={}),
)


@asked_of(NOTIFICATIES)
def publish(request: HttpRequest, here: Here) -> HttpResponse:
    """`POST notificaties`: sent to whoever subscribed to the channel, as it is."""
    if request.method != "POST":
        return no_method(request, "POST")
    if not here.rights.has(PUBLISH):
        raise forbidden()
    body = body_of(request)
    message = _read(body)
    return once(request, here, body, lambda: _queued(message))


def _queued(message: dict[str, Any]) -> HttpResponse:
    queue(message)
    return answer(message, 201)


def _read(body: dict[str, Any]) -> dict[str, Any]:
    faults: Faults = []
    message = read_parts(MESSAGE, body, faults, complete=True)
    if faults:
        raise Invalid(faults)
    known = filters_of(message["kanaal"])
    if known is None:
        raise invalid("kanaal", "message_kanaal", "Er is geen kanaal met deze naam.")
    unknown = sorted(name for name in message["kenmerken"] if snake(name) not in known)
    if unknown:
        reason = f"Dit kanaal heeft deze kenmerken niet: {', '.join(unknown)[:200]}."
        raise invalid("kenmerken", "kenmerken_inconsistent", reason)
    return message
