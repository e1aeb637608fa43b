"""Who waits for somebody else, a slow caller or another service, holds no connection with the database meanwhile."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection

from stroomlijn.zgw.models import ExternalService
from stroomlijn.zgw.notificaties import rules
from stroomlijn.zgw.outside import looking

from .cases import ZAKEN, zaak
from .conftest import Caller
from .documents import DOCUMENTS, document, document_type

pytestmark = pytest.mark.django_db(transaction=True)
KEYS: tuple[dict[str, str], ...] = ({}, {"HTTP_IDEMPOTENCY_KEY": "een"})
NOTIFICATIES = "/notificaties/api/v1"
LIST = "http://lijst.example/"


@dataclass
class Waited:
    """Whether a connection was held, at each moment that somebody else was waited for."""

    held: list[bool] = field(default_factory=list)

    def wait(self) -> None:
        self.held.append(connection.connection is not None)


class SlowBody(io.BytesIO):
    def __init__(self, body: Mapping[str, Any], waited: Waited) -> None:
        super().__init__(json.dumps(body).encode())
        self.waited = waited

    def read(self, size: int | None = -1) -> bytes:
        self.waited.wait()
        return super().read(size)


def send_slowly(call: Caller, method: str, address: str, body: Mapping[str, Any], **headers: Any) -> Waited:
    waited = Waited()
    slow = SlowBody(body, waited)
    said = call.send(method, address, slow.getvalue(), **{"wsgi.input": slow}, **headers)
    assert said.status_code in {200, 201}, said.content
    return waited


@pytest.mark.parametrize("key", KEYS)
def test_a_slow_body_holds_no_connection(call: Caller, catalogus: Any, published: Any, key: dict[str, str]) -> None:
    of = document_type(call, catalogus)
    sent = [
        send_slowly(call, "POST", address, body, **key | {"HTTP_IDEMPOTENCY_KEY": address} if key else {})
        for address, body in (
            (f"{ZAKEN}/zaken", zaak(published)),
            (f"{ZAKEN}/zaken/_zoek", {}),
            (f"{ZAKEN}/zaaknummer_reserveren", {"bronorganisatie": "000000000"}),
            (DOCUMENTS, document(of)),
            (f"{NOTIFICATIES}/kanaal", {"naam": "eigen"}),
        )
    ]
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    sent.append(send_slowly(call, "PATCH", made["url"], {"omschrijving": "Anders"}))
    assert all(one.held and not any(one.held) for one in sent)


@pytest.mark.parametrize("key", KEYS)
def test_another_service_that_is_slow_holds_up_nobody(
    call: Caller, published: Any, monkeypatch: pytest.MonkeyPatch, key: dict[str, str]
) -> None:
    waited = Waited()
    monkeypatch.setattr(looking, "ask", lambda address: waited.wait() or {"naam": "Balie"})
    ExternalService.objects.create(root=LIST, label="Lijst")
    related = [{"url": f"{LIST}zaken/1", "aardRelatie": "vervolg"}]
    body = zaak(published, relevanteAndereZaken=related)
    assert call("POST", f"{ZAKEN}/zaken", body, **key).status_code == 201
    assert waited.held == [False]


@pytest.mark.parametrize("key", KEYS)
def test_a_subscriber_that_is_slow_holds_up_nobody(
    call: Caller, monkeypatch: pytest.MonkeyPatch, key: dict[str, str]
) -> None:
    waited = Waited()
    monkeypatch.setattr(rules, "post", lambda address, body, headers: waited.wait() or 204)
    body = {"callbackUrl": "http://abonnee.example/", "auth": "geheim", "kanalen": [{"naam": "zaken", "filters": {}}]}
    made = call("POST", f"{NOTIFICATIES}/abonnement", body, **key)
    assert made.status_code == 201, made.content
    assert call("PUT", made.json()["url"], body | {"auth": "anders"}).status_code == 200
    assert waited.held == [False, False]
