"""Bodies that come in pieces, without a length (RFC 9112, section 7.1), as clients send them that write while they
think. Django takes a body without a length for an empty one, so these get theirs before it sees them."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any, BinaryIO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings

_PIECE = 65_536


def with_length(application: WSGIApplication) -> WSGIApplication:
    """The application, to which every body has a length. One without that is longer than a body without files may be
    is refused as too long, as it is read before anything is known of who sends it."""

    def answered(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("HTTP_TRANSFER_ENCODING") and not environ.get("CONTENT_LENGTH"):
            body = _read(environ["wsgi.input"], settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
            whole = len(body) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            environ |= {
                "wsgi.input": BytesIO(body),
                "CONTENT_LENGTH": str(len(body) if whole else settings.MAX_DOCUMENT_SIZE + 1),
            }
        return application(environ, start_response)

    return answered


def _read(body: BinaryIO | Any, most: int) -> bytes:
    pieces, left = [], most
    while left > 0 and (piece := body.read(min(left, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
