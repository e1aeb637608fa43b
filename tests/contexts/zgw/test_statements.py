"""How many statements a call asks of the database: they must not grow with what a zaak holds, nor with our rules."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .cases import CATALOGI, ZAKEN, closed, may_only, status, zaak
from .conftest import Caller


def statements(call: Caller, method: str, address: str, body: Any = None) -> int:
    """Without those that begin and end transactions."""
    with CaptureQueriesContext(connection) as captured:
        answer = call(method, address, body)
    assert answer.status_code in {200, 201}, answer.content
    return sum("SAVEPOINT" not in one["sql"] for one in captured)


@pytest.mark.parametrize("who", ["alles", "balie"])
def test_reading_asks_for_who_calls_and_for_what_is_shown(call: Caller, published: Any, who: str) -> None:
    made = closed(call, published)
    office = may_only(call, "balie", ["zaken.lezen", "catalogi.lezen"], published) if who == "balie" else call
    office.get(made["url"])  # what an application may is read once
    assert statements(office, "GET", made["url"]) == 2
    for address in (f"{ZAKEN}/zaken", f"{ZAKEN}/zaken?startdatum__gte=2021-01-01", f"{CATALOGI}/zaaktypen"):
        assert statements(office, "GET", address) == 3


def test_writing_asks_little_more_than_its_rules_need(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    call.make(f"{ZAKEN}/statussen", status(published, made, 0, "2021-04-01T12:00:00Z"))
    assert statements(call, "POST", f"{ZAKEN}/zaken", zaak(published)) <= 7
    assert statements(call, "POST", f"{ZAKEN}/statussen", status(published, made, 0, "2021-04-02T12:00:00Z")) <= 11
