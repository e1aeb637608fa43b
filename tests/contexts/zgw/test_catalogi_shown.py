"""What a type tells of the types around it."""

from __future__ import annotations

from typing import Any

from .conftest import Caller, zaaktype

ROOT = "/catalogi/api/v1"


def test_a_related_zaaktype_is_shown_with_its_identificatie(call: Caller, catalogus: Any) -> None:
    other = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, identificatie="ANDERS"))
    related = [{"zaaktype": "ANDERS", "aardRelatie": "vervolg"}]
    made = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, gerelateerdeZaaktypen=related))
    assert made["gerelateerdeZaaktypen"] == [
        {"zaaktype": other["url"], "zaaktypeIdentificatie": "ANDERS", "aardRelatie": "vervolg", "toelichting": ""}
    ]
    changed = call("PATCH", made["url"], {"gerelateerdeZaaktypen": made["gerelateerdeZaaktypen"]})
    assert changed.json()["gerelateerdeZaaktypen"] == made["gerelateerdeZaaktypen"]
