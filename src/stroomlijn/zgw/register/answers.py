"""Answers as the standard wants them: JSON, and problems with a code and the fields that are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse

from stroomlijn.foundation.ids import uuid7
from stroomlijn.zgw.wire.faults import Fault

TITLES = {
    400: "De vraag is niet goed gesteld.",
    401: "Er is geen geldige token.",
    403: "Dit mag deze applicatie niet.",
    404: "Dit bestaat niet.",
    405: "Dit kan niet met dit adres.",
    406: "Deze vorm van antwoord is er niet.",
    409: "Intussen is er iets veranderd.",
    412: "Er ontbreekt een voorwaarde.",
    413: "De vraag is te groot.",
    415: "Deze vorm van body kennen we niet.",
    422: "Dit kan zo niet.",
    500: "Er ging iets mis bij ons.",
    503: "Dit werkt nu even niet.",
    507: "Er is geen ruimte meer.",
}
CODES = {
    401: "not_authenticated",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "too_large",
    415: "unsupported_media_type",
    500: "error",
    503: "unavailable",
    507: "insufficient_storage",
}
_encode = msgspec.json.Encoder().encode


def answer(found: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(_encode(found), status=status, content_type="application/json")


def with_etag(request: HttpRequest, found: Any) -> HttpResponse:
    """The answer with its ETag; 304 without a body when the caller has it already."""
    said = answer(found)
    said["ETag"] = tag = f'"{md5(said.content, usedforsecurity=False).hexdigest()}"'
    if not has_already(request, tag):
        return said
    unchanged = HttpResponse(status=304)
    unchanged["ETag"] = tag
    return unchanged


def has_already(request: HttpRequest, tag: str) -> bool:
    """Whether the caller has what carries this ETag (RFC 9110, section 13.1.2)."""
    asked = request.headers.get("If-None-Match", "")
    return asked == "*" or tag in {one.strip().removeprefix("W/") for one in asked.split(",")}


def problem(
    request: HttpRequest, status: int, detail: str, code: str = "", faults: Sequence[Fault] = ()
) -> HttpResponse:
    """A problem (RFC 9457) with the standard's own fields; `invalidParams` where fields are wrong."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "code": code or CODES.get(status, "error"),
        "title": TITLES.get(status, "Dit gaat niet."),
        "status": status,
        "detail": detail,
        "instance": f"urn:uuid:{getattr(request, 'request_id', None) or uuid7()}",
    }
    if faults:
        body["invalidParams"] = [
            {"name": _sendable(one.name), "code": one.code, "reason": _sendable(one.reason)} for one in faults
        ]
    return HttpResponse(_encode(body), status=status, content_type="application/problem+json")


def _sendable(text: str) -> str:
    """A fault tells what a body said, and that may hold half a character (a lone surrogate)."""
    return text.encode(errors="replace").decode()
