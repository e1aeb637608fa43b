"""Bodies that no client of ours would send."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.attack.register.bodies import (
    INTERNAL,
    NOBODY,
    UNSTORABLE,
    WRITTEN,
    address,
    body,
    hostile,
    parts,
    with_addresses,
)
from tests.attack.register.conftest import nothing_stored
from tests.contexts.zgw.conftest import Caller, token

from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.urls import RESOURCES

each = pytest.mark.parametrize("resource", WRITTEN, ids=lambda one: one.name)
MB = 1024 * 1024


def refused(answer: Any, field: str) -> bool:
    """Whether the field is among what is wrong."""
    assert answer.status_code == 400, (answer.status_code, answer.content[:300])
    assert answer["Content-Type"] == "application/problem+json"
    assert set(answer.json()) >= {"code", "title", "status", "detail", "instance"}
    return any(one["name"].split(".")[0] == field for one in answer.json().get("invalidParams", ()))


@each
@pytest.mark.parametrize("bad", UNSTORABLE.values(), ids=UNSTORABLE)
def test_what_no_database_keeps_is_refused_in_every_field(call: Caller, resource: Resource, bad: Any) -> None:
    right, where = body(resource), address(resource)
    with nothing_stored():
        given = {
            part.name: refused(call("POST", where, right | {part.name: bad}), part.name) for part in parts(resource)
        }
    held_by_address = {resource.main} if resource.inside else set()
    assert {name for name, found in given.items() if not found} <= held_by_address


@each
def test_days_moments_and_numbers_that_are_none(call: Caller, resource: Resource) -> None:
    right, where = body(resource), address(resource)
    with nothing_stored():
        for part in parts(resource):
            for bad in hostile(part.kind):
                assert refused(call("POST", where, right | {part.name: bad}), part.name), (part.name, bad)


@each
def test_no_address_in_a_body_leads_inside(call: Caller, resource: Resource, asked: list[Any]) -> None:
    right, where = body(resource), address(resource)
    for part in parts(resource):
        for there in INTERNAL:
            value = with_addresses(part.kind, there)
            if value is not None:
                assert call("POST", where, right | {part.name: value}).status_code < 500, (part.name, there)
    assert asked == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b'{"omschrijving": "a", "omschrijving": "b"}', 400),
        (b'{"a": {"b": 1, "b": 2}}', 400),
        (b"[" * 10_000, 400),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, 400),
        (b"[" * 10_000 + b"]" * 10_000, 400),
        (b'{"a": NaN}', 400),
        (b'{"a": 1e999}', 400),
        (b'{"a": ' + b"9" * 100_000 + b"}", 400),
        (b'{"a": "\xff\xfe"}', 400),
        (b"\xef\xbb\xbf{}", 400),
        (b"null", 400),
        (b"[]", 400),
        (b"{", 400),
        (b'"' + b"a" * 10 * MB + b'"', 413),
        (b'{"a": [' + b"1," * 5 * MB + b"1]}", 413),
    ],
    ids=lambda said: repr(said[:20]) if isinstance(said, bytes) else "",
)
def test_no_body_breaks_the_register(call: Caller, said: bytes, status: int) -> None:
    with nothing_stored():
        for resource in WRITTEN:
            answer = post(call, address(resource), said)
            assert answer.status_code in {status, 413}, (resource.name, answer.status_code, answer.content[:200])
            assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/xml", "x", ""])
def test_what_is_no_json_is_not_read(call: Caller, kind: str) -> None:
    with nothing_stored():
        for resource in WRITTEN:
            assert post(call, address(resource), b"{}", kind).status_code == 415, resource.name


def test_who_changes_or_removes_what_is_not_there_changes_nothing(call: Caller) -> None:
    with nothing_stored():
        for resource in RESOURCES:
            where = f"{address(resource)}/{NOBODY}"
            for method, can in (("PUT", "update"), ("PATCH", "update"), ("DELETE", "delete"), ("GET", "read")):
                status = 404 if can in resource.methods or resource.inside else 405
                assert call(method, where, {}).status_code == status, (method, where)
            for action in resource.actions:
                assert call("POST", f"{where}/{action.name}").status_code in {400, 404}, (where, action.name)


def test_unknown_fields_are_not_stored(call: Caller, catalogus: Any) -> None:
    more = {"onbekend": "a", "__proto__": {"a": 1}, "id": NOBODY, "uuid": NOBODY, "url": "http://testserver/x"}
    right = {"domein": "X", "rsin": "000000000", "contactpersoonBeheerNaam": "Ans"}
    made = call.make("/catalogi/api/v1/catalogussen", right | more)
    assert set(made) == set(catalogus)
    assert NOBODY not in json.dumps(made)


def post(call: Caller, where: str, said: bytes, kind: str = "application/json") -> Any:
    headers = {"HTTP_AUTHORIZATION": f"Bearer {token(call.client_id)}"}
    return call.client.generic("POST", where, said, content_type=kind, **headers)
