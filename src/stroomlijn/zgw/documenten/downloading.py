"""The content of a document, whole or in part; never shown by a browser as something of ours."""

from __future__ import annotations

import re
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from stroomlijn.foundation.database.leaving import leave_database
from stroomlijn.zgw.models.documenten import Described
from stroomlijn.zgw.register.answers import has_already, problem

from .storage import storage

_RANGE = re.compile(r"bytes=(\d{0,19})-(\d{0,19})", re.ASCII)
_NO_QUOTES = str.maketrans('"\\', "__")
HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, no-cache",
}


def download(request: HttpRequest, document: Described) -> HttpResponseBase:
    """The content, or the range of it that was asked for."""
    if document.file is None:
        return problem(request, 404, "Dit document heeft (nog) geen inhoud.")
    size = document.bestandsomvang or 0
    tag = f'"{document.sha256}"'
    if has_already(request, tag):
        return _with_headers(HttpResponse(status=304), document, tag)
    start, stop = _asked(request, size, tag)
    if start >= stop and size:
        refused = problem(request, 416, "Dit stuk van het bestand is er niet.", "range_not_satisfiable")
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    try:
        pieces = storage().read(document.file, start, stop)
    except FileNotFoundError:
        return problem(request, 404, "De inhoud van dit document is er niet meer.")
    leave_database()
    whole = stop - start == size
    said: HttpResponseBase
    if request.method == "HEAD":
        said = HttpResponse(status=200 if whole else 206)
    else:
        said = StreamingHttpResponse(pieces, status=200 if whole else 206)
    said["Content-Length"] = str(stop - start)
    if not whole:
        said["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return _with_headers(said, document, tag)


def _asked(request: HttpRequest, size: int, tag: str) -> tuple[int, int]:
    """Where the range begins and ends that was asked for; all of it for several ranges or none, or of an older one."""
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if not found or not any(found.groups()) or request.headers.get("If-Range", tag) != tag:
        return 0, size
    first, last = found.groups()
    if not first:
        return max(size - int(last), 0), size if int(last) else 0
    if last and int(last) < int(first):
        return 0, size
    return int(first), min(int(last) + 1, size) if last else size


def _with_headers(said: HttpResponseBase, document: Described, tag: str) -> HttpResponseBase:
    name = document.bestandsnaam or f"{document.identificatie}.bin"
    said["Content-Type"] = "application/octet-stream"
    said["Content-Disposition"] = _attachment(name)
    said["ETag"] = tag
    said["X-Virusscan"] = document.scanned
    for header, value in HEADERS.items():
        said[header] = value
    return said


def _attachment(name: str) -> str:
    """The name for old readers in plain letters, for others as it is."""
    name = re.sub(r"[\x00-\x1f\x7f/]", "_", name)
    plain = name.encode("ascii", "replace").decode().replace("?", "_").translate(_NO_QUOTES)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
