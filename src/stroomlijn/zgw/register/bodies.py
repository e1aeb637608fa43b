"""The body of a call: JSON of a bounded size and depth, without a name that stands twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from stroomlijn.foundation.database.leaving import leave_database

from .refusals import Refused

JSON = ("application/json", "application/problem+json")


def body_of(request: HttpRequest) -> dict[str, Any]:
    """The object in the body. A slow caller holds no connection with the database meanwhile. Raises `Refused` for what
    is none."""
    is_json(request)
    leave_database()
    try:
        return parsed(request.body)
    except RequestDataTooBig:
        raise Refused(413, "too_large", "De body is te groot.") from None


@contextmanager
def whole_body(request: HttpRequest) -> Iterator[dict[str, Any]]:
    """A body that is read at once."""
    yield body_of(request)


def is_json(request: HttpRequest) -> None:
    """Raises `Refused` for a body in another form."""
    if request.content_type not in JSON:
        raise Refused(415, "unsupported_media_type", "Stuur de body als application/json.")


def parsed(body: bytes) -> dict[str, Any]:
    """Raises `Refused` for what is no JSON object."""
    try:
        found = json.loads(body or b"{}", object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as wrong:
        raise Refused(400, "parse_error", f"De body is geen goede JSON: {wrong}"[:300]) from wrong
    if not isinstance(found, dict):
        raise Refused(400, "invalid", "De body moet een JSON-object zijn.")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("een naam staat er twee keer in")
    return found


def _no_number(said: str) -> Any:
    raise ValueError(f"{said} is geen getal")
