"""`Idempotency-Key`: a POST that is sent twice, because its answer was lost, is done once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from hashlib import sha256
from operator import attrgetter
from typing import Any, Protocol

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from stroomlijn.zgw.models import GivenAnswer

from .here import Here
from .refusals import Refused, forbidden
from .retrying import retried

KEPT = timedelta(hours=48)
LONGEST = 255


class Shows(Protocol):
    """Whether what stands at an address is there for the caller: to read, or with `known` to name at least."""

    def __call__(self, address: str, *, known: bool) -> bool: ...


_CLAIM = """
insert into zgw_givenanswer (client, key, fingerprint, rights, location, created) values (%s, %s, '', '', '', now())
on conflict (client, key) do nothing returning id
"""


class Repeated(Exception):  # noqa: N818 - an answer, not a failure
    """The call was done before, and answered with this."""

    def __init__(self, answer: HttpResponse) -> None:
        self.answer = answer
        super().__init__()


def _never(address: str, *, known: bool) -> bool:
    return known


def once(
    request: HttpRequest, here: Here, body: Mapping[str, Any], do: Callable[[], HttpResponse], shows: Shows = _never
) -> HttpResponse:
    """What `do` answers, kept in its transaction. `body` is read by now: a slow caller holds nothing.

    Raises `Repeated` for the same call with the same key; one at the same moment waits for the first. A refusal is not
    kept: the key may be used again. Raises `Refused` for another call with a key that was used, and when what was made
    is gone by now or no longer for the caller.
    """
    key = _key_of(request)
    if key is None:
        return retried(do)
    return retried(lambda: _claimed(key, request, here, body, do, shows))


def _claimed(
    key: str, request: HttpRequest, here: Here, body: Mapping[str, Any], do: Callable[[], HttpResponse], shows: Shows
) -> HttpResponse:
    with transaction.atomic():
        number = _claim(here.rights.client, key)
        if number is None:
            not_repeated(request, here, body, shows)
            raise Refused(409, "conflict", "Het antwoord bij deze Idempotency-Key is net vergeten.")
        found = do()
        if 200 <= found.status_code < 300:
            GivenAnswer.objects.filter(pk=number).update(
                fingerprint=_fingerprint(request, body),
                rights=_rights(here),
                status=found.status_code,
                location=found.headers.get("Location", ""),
                body=found.content,
            )
        else:
            transaction.set_rollback(True)
        return found


def not_repeated(request: HttpRequest, here: Here, body: Mapping[str, Any], shows: Shows = _never) -> None:
    """Raises `Repeated` or `Refused` as `once` does; to be called before what takes long and needs no transaction."""
    key = _key_of(request)
    given = key and GivenAnswer.objects.filter(client=here.rights.client, key=key).first()
    if not given:
        return
    if given.fingerprint != _fingerprint(request, body):
        raise Refused(422, "idempotency-key-reused", "Deze Idempotency-Key is al gebruikt voor een andere vraag.")
    # With the rights that it had it may have made what it cannot read, but nothing that it has no right to by now.
    if not shows(given.location, known=given.rights == _rights(here)):
        raise forbidden("Wat hiermee gemaakt is, is er niet meer, of deze applicatie mag het niet meer zien.")
    answer = HttpResponse(bytes(given.body or b""), status=given.status, content_type="application/json")
    if given.location:
        answer["Location"] = given.location
    raise Repeated(answer)


def forget_answers() -> None:
    """Takes away what was answered two days ago: nobody sends a call again after that."""
    GivenAnswer.objects.filter(created__lt=timezone.now() - KEPT).delete()


def _key_of(request: HttpRequest) -> str | None:
    key = request.headers.get("Idempotency-Key")
    if key is not None and not (0 < len(key) <= LONGEST and key.isprintable()):
        raise Refused(400, "invalid", f"Een Idempotency-Key heeft 1 tot {LONGEST} leesbare tekens.")
    return key


def _claim(client: str, key: str) -> int | None:
    """The row for this key; None when it was used. Waits for a call with the same key that is still being done."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [client, key])
        found = cursor.fetchone()
    return int(found[0]) if found else None


def _fingerprint(request: HttpRequest, body: Mapping[str, Any]) -> str:
    """Of the address and all that the body says; of a file in it by its content."""
    said = json.dumps(body, sort_keys=True, default=attrgetter("sha256"))
    return sha256(f"{request.method} {request.get_full_path()} {said}".encode()).hexdigest()


def _rights(here: Here) -> str:
    rights = here.rights
    grants = sorted((one.component, one.type_id or "", one.highest, *sorted(one.scopes)) for one in rights.grants)
    return sha256(repr((rights.everything, grants)).encode()).hexdigest()
