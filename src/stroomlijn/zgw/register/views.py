"""A call on a resource: who calls, what is asked, what is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial, wraps
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from psycopg.errors import ForeignKeyViolation

from stroomlijn.foundation import clock
from stroomlijn.zgw.rights.applications import rights_of
from stroomlijn.zgw.rights.tokens import BadToken
from stroomlijn.zgw.wire.faults import Invalid, fault
from stroomlijn.zgw.wire.kinds import day

from .answers import answer, problem, with_etag
from .api import Api
from .attributes import known_row
from .expanding import expand
from .forms import coordinates_are_known, takes_json
from .here import Here
from .listing import NoSuchPage, list_all, list_page
from .once import Repeated, not_repeated, once
from .reading import read_one, read_rows
from .refusals import Refused
from .resource import Action, Resource
from .rules import Row
from .writing import add_row, delete, new_row, update

Call = Callable[..., HttpResponseBase]
IN_ALL = {"GET": "list", "HEAD": "list", "POST": "create"}
ON_ONE = {"GET": "read", "HEAD": "read", "PUT": "update", "PATCH": "update", "DELETE": "delete"}


def asked_of(api: Api, check: Callable[[HttpRequest], None] = takes_json) -> Callable[[Call], Call]:
    """Gives a view the caller in `here`, and answers its refusals as the standard wants them. `check` raises `Refused`
    for who wants another form of answer than there is."""

    def wrap(view: Call) -> Call:
        @login_not_required  # the token is the sign-in
        @csrf_exempt
        @wraps(view)
        def wrapped(request: HttpRequest, **places: UUID) -> HttpResponseBase:
            said = _said(request, view, places, check)
            said["API-version"] = api.version
            return said

        return wrapped

    return wrap


def _said(
    request: HttpRequest, view: Call, places: dict[str, UUID], check: Callable[[HttpRequest], None]
) -> HttpResponseBase:
    try:
        here = here_of(request)
        check(request)
        coordinates_are_known(request)
        found = view(request, here, **places)
        if here.warnings:
            found["X-Warning"] = "".join(
                sign if sign.isprintable() else " " for sign in " ".join(dict.fromkeys(here.warnings))
            )
        return found
    except Repeated as done:
        return done.answer
    except BadToken as wrong:
        refused = problem(request, 401, str(wrong))
        refused["WWW-Authenticate"] = "Bearer"
        return refused
    except Invalid as wrong:
        return problem(request, 400, "De body of de vraag heeft fouten.", "invalid", wrong.faults)
    except Refused as wrong:
        return problem(request, wrong.status, wrong.detail, wrong.code)
    except IntegrityError as wrong:
        if not isinstance(wrong.__cause__, ForeignKeyViolation):
            raise
        return problem(request, 409, "Wat hierbij hoort, is intussen verwijderd of gemaakt.", "conflict")
    except NoSuchPage:
        return problem(request, 404, "Deze pagina is er niet.")


def here_of(request: HttpRequest) -> Here:
    """Raises `BadToken` without a good token, `Invalid` for a day that is none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise BadToken("Stuur een token mee: Authorization: Bearer …")
    host = request.get_host()
    return Here(
        base=f"{request.scheme}://{host}",
        rights=rights_of(token.strip()),
        day=_day(request),
        reason=request.headers.get("X-Audit-Toelichting", ""),
        hosts=frozenset({host}),
    )


def _day(request: HttpRequest) -> date:
    asked = request.GET.get("datumGeldigheid")
    if asked is None:
        return clock.today()
    found = day(asked)
    if found is None:
        raise Invalid([fault("datumGeldigheid", "invalid")])
    return found


def collection(resource: Resource) -> Call:
    """`GET` a page or list, `POST` a new one."""

    @asked_of(resource.api)
    def view(request: HttpRequest, here: Here, holder: UUID | None = None) -> HttpResponse:
        if request.method in {"GET", "HEAD"} and "list" in resource.methods:
            resource.guard.check("list", here.rights)
            asked, inside = request.GET.dict(), resource.within(holder)
            if resource.paged:
                return answer(list_page(resource, asked, here))
            return answer(list_all(resource, asked, here, inside))
        if request.method == "POST" and "create" in resource.methods:
            resource.guard.check("create", here.rights)
            shows = partial(_shows, resource, here)
            with resource.body(request) as said:
                body = said | resource.held_by(holder, here.base)
                not_repeated(request, here, body, shows)
                row = new_row(resource, body, here)
                return once(request, here, body, lambda: _added(resource, row, here), shows)
        return no_method(request, *methods_of(resource, IN_ALL))

    return view


def _shows(resource: Resource, here: Here, address: str, *, known: bool) -> bool:
    number = UUID(address[-36:])
    return (known_row if known else read_one)(resource, number, here) is not None


def _added(resource: Resource, row: Row, here: Here) -> HttpResponse:
    found = add_row(resource, row, here)
    said = answer(found, 201)
    said["Location"] = found["url"]
    return said


def single(resource: Resource) -> Call:
    """`GET`, `HEAD`, `PUT`, `PATCH`, `DELETE` of one."""

    @asked_of(resource.api)
    def view(request: HttpRequest, here: Here, number: UUID, holder: UUID | None = None) -> HttpResponse:
        if holder and not read_rows(resource, [("t.id = %s", [number]), *resource.within(holder)], here):
            return gone(request)
        if request.method in {"GET", "HEAD"}:
            return _read(request, resource, number, here)
        if request.method in {"PUT", "PATCH"} and "update" in resource.methods:
            resource.guard.check("update", here.rights)
            with resource.body(request) as body:
                found = update(resource, number, body, here, complete=request.method == "PUT")
            return answer(found) if found else gone(request)
        if request.method == "DELETE" and "delete" in resource.methods:
            resource.guard.check("delete", here.rights)
            return HttpResponse(status=204) if delete(resource, number, here) else gone(request)
        return no_method(request, *methods_of(resource, ON_ONE))

    return view


def acting(resource: Resource, action: Action) -> Call:
    """`POST` of an action on one."""

    @asked_of(resource.api)
    def view(request: HttpRequest, here: Here, number: UUID) -> HttpResponse:
        if request.method != "POST":
            return no_method(request, "POST")
        resource.guard.check(action.name, here.rights)
        return once(request, here, {}, lambda: _done(request, resource, number, here))

    def _done(request: HttpRequest, resource: Resource, number: UUID, here: Here) -> HttpResponse:
        found = action.do(resource, number, here)
        return answer(found) if found else gone(request)

    return view


def _read(request: HttpRequest, resource: Resource, number: UUID, here: Here) -> HttpResponse:
    resource.guard.check("read", here.rights)
    found = resource.reading(resource, number, request.GET.dict(), here)
    if found is None:
        return gone(request)
    expand(resource, [found], request.GET.get("expand", ""), here)
    return with_etag(request, found)


def gone(request: HttpRequest) -> HttpResponse:
    return problem(request, 404, "Dit bestaat niet, of deze applicatie mag het niet zien.")


def methods_of(resource: Resource, can: Mapping[str, str]) -> Iterator[str]:
    return (method for method, what in can.items() if what in resource.methods)


def no_method(request: HttpRequest, *allowed: str) -> HttpResponse:
    refused = problem(request, 405, f"{request.method} kan niet op dit adres.")
    refused["Allow"] = ", ".join(allowed)
    return refused
