"""Scopes on a whole catalogus: on each of its types, also on one that comes later, and on none of another."""

from __future__ import annotations

from typing import Any

from .cases import ZAKEN, published_type, zaak
from .conftest import Caller, application

CATALOGI = "/catalogi/api/v1"


def test_scopes_on_a_catalogus_go_for_all_its_types(call: Caller, catalogus: Any, published: Any) -> None:
    elsewhere = call.make(f"{CATALOGI}/catalogussen", catalogus | {"domein": "FYS"})
    may = {
        "component": "zrc",
        "scopes": ["zaken.lezen", "zaken.aanmaken"],
        "catalogus": catalogus["url"],
        "maxVertrouwelijkheidaanduiding": "intern",
    }
    office = application(call, "balie", may)
    first = office.make(f"{ZAKEN}/zaken", zaak(published))
    new, foreign = (
        published_type(call, of, identificatie=name) for of, name in ((catalogus, "NIEUW"), (elsewhere, "VREEMD"))
    )
    second = office.make(f"{ZAKEN}/zaken", zaak(new))
    call.make(f"{ZAKEN}/zaken", zaak(foreign))
    call.make(f"{ZAKEN}/zaken", zaak(new, vertrouwelijkheidaanduiding="geheim"))
    listed = office.get(f"{ZAKEN}/zaken")
    assert (listed["count"], [one["url"] for one in listed["results"]]) == (2, [first["url"], second["url"]])
    assert office("POST", f"{ZAKEN}/zaken", zaak(foreign)).status_code == 403
