"""A client of the register, as a supplier would write one."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jwt
import pytest
from django.test import Client
from tests import bodies
from tests.subscriber import Subscriber

from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.zgw.models import Applicatie
from stroomlijn.zgw.models import Client as Known

from .subscriber import subscriber

SECRET = "een geheim van ten minste twee en dertig tekens"


@dataclass
class Caller:
    """Calls the register with a token of one application."""

    client_id: str
    claims: Mapping[str, Any] = field(default_factory=dict)
    client: Client = field(default_factory=lambda: Client(headers={"host": "testserver"}))

    def __call__(self, method: str, address: str, body: Any = None, **headers: str) -> Any:
        """The answer; `address` may be a path or a whole address."""
        return self.send(method, address, b"" if body is None else json.dumps(body).encode(), **headers)

    def send(
        self, method: str, address: str, body: bytes, content_type: str = "application/json", **headers: str
    ) -> Any:
        """The answer to a body in any form."""
        said = {"HTTP_AUTHORIZATION": f"Bearer {token(self.client_id, **self.claims)}", **headers}
        path = address.removeprefix("http://testserver")
        return self.client.generic(method, path, body, content_type=content_type, **said)

    def make(self, address: str, body: Mapping[str, Any]) -> Any:
        answer = self("POST", address, body)
        assert answer.status_code == 201, answer.content
        return answer.json()

    def get(self, address: str) -> Any:
        answer = self("GET", address)
        assert answer.status_code == 200, answer.content
        return answer.json()


def application(call: Caller, name: str, *autorisaties: Mapping[str, Any]) -> Caller:
    """An application that may this and no more."""
    body = {"clientIds": [name], "label": name, "autorisaties": [*autorisaties]}
    call.make("/autorisaties/api/v1/applicaties", body)
    Known.objects.create(client_id=name, secret=SECRET)
    return Caller(name)


def token(client_id: str, secret: str = SECRET, **more: Any) -> str:
    return jwt.encode({"iss": client_id, "iat": int(time.time()), "client_id": client_id, **more}, secret, "HS256")


@pytest.fixture(autouse=True)
def document_folder(settings: Any, tmp_path: Path) -> Path:
    """Where the content of documents is."""
    settings.DOCUMENT_FOLDER = tmp_path / "documents"
    return tmp_path / "documents"


@pytest.fixture
def call(db: None) -> Caller:
    """An application that may everything."""
    Known.objects.create(client_id="alles", secret=SECRET)
    Applicatie.objects.create(client_ids=["alles"], label="Mag alles", heeft_alle_autorisaties=True)
    return Caller("alles")


def faults(answer: Any) -> list[tuple[str, str]]:
    """Names and codes of what is wrong with a body."""
    assert answer.status_code == 400, answer.content
    return [(one["name"], one["code"]) for one in answer.json()["invalidParams"]]


@pytest.fixture
def catalogus(call: Caller) -> Any:
    body = {"domein": "SOC", "rsin": "000000000", "contactpersoonBeheerNaam": "Ans Beheer"}
    return call.make("/catalogi/api/v1/catalogussen", body)


def zaaktype(catalogus: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """A body that makes a zaaktype of which the term can be extended."""
    return bodies.zaaktype(catalogus["url"], **{"verlengingMogelijk": True, "verlengingstermijn": "P2W", **more})


@pytest.fixture
def published(call: Caller, catalogus: Any) -> Any:
    """A published zaaktype with two statustypen, a roltype, an eigenschap and a resultaattype."""
    from tests.contexts.zgw import selectielijst
    from tests.contexts.zgw.cases import published_type

    selectielijst.fill()
    return published_type(call, catalogus)


@pytest.fixture
def listener(db: None) -> Iterator[Subscriber]:
    with subscriber() as found:
        yield found


@pytest.fixture
def page(db: None) -> Client:
    """Somebody who keeps everything."""
    account = make_account(PRODUCT, email="kees@voorbeeld.nl", name="Kees Verstegen", password="een lang wachtwoord")
    give_role(PRODUCT, account, "beheerder")
    client = Client(headers={"host": "testserver"})
    client.force_login(account)
    return client
