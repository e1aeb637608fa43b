"""The bodies of calls on documents: a file inside them goes to the storage as it comes in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from stroomlijn.foundation.database.leaving import leave_database
from stroomlijn.zgw.register.bodies import is_json, parsed
from stroomlijn.zgw.register.refusals import Refused, invalid
from stroomlijn.zgw.wire.base64_in_json import NotBase64, TakenOut, TooMuch
from stroomlijn.zgw.wire.kinds import Faults, Part, Text

from .storage.arriving import arriving

if TYPE_CHECKING:
    from stroomlijn.zgw.register.attributes import Columns, Show
    from stroomlijn.zgw.register.here import Here

PIECE = 256 * 1024
MOST_BESIDE = 1024 * 1024
"""Bytes of a body beside the file in it."""


@contextmanager
def with_file(request: HttpRequest) -> Iterator[dict[str, Any]]:
    """The object in the body, with what arrived in the storage in place of `inhoud`.

    When the call fails after all, the file is gone again. Raises `Refused` or `Invalid` for a body that is wrong.
    """
    is_json(request)
    with arriving() as file:
        split = TakenOut("inhoud", file.write, MOST_BESIDE)
        try:
            for piece in incoming(request):
                split.feed(piece)
            body = parsed(split.rest())
        except NotBase64:
            raise invalid("inhoud", "invalid", "Dit is geen base64.") from None
        except TooMuch:
            raise Refused(413, "too_large", "De body is te groot naast het bestand.") from None
        if split.found:
            # An empty text is a file without bytes only with that size: before parts it is sent with another, or none.
            is_file = file.size or body.get("bestandsomvang") == 0
            body["inhoud"] = file.keep() if is_file else None
        yield body


def incoming(request: HttpRequest) -> Iterator[bytes]:
    """The body in pieces. A slow caller holds no connection with the database meanwhile."""
    leave_database()
    while piece := request.read(PIECE):
        yield piece


@dataclass(frozen=True)
class GivenLock:
    """The lock in the body of a change; never shown."""

    name: str = "lock"
    select: str = "null"
    show: Show | None = None
    part = Part("lock", Text(100, blank=True), required=False, default="", write_only=True)

    def store(self, value: Any, here: Here, faults: Faults) -> Columns:
        return {"given_lock": value}
