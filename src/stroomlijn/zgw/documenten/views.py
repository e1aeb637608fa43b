"""Calls on documents beside those that every resource has."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from stroomlijn.zgw.register.answers import answer
from stroomlijn.zgw.register.api import DOCUMENTEN
from stroomlijn.zgw.register.bodies import body_of
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.once import once
from stroomlijn.zgw.register.views import asked_of, gone, no_method
from stroomlijn.zgw.wire.faults import Invalid
from stroomlijn.zgw.wire.kinds import Faults, Part, Text, read_parts

from .downloading import download
from .locking import lock, unlock
from .parts import take_part
from .resources import BESTANDSDELEN, INFORMATIEOBJECTEN
from .versions import version_at

LOCK_PARTS = (Part("lock", Text(100, blank=True), required=False, default=""),)


@asked_of(DOCUMENTEN)
def lock_document(request: HttpRequest, here: Here, number: UUID) -> HttpResponse:
    """`POST enkelvoudiginformatieobjecten/{uuid}/lock`"""
    if request.method != "POST":
        return no_method(request, "POST")
    INFORMATIEOBJECTEN.guard.check("lock", here.rights)
    return once(request, here, {}, lambda: _locked(request, number, here))


def _locked(request: HttpRequest, number: UUID, here: Here) -> HttpResponse:
    found = lock(number, here)
    return answer(found) if found else gone(request)


@asked_of(DOCUMENTEN)
def unlock_document(request: HttpRequest, here: Here, number: UUID) -> HttpResponse:
    """`POST enkelvoudiginformatieobjecten/{uuid}/unlock`"""
    if request.method != "POST":
        return no_method(request, "POST")
    INFORMATIEOBJECTEN.guard.check("unlock", here.rights)
    given = _lock_in(request)
    return once(request, here, {"lock": given}, lambda: _unlocked(request, number, given, here))


def _unlocked(request: HttpRequest, number: UUID, given: str, here: Here) -> HttpResponse:
    return HttpResponse(status=204) if unlock(number, given, here) else gone(request)


@asked_of(DOCUMENTEN, check=lambda request: None)
def content(request: HttpRequest, here: Here, number: UUID) -> HttpResponseBase:
    """`GET enkelvoudiginformatieobjecten/{uuid}/download`"""
    if request.method not in {"GET", "HEAD"}:
        return no_method(request, "GET", "HEAD")
    INFORMATIEOBJECTEN.guard.check("read", here.rights)
    found = version_at(INFORMATIEOBJECTEN, number, request.GET.dict(), here)
    return download(request, found) if found else gone(request)


@asked_of(DOCUMENTEN)
def part(request: HttpRequest, here: Here, number: UUID) -> HttpResponse:
    """`PUT bestandsdelen/{uuid}`"""
    if request.method != "PUT":
        return no_method(request, "PUT")
    BESTANDSDELEN.guard.check("update", here.rights)
    found = take_part(request, number, here)
    return answer(found) if found else gone(request)


def _lock_in(request: HttpRequest) -> str:
    """The lock in the body, empty without one: who may let go by force leaves it out."""
    if not request.META.get("CONTENT_LENGTH") or request.META["CONTENT_LENGTH"] == "0":
        return ""
    faults: Faults = []
    found = read_parts(LOCK_PARTS, body_of(request), faults, complete=True)
    if faults:
        raise Invalid(faults)
    return str(found["lock"])
