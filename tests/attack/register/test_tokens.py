"""Tokens that are none, and claims of other kinds than the standard has."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import jwt
import pytest
from tests.attack.register.bodies import WRITTEN, address, body
from tests.attack.register.conftest import nothing_stored
from tests.contexts.zgw.conftest import SECRET, Caller

from stroomlijn.zgw.urls import RESOURCES

NOW = int(time.time())
GOOD = {"iss": "alles", "client_id": "alles", "iat": NOW, "user_id": "a", "user_representation": "A"}


def signed(secret: str = SECRET, algorithm: str = "HS256", **more: Any) -> str:
    return f"Bearer {jwt.encode({**GOOD, **more}, secret, algorithm)}"


def without(name: str) -> str:
    return f"Bearer {jwt.encode({key: value for key, value in GOOD.items() if key != name}, SECRET, 'HS256')}"


def unsigned(algorithm: str) -> str:
    head, said = (
        base64.urlsafe_b64encode(json.dumps(one).encode()).decode().rstrip("=")
        for one in (
            {"typ": "JWT", "alg": algorithm},
            GOOD,
        )
    )
    return f"Bearer {head}.{said}."


BAD = {
    "none at all": "",
    "empty": "Bearer ",
    "of another sort": "Basic YTpi",
    "no token": "Bearer a.b.c",
    "two parts": "Bearer a.b",
    "not of this alphabet": "Bearer ééé.é.é",
    "huge": "Bearer " + "a" * 20_000,
    "alg none": unsigned("none"),
    "alg None": unsigned("None"),
    "alg RS256": unsigned("RS256"),
    "alg of another length": signed(algorithm="HS512"),
    "another secret": signed("een ander geheim van ten minste twee en dertig tekens"),
    "an empty secret": signed("x"),
    "expired": signed(exp=NOW - 3600),
    "not yet": signed(nbf=NOW + 3600),
    "from the future": signed(iat=NOW + 3600),
    "old": signed(iat=NOW - 90_000),
    "without iat": without("iat"),
    "without client": without("client_id"),
    "unknown client": signed(client_id="niemand"),
    "client with a NUL": signed(client_id="alles\0"),
    "client as a list": signed(client_id=["alles"]),
    "client as an object": signed(client_id={"a": 1}),
    "client as a number": signed(client_id=1),
    "client as nothing": signed(client_id=None),
    "a long client": signed(client_id="a" * 5_000),
    "iat as text": signed(iat="gisteren"),
    "iat as a list": signed(iat=[NOW]),
    "iat beyond": signed(iat=10**30),
    "iat below": signed(iat=-(10**30)),
    "iat as nothing": signed(iat=None),
    "exp as text": signed(exp="morgen"),
    "user with a NUL": signed(user_id="a\0b"),
    "user with a lone surrogate": signed(user_representation="a\ud800b"),
    "user as a list": signed(user_id=["a"]),
    "user as an object": signed(user_representation={"a": "b"}),
}


@pytest.mark.parametrize("said", BAD.values(), ids=BAD)
def test_no_bad_token_gets_anywhere(call: Caller, said: str) -> None:
    right = {"domein": "X", "rsin": "000000000", "contactpersoonBeheerNaam": "Ans"}
    with nothing_stored():
        found = ask(call, "GET", "/catalogi/api/v1/zaaktypen", said)
        made = ask(call, "POST", "/catalogi/api/v1/catalogussen", said, right)
    for answer in (found, made):
        assert answer.status_code == 401, answer.content
        assert answer["WWW-Authenticate"] == "Bearer"
        assert (answer.json()["code"], answer["Content-Type"]) == ("not_authenticated", "application/problem+json")


@pytest.mark.parametrize("name", ["alg none", "unknown client", "expired"])
def test_no_resource_forgets_to_ask_for_the_token(call: Caller, name: str) -> None:
    with nothing_stored():
        for resource in RESOURCES:
            assert ask(call, "GET", address(resource), BAD[name]).status_code == 401, resource.name
        for resource in WRITTEN:
            assert ask(call, "POST", address(resource), BAD[name], body(resource)).status_code == 401, resource.name


@pytest.mark.parametrize("reason", ["é" * 2_000, "a\tb", "Ω".encode().decode("latin-1"), "x" * 7_000])
def test_no_reason_of_a_change_breaks_it(call: Caller, reason: str) -> None:
    right = {"domein": "X", "rsin": "000000000", "contactpersoonBeheerNaam": "Ans"}
    headers = {
        "HTTP_X_AUDIT_TOELICHTING": reason,
        "HTTP_X_NLX_LOGRECORD_ID": "\x01\xff",
        "HTTP_IDEMPOTENCY_KEY": "\xff" * 300,
    }
    assert ask(call, "POST", "/catalogi/api/v1/catalogussen", signed(), right, **headers).status_code in {201, 400}


def ask(call: Caller, method: str, where: str, said: str, content: Any = None, **headers: str) -> Any:
    data = "" if content is None else json.dumps(content)
    return call.client.generic(method, where, data, content_type="application/json", HTTP_AUTHORIZATION=said, **headers)
