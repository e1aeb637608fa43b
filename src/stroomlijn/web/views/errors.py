"""The answer to what no view expected."""

from __future__ import annotations

import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER_SECONDS = "5"


def server_error(request: HttpRequest) -> HttpResponse:
    """503 when the database is away, which passes by itself; else 500. Needs no database and no sign-in."""
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    status = HTTPStatus.SERVICE_UNAVAILABLE if away else HTTPStatus.INTERNAL_SERVER_ERROR
    response = HttpResponse(render_to_string(f"{status.value}.html", {"request": request}), status=status)
    if away:
        response["Retry-After"] = RETRY_AFTER_SECONDS
    return response
