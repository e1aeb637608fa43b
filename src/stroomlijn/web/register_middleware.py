"""The short way of a call on the case register: without session, form, message or sign-in; every failure a problem."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable

import psycopg
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.urls import Resolver404, resolve

from stroomlijn.web.incoming import NoPlace
from stroomlijn.web.middleware import Answer, BodyLimitMiddleware, NulMiddleware, PeildatumMiddleware
from stroomlijn.web.views.errors import RETRY_AFTER_SECONDS
from stroomlijn.zgw.register.answers import problem
from stroomlijn.zgw.urls import SERVED

log = logging.getLogger(__name__)
_URLS = "stroomlijn.zgw.urls"
_BAD = "De vraag is niet goed gesteld."
_EMPTY = frozenset({204, 304})
"""Have no body, which Django would call HTML all the same."""
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
}


class RegisterMiddleware:
    """Answers what lies under the roots of the register itself and leaves the rest to who comes after it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self._roots = tuple(f"{api.root}/" for api in SERVED)
        self._answer = BodyLimitMiddleware(NulMiddleware(PeildatumMiddleware(_called)))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(self._roots):
            return self.get_response(request)
        try:
            response = self._answer(request)
        except Exception as failure:
            response = _problem(request, failure)
        if response.status_code in _EMPTY:
            del response.headers["Content-Type"]
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def _called(request: HttpRequest) -> HttpResponseBase:
    request.get_host()  # raises for a host that is not ours, whatever is asked there
    found = resolve(request.path_info, _URLS)
    request.resolver_match = found
    view: Callable[..., HttpResponseBase] = found.func
    return view(request, *found.args, **found.kwargs)


def _problem(request: HttpRequest, failure: Exception) -> HttpResponse:
    if isinstance(failure, Resolver404):
        return problem(request, 404, "Op dit adres is niets.")
    if isinstance(failure, RequestDataTooBig):
        return problem(request, 413, "De body is te groot.")
    if isinstance(failure, BadRequest | SuspiciousOperation | UnreadablePostError):
        return problem(request, 400, _BAD, "parse_error")
    if _is_disk_full(failure):
        log.error("no room: %s", failure)
        return problem(request, 507, "Er is geen ruimte meer om dit te bewaren. Er is niets bewaard.")
    if isinstance(failure, NoPlace):
        return _later(request, "Er komen te veel bodies tegelijk binnen. Er is niets bewaard; probeer het zo weer.")
    if isinstance(failure, OperationalError | InterfaceError):
        return _later(request, "De database antwoordt even niet. Er is niets bewaard; probeer het zo weer.")
    log.exception("a call on the register failed", exc_info=failure)
    return problem(request, 500, "Er ging iets mis bij ons. Noem bij een melding het nummer onder “instance”.")


def _later(request: HttpRequest, detail: str) -> HttpResponse:
    away = problem(request, 503, detail)
    away["Retry-After"] = RETRY_AFTER_SECONDS
    return away


def _is_disk_full(failure: Exception) -> bool:
    return isinstance(failure.__cause__, psycopg.errors.DiskFull) or getattr(failure, "errno", None) == errno.ENOSPC
