"""What every answer of the register has, whatever went wrong; and that it passes by what only pages need."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import psycopg
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from stroomlijn.web.incoming import incoming
from stroomlijn.zgw.models import Catalogus, InformatieObject

from .conftest import Caller, token
from .documents import DOCUMENTS, document, document_type

ROOT = "/zaken/api/v1/zaken"


@contextmanager
def failing(failure: Exception) -> Iterator[None]:
    """Every statement in the block fails with this."""

    def fail(*given: object) -> None:
        raise failure

    with connection.execute_wrapper(fail):
        yield


def problem(answer: Any) -> tuple[int, str]:
    assert answer["Content-Type"] == "application/problem+json"
    found = answer.json()
    assert found["status"] == answer.status_code
    assert found["instance"] == f"urn:uuid:{answer['X-Request-ID']}"
    return answer.status_code, found["code"]


def test_what_is_wrong_outside_any_view_is_a_problem_too(call: Caller) -> None:
    assert problem(call("GET", "/zaken/api/v1/dossiers")) == (404, "not_found")
    assert problem(call("GET", f"{ROOT}/geen-uuid")) == (404, "not_found")
    assert problem(call("GET", f"{ROOT}?identificatie=a%00b")) == (400, "parse_error")
    assert problem(call("GET", ROOT, HTTP_HOST="elders.example")) == (400, "parse_error")
    assert problem(call("POST", ROOT, CONTENT_LENGTH=str(10**10))) == (413, "too_large")


def test_a_database_that_is_away_is_told_as_passing(call: Caller) -> None:
    with failing(OperationalError("the connection is lost")):
        answer = call("GET", ROOT)
    assert (problem(answer), answer["Retry-After"]) == ((503, "unavailable"), "5")


def test_a_full_disk_and_a_failure_of_ours_are_told_apart(call: Caller) -> None:
    full = OperationalError("could not extend file")
    full.__cause__ = psycopg.errors.DiskFull()
    with failing(full):
        assert problem(call("GET", ROOT)) == (507, "insufficient_storage")
    with failing(ValueError("a mistake in our own code")):
        assert problem(call("GET", ROOT)) == (500, "error")


def test_an_answer_has_the_headers_that_keep_browsers_in_bounds_and_no_cookie(call: Caller) -> None:
    answer = call("GET", ROOT)
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert (answer["X-Content-Type-Options"], answer["X-Frame-Options"]) == ("nosniff", "DENY")
    assert not answer.cookies


def test_it_asks_no_session(call: Caller, django_user_model: Any) -> None:
    signed_in = Client(headers={"host": "testserver"})
    signed_in.force_login(django_user_model.objects.create(email="a@voorbeeld.nl"))
    assert signed_in.get(ROOT).status_code == 401


@pytest.mark.django_db(transaction=True)
def test_a_body_that_ends_before_its_length_is_refused_and_nothing_is_kept(call: Caller, catalogus: Any) -> None:
    of = document_type(call, catalogus)
    sent = [
        ("/catalogi/api/v1/catalogussen", {"domein": "ZORG", "rsin": "000000000", "contactpersoonBeheerNaam": "Ans"}),
        (DOCUMENTS, document(of)),
    ]
    for address, body in sent:
        assert cut_off(call, address, json.dumps(body).encode()) == (400, "parse_error")
    assert (Catalogus.objects.count(), InformatieObject.objects.count()) == (1, 0)


def cut_off(call: Caller, address: str, body: bytes) -> tuple[int, str]:
    """Status and code of the answer to a body that is whole, and says to be one byte longer."""
    said = {"HTTP_AUTHORIZATION": f"Bearer {token(call.client_id)}", "HTTP_HOST": "testserver"}
    request = RequestFactory().post(address, body, content_type="application/json", **said)
    environ = request.environ | {"CONTENT_LENGTH": str(len(body) + 1), "wsgi.input": BytesIO(body)}
    statuses: list[int] = []
    answer = incoming(WSGIHandler())(environ, lambda status, _headers: statuses.append(int(status[:3])))  # type: ignore[arg-type,misc,return-value]
    return statuses[0], json.loads(b"".join(answer))["code"]
