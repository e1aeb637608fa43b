"""The demo's register: what its operations made of the catalogue and the cases, and the client to try it with."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.web.demo.register import CLIENT, fill_register
from stroomlijn.zgw.rights.clients import secret_of, token_of

TODAY = date(2021, 3, 9)


@pytest.fixture
def said(db: None) -> list[str]:
    said: list[str] = []
    fill_register(PRODUCT, TODAY, 0.01, said.append)
    return said


def get(path: str, **asked: Any) -> Any:
    headers = {"host": "localhost", "authorization": f"Bearer {token_of(CLIENT)}"}
    answer = Client(headers=headers).get(path, asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_supplier_gets_in_and_finds_types_and_cases(said: list[str]) -> None:
    types = get("/catalogi/api/v1/zaaktypen", status="definitief")
    assert (types["count"], said) == (26, ["Zaken: 25 in 26 zaaktypen"])
    assert all(one["statustypen"] and one["resultaattypen"] and one["roltypen"] for one in types["results"])
    cases = get("/zaken/api/v1/zaken", expand="status,status.statustype,resultaat,rollen")["results"]
    assert len(cases) == 25
    ended = [one for one in cases if one["einddatum"]]
    assert 5 < len(ended) < 25
    for one in cases:
        assert one["identificatie"].startswith(f"ZAAK-{one['startdatum'][:4]}-")
        assert one["_expand"]["status"]["_expand"]["statustype"]["isEindstatus"] == bool(one["einddatum"])
        assert {rol["betrokkeneType"] for rol in one["_expand"]["rollen"]} == {"natuurlijk_persoon", "medewerker"}
    for one in ended:
        assert one["archiefnominatie"] == "vernietigen"
        assert one["archiefactiedatum"] > one["einddatum"]
    assert len(secret_of(CLIENT)) >= 40
    with pytest.raises(Problem) as refused:
        token_of("niemand")
    assert (refused.value.code, refused.value.facts) == ("client-unknown", {"known": CLIENT})
