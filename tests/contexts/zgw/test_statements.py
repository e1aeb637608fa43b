"""How many statements a call asks of the database: they must not grow with what a zaak holds, nor with our rules."""

from __future__ import annotations

from typing import Any
from uuid import UUID

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


def test_who_writes_and_who_closes_a_zaak_wait_for_each_other(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    of = {"zaak": made["url"]}
    role = {"betrokkeneType": "medewerker", "roltype": published["roltypen"][0], "roltoelichting": "behandelt"}
    thing = {"objectType": "pand", "objectIdentificatie": {"identificatie": "1"}}
    note = {"gerelateerdAan": made["url"], "onderwerp": "Let op", "tekst": "Let op"}
    tries = [
        ("klantcontacten", of | {"datumtijd": "2021-04-21T12:00:00Z"}, {}),
        ("rollen", of | role, {}),
        ("zaakobjecten", of | thing, {"relatieomschrijving": "woont"}),
        ("zaaknotities", note, {"tekst": "Anders"}),
    ]
    for path, body, change in tries:
        added, sent = made_with(call, "POST", f"{ZAKEN}/{path}", body)
        assert holds_zaak(sent), path
        if change:
            assert holds_zaak(made_with(call, "PATCH", added["url"], change)[1]), path
            assert holds_zaak(made_with(call, "DELETE", added["url"])[1]), path


def test_zrc_013_who_takes_a_hoofdzaak_and_who_makes_that_one_a_deelzaak_wait_for_each_other(
    call: Caller, published: Any
) -> None:
    main, other = (call.make(f"{ZAKEN}/zaken", zaak(published)) for _ in range(2))
    below = {"hoofdzaak": main["url"]}
    for method, address, body in (
        ("POST", f"{ZAKEN}/zaken", zaak(published) | below),
        ("PATCH", other["url"], below),
    ):
        held = [one for one in made_with(call, method, address, body)[1] if holds_zaak([one])]
        assert any(UUID(main["uuid"]).hex in one.replace("-", "") for one in held), method


def test_ac_001_who_give_client_ids_wait_for_each_other(call: Caller) -> None:
    body = {"clientIds": ["een"], "label": "Een", "heeftAlleAutorisaties": True}
    _, sent = made_with(call, "POST", "/autorisaties/api/v1/applicaties", body)
    [waits] = [place for place, one in enumerate(sent) if "pg_advisory_xact_lock" in one]
    [looks] = [place for place, one in enumerate(sent) if "client_ids" in one and "@>" in one and "NOT" in one]
    assert waits < looks


def made_with(call: Caller, method: str, address: str, body: Any = None) -> tuple[Any, list[str]]:
    """What was answered, and the statements that it took."""
    with CaptureQueriesContext(connection) as captured:
        answer = call(method, address, body)
    assert answer.status_code in {200, 201, 204}, answer.content
    return answer.json() if answer.content else None, [one["sql"] for one in captured]


def holds_zaak(sent: list[str]) -> bool:
    return any("from zgw_zaak t" in one and one.endswith("for update of t") for one in sent)
