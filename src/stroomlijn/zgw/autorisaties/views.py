"""Which application a client id belongs to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from stroomlijn.zgw.register.answers import with_etag
from stroomlijn.zgw.register.api import AUTORISATIES
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.reading import read_rows
from stroomlijn.zgw.register.refusals import invalid
from stroomlijn.zgw.register.views import asked_of, gone, no_method

from .resources import APPLICATIES


@asked_of(AUTORISATIES)
def consumer(request: HttpRequest, here: Here) -> HttpResponse:
    """`GET applicaties/consumer?clientId=`"""
    if request.method not in {"GET", "HEAD"}:
        return no_method(request, "GET", "HEAD")
    APPLICATIES.guard.check("read", here.rights)
    client_id = request.GET.get("clientId")
    if not client_id:
        raise invalid("clientId", "required", "Noem een clientId.")
    found = read_rows(APPLICATIES, [("t.client_ids @> array[%s]::varchar[]", [client_id])], here)
    return with_etag(request, found[0]) if found else gone(request)
