"""What a script sends in the body of a request."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.http.request import RawPostDataException


def body_of(request: HttpRequest) -> bytes:
    """The body as it came. Raises BadRequest for a form, whose body was read as one."""
    try:
        return request.body
    except RawPostDataException as error:
        raise BadRequest("a form") from error


def json_of(request: HttpRequest) -> dict[str, Any]:
    """The JSON object in the body. Raises BadRequest for anything else."""
    try:
        asked = json.loads(body_of(request), parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError) as error:
        raise BadRequest("no JSON") from error
    if not isinstance(asked, dict):
        raise BadRequest("no JSON object")
    return asked


def _finite(text: str) -> float:
    """A number that the database can keep as JSON."""
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number
