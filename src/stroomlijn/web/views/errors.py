"""The answers to what no view expected or could even begin to read."""

from __future__ import annotations

import sys
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.problems import sentence
from stroomlijn.web.incoming import NoPlace
from stroomlijn.web.middleware import content_length
from stroomlijn.web.problem_answers import is_api, problem_json

RETRY_AFTER_SECONDS = "5"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 with the limit that was passed, else 400."""
    if not isinstance(exception, RequestDataTooBig | TooManyFilesSent | TooManyFieldsSent):
        return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)
    said = sentence(_limit_passed(request, exception))
    if is_api(request):
        return problem_json(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail=said)
    return render(request, "422.html", {"said": said}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 for what passes by itself: the database is away, or too many bodies come in; else 500. Needs no database and
    no sign-in."""
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError | NoPlace)
    status = HTTPStatus.SERVICE_UNAVAILABLE if away else HTTPStatus.INTERNAL_SERVER_ERROR
    response = HttpResponse(render_to_string(f"{status.value}.html", {"request": request}), status=status)
    if away:
        response["Retry-After"] = RETRY_AFTER_SECONDS
    return response


def _limit_passed(request: HttpRequest, exception: Exception) -> Remark:
    if isinstance(exception, TooManyFilesSent):
        return Remark("upload-too-many-files", facts={"most": settings.DATA_UPLOAD_MAX_NUMBER_FILES})
    if content_length(request) > settings.MAX_UPLOAD_SIZE:
        return Remark("upload-too-large", facts={"most": settings.MAX_UPLOAD_SIZE // (1024 * 1024)})
    return Remark("form-too-large")
