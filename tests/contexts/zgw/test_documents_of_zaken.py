"""What documents mean for their zaak: zrc-007, zrc-022 and zrc-023."""

from __future__ import annotations

from typing import Any

import pytest

from .cases import CATALOGI, ZAKEN, give_result, result_type, status, zaak
from .conftest import Caller, faults, zaaktype
from .documents import DOCUMENTEN, DOCUMENTS, document, document_type, lock


@pytest.fixture
def of(call: Caller, catalogus: Any, published: Any) -> Any:
    """A published zaaktype whose zaken take letters."""
    brief = document_type(call, catalogus)
    made = call.make(f"{CATALOGI}/zaaktypen", zaaktype(catalogus, identificatie="POST"))
    call.make(f"{CATALOGI}/statustypen", {"zaaktype": made["url"], "omschrijving": "Klaar", "volgnummer": 1})
    body = {"zaaktype": made["url"], "informatieobjecttype": "Brief", "volgnummer": 1, "richting": "inkomend"}
    call.make(f"{CATALOGI}/zaaktype-informatieobjecttypen", body)
    result_type(call, made)
    call("POST", made["url"] + "/publish")
    return call.get(made["url"]) | {"brief": brief}


@pytest.fixture
def filed(call: Caller, of: Any) -> tuple[Any, Any]:
    """A zaak and the letter in it, of which nobody said whether there are rights on its use."""
    made, letter = call.make(f"{ZAKEN}/zaken", zaak(of)), call.make(DOCUMENTS, document(of["brief"]))
    call.make(f"{ZAKEN}/zaakinformatieobjecten", {"zaak": made["url"], "informatieobject": letter["url"]})
    return made, letter


def change(call: Caller, letter: Any, **facts: Any) -> None:
    answer = call("PATCH", letter["url"], {"lock": lock(call, letter), **facts})
    assert answer.status_code == 200, answer.content


def test_zrc_007_a_zaak_is_closed_once_the_rights_on_its_documents_are_known(
    call: Caller, of: Any, filed: tuple[Any, Any]
) -> None:
    made, letter = filed
    give_result(call, made, of["resultaattypen"][0])
    last = status(of, made, 0, "2021-04-20T12:00:00Z")
    assert faults(call("POST", f"{ZAKEN}/statussen", last)) == [("nonFieldErrors", "indicatiegebruiksrecht-unset")]
    change(call, letter, indicatieGebruiksrecht=False)
    call.make(f"{ZAKEN}/statussen", last)


def test_zrc_022_a_zaak_is_archived_after_its_documents(call: Caller, filed: tuple[Any, Any]) -> None:
    made, letter = filed
    archived = {
        "archiefstatus": "gearchiveerd",
        "archiefnominatie": "blijvend_bewaren",
        "archiefactiedatum": "2030-01-01",
    }
    assert faults(call("PATCH", made["url"], archived)) == [("nonFieldErrors", "documents-not-archived")]
    change(call, letter, status="gearchiveerd", indicatieGebruiksrecht=False)
    assert call("PATCH", made["url"], archived).status_code == 200


def test_zrc_023_documents_outlive_their_zaak_and_no_longer_belong_to_it(call: Caller, filed: tuple[Any, Any]) -> None:
    made, letter = filed
    [relation] = call.get(f"{DOCUMENTEN}/objectinformatieobjecten?informatieobject={letter['url']}")
    [beside] = call.get(made["url"])["zaakinformatieobjecten"]
    assert call("DELETE", made["url"]).status_code == 204
    assert [call("GET", address).status_code for address in (relation["url"], beside, letter["url"])] == [404, 404, 200]
    told = [(one["resource"], one["actie"]) for one in call.get(letter["url"] + "/audittrail")]
    assert told[-2:] == [("objectinformatieobject", "create"), ("objectinformatieobject", "destroy")]
