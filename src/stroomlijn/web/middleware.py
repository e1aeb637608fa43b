"""Headers and problems that every answer shares."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers

from stroomlijn.foundation import live
from stroomlijn.foundation.clock import demo_day, standing_on
from stroomlijn.foundation.ids import uuid7
from stroomlijn.zgw.register.api import DOCUMENTEN

from .problem_answers import ProblemMiddleware

__all__ = [
    "BodyLimitMiddleware",
    "HeadersMiddleware",
    "NulMiddleware",
    "PeildatumMiddleware",
    "ProblemMiddleware",
    "RequestIdMiddleware",
]

Answer = Callable[[HttpRequest], HttpResponseBase]

# What Django's SecurityMiddleware and django-csp do not set.
HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "browsing-topics",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "usb",
        )
    ),
}


class RequestIdMiddleware:
    """Gives every request an id (`request.request_id`, a UUID version 7), says it in `X-Request-ID`, and keeps the
    moment it came (`request.moment`), from which a page that it makes is followed.

    An id that a caller sends along is not taken over: it ends in our logs.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.request_id = str(uuid7())  # type: ignore[attr-defined]
        request.moment = str(live.moment())  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        return response


class HeadersMiddleware:
    """Headers that a view may overrule: what a browser may do, and that pages of a person are kept by no one else."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        # One address gives a page to a browser and a part of it to htmx.
        patch_vary_headers(response, ["HX-Request"])
        return response


class NulMiddleware:
    """Answers 400 to a NUL in address, query or form: no text of people holds one, and the database takes none."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        if any("\0" in text for name, texts in request.POST.lists() for text in (name, *texts)):
            raise BadRequest("NUL in the form")


class PeildatumMiddleware:
    """In a demo a request stands on one date to its end, which is asked for once."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        day = demo_day()
        if day is None:
            return self.get_response(request)
        with standing_on(day):
            return self.get_response(request)


class BodyLimitMiddleware:
    """Refuses a request that says to hold more than an upload may, before a byte of it is read."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        documents = request.path_info.startswith(f"{DOCUMENTEN.root}/")
        if content_length(request) > (settings.MAX_DOCUMENT_SIZE if documents else settings.MAX_UPLOAD_SIZE):
            raise RequestDataTooBig
        return self.get_response(request)


def content_length(request: HttpRequest) -> int:
    """The length of the body as the header says it; 0 for what is no number, as Django reads it."""
    said = request.META.get("CONTENT_LENGTH") or ""
    return int(said) if said.isdecimal() and len(said) < 20 else 0
