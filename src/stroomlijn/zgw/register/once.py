"""`Idempotency-Key`: a POST that is sent twice, because its answer was lost, is done once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import TypeVar

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import RawPostDataException
from django.utils import timezone

from stroomlijn.zgw.models import GivenAnswer

from .here import Here
from .refusals import Refused

Given = TypeVar("Given", bound=HttpResponseBase)
KEPT = timedelta(hours=48)
LONGEST = 255
_CLAIM = """
insert into zgw_givenanswer (client, key, fingerprint, location, created) values (%s, %s, '', '', now())
on conflict (client, key) do nothing returning id
"""


def once(request: HttpRequest, here: Here, do: Callable[[], Given]) -> Given | HttpResponse:
    """What `do` answers; to the same call with the same key what it answered the first time, kept in its transaction.

    A second call waits for the first. A refusal is not kept: the key may be used again. Raises `Refused` for another
    call with a key that was used.
    """
    key = request.headers.get("Idempotency-Key")
    if request.method != "POST" or key is None:
        return do()
    if not 0 < len(key) <= LONGEST or not key.isprintable():
        raise Refused(400, "invalid", f"Een Idempotency-Key heeft 1 tot {LONGEST} leesbare tekens.")
    with transaction.atomic():
        number = _claim(here.rights.client, key)
        if number is None:
            return _again(request, GivenAnswer.objects.get(client=here.rights.client, key=key))
        found = do()
        if isinstance(found, HttpResponse) and 200 <= found.status_code < 300:
            _keep(number, request, found)
        else:
            transaction.set_rollback(True)
        return found


def forget_answers() -> None:
    """Takes away what was answered two days ago: nobody sends a call again after that."""
    GivenAnswer.objects.filter(created__lt=timezone.now() - KEPT).delete()


def _claim(client: str, key: str) -> int | None:
    """The row for this key; None when it was used. Waits for a call with the same key that is still being done."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [client, key])
        found = cursor.fetchone()
    return int(found[0]) if found else None


def _keep(number: int, request: HttpRequest, given: HttpResponse) -> None:
    try:
        fingerprint = _with_body(request)
    except RawPostDataException:  # a document, which goes to the disk while it is read
        fingerprint = _without_body(request)
    GivenAnswer.objects.filter(pk=number).update(
        fingerprint=fingerprint,
        status=given.status_code,
        location=given.headers.get("Location", ""),
        body=given.content,
    )


def _again(request: HttpRequest, given: GivenAnswer) -> HttpResponse:
    if given.fingerprint != _without_body(request) and given.fingerprint != _with_body(request):
        raise Refused(422, "idempotency-key-reused", "Deze Idempotency-Key is al gebruikt voor een andere vraag.")
    answer = HttpResponse(bytes(given.body or b""), status=given.status, content_type="application/json")
    if given.location:
        answer["Location"] = given.location
    return answer


def _with_body(request: HttpRequest) -> str:
    return sha256(_without_body(request).encode() + request.body).hexdigest()


def _without_body(request: HttpRequest) -> str:
    """Of address and length alone."""
    said = f"{request.method} {request.get_full_path()} {request.headers.get('Content-Length', '')}"
    return sha256(said.encode()).hexdigest()
