"""Types and the selectielijst: ztc-001 to ztc-008."""

from __future__ import annotations

from typing import Any

import pytest
from tests.contexts.zgw import selectielijst as lijst

from .conftest import Caller, faults, zaaktype

ROOT = "/catalogi/api/v1"
EMPTY = {"datumkenmerk": "", "einddatumBekend": False, "objecttype": "", "registratie": "", "procestermijn": None}
FILLED = {"datumkenmerk": "datum", "objecttype": "pand", "registratie": "BAG", "procestermijn": "P5Y"}
NEEDS = {
    "afgehandeld": (),
    "ander_datumkenmerk": ("datumkenmerk", "objecttype", "registratie"),
    "eigenschap": ("datumkenmerk",),
    "gerelateerde_zaak": (),
    "hoofdzaak": (),
    "ingangsdatum_besluit": (),
    "termijn": ("procestermijn",),
    "vervaldatum_besluit": (),
    "zaakobject": ("datumkenmerk", "objecttype"),
}


@pytest.fixture
def melding(call: Caller, catalogus: Any) -> Any:
    lijst.fill()
    return call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, selectielijstProcestype=lijst.PROCESTYPE))


def resultaattype(melding: Any, way: str = "hoofdzaak", **more: Any) -> dict[str, Any]:
    """A body in which the procedure is right for the way."""
    procedure = {"afleidingswijze": way, **EMPTY, **{name: FILLED[name] for name in NEEDS[way]}}
    return {
        "zaaktype": melding["url"],
        "omschrijving": "Toegekend",
        "resultaattypeomschrijving": lijst.OMSCHRIJVING,
        "selectielijstklasse": lijst.CLASSES[""],
        **more,
        "brondatumArchiefprocedure": procedure | more.get("brondatumArchiefprocedure", {}),
    }


def test_ztc_001_the_procestype_is_one_of_the_selectielijst(call: Caller, catalogus: Any, melding: Any) -> None:
    wrong = zaaktype(catalogus, selectielijstProcestype=lijst.OMSCHRIJVING)
    assert faults(call("POST", f"{ROOT}/zaaktypen", wrong)) == [("selectielijstProcestype", "invalid-resource")]
    unknown = zaaktype(catalogus, selectielijstProcestype="https://elders.example/procestypen/1")
    assert faults(call("PUT", melding["url"], unknown)) == [("selectielijstProcestype", "bad-url")]


def test_ztc_002_what_a_body_leaves_open_is_what_the_selectielijst_says(call: Caller, melding: Any) -> None:
    made = call.make(f"{ROOT}/resultaattypen", resultaattype(melding))
    names = ("omschrijvingGeneriek", "archiefnominatie", "archiefactietermijn")
    assert [made[name] for name in names] == ["Toegekend", "vernietigen", "P7Y"]
    own = resultaattype(melding, archiefnominatie="blijvend_bewaren", archiefactietermijn="P20Y")
    made = call.make(f"{ROOT}/resultaattypen", own)
    assert [made[name] for name in names] == ["Toegekend", "blijvend_bewaren", "P20Y"]


def test_ztc_002_the_addresses_lead_to_what_they_should(call: Caller, melding: Any) -> None:
    turned = resultaattype(melding, resultaattypeomschrijving=lijst.CLASSES[""], selectielijstklasse=lijst.OMSCHRIJVING)
    assert faults(call("POST", f"{ROOT}/resultaattypen", turned)) == [
        ("resultaattypeomschrijving", "invalid-resource"),
        ("selectielijstklasse", "invalid-resource"),
    ]


def test_ztc_002_the_class_belongs_to_the_procestype_of_the_zaaktype(
    call: Caller, catalogus: Any, melding: Any
) -> None:
    other = zaaktype(catalogus, identificatie="ANDERS", selectielijstProcestype=lijst.OTHER_PROCESTYPE)
    body = resultaattype(call.make(f"{ROOT}/zaaktypen", other))
    assert faults(call("POST", f"{ROOT}/resultaattypen", body)) == [("nonFieldErrors", "procestype-mismatch")]


@pytest.mark.parametrize(
    ("procestermijn", "allowed"),
    [("nihil", {"afgehandeld"}), ("ingeschatte_bestaansduur_procesobject", {"termijn"})]
    + [(free, set(NEEDS)) for free in ("vast_te_leggen_datum", "")],
)
def test_ztc_003_some_classes_leave_one_way(call: Caller, melding: Any, procestermijn: str, allowed: set[str]) -> None:
    found = {}
    for way in NEEDS:
        body = resultaattype(melding, way, selectielijstklasse=lijst.CLASSES[procestermijn])
        found[way] = call("POST", f"{ROOT}/resultaattypen", body)
    assert {way for way, answer in found.items() if answer.status_code == 201} == allowed
    refused = [faults(answer) for answer in found.values() if answer.status_code != 201]
    assert all(one == [("nonFieldErrors", "invalid-afleidingswijze-for-procestermijn")] for one in refused)


@pytest.mark.parametrize("fact", FILLED)
@pytest.mark.parametrize("way", NEEDS)
def test_ztc_004_ztc_006_ztc_007_and_ztc_008_each_way_has_what_it_needs_and_no_more(
    call: Caller, melding: Any, way: str, fact: str
) -> None:
    needed = fact in NEEDS[way]
    turned = EMPTY[fact] if needed else FILLED[fact]
    body = resultaattype(melding, way, brondatumArchiefprocedure={fact: turned})
    code = "required" if needed else "must-be-empty"
    assert faults(call("POST", f"{ROOT}/resultaattypen", body)) == [(f"brondatumArchiefprocedure.{fact}", code)]


@pytest.mark.parametrize("way", NEEDS)
def test_ztc_005_where_nobody_knows_the_end_it_is_not_known(call: Caller, melding: Any, way: str) -> None:
    body = resultaattype(melding, way, brondatumArchiefprocedure={"einddatumBekend": True})
    answer = call("POST", f"{ROOT}/resultaattypen", body)
    if way in {"afgehandeld", "termijn"}:
        assert faults(answer) == [("brondatumArchiefprocedure.einddatumBekend", "must-be-empty")]
    else:
        assert answer.status_code == 201
