"""In which forms and coordinates is asked and answered."""

from __future__ import annotations

from typing import Any

import pytest

from .cases import ZAKEN, zaak
from .conftest import Caller, faults
from .documents import DOCUMENTS, content, document, document_type


@pytest.mark.parametrize("name", ["HTTP_ACCEPT_CRS", "HTTP_CONTENT_CRS"])
def test_there_is_one_system_of_coordinates(call: Caller, published: Any, name: str) -> None:
    known, other = (
        call("POST", f"{ZAKEN}/zaken", zaak(published), **{name: system}) for system in ("epsg:4326", "EPSG:28992")
    )
    assert (known.status_code, other.status_code, other.json()["code"]) == (201, 406, "not_acceptable")


@pytest.mark.parametrize(
    ("wanted", "status"),
    [
        ("application/json", 200),
        ("text/html, */*;q=0.8", 200),
        ("application/problem+json;q=0.5, Application/JSON", 200),
        ("text/html", 406),
        ("application/xml", 406),
        ("", 200),
        ("*", 200),
    ],
)
def test_answers_are_json(call: Caller, db: None, wanted: str, status: int) -> None:
    assert call("GET", f"{ZAKEN}/zaken", HTTP_ACCEPT=wanted).status_code == status


def test_a_document_is_downloaded_in_its_own_form(call: Caller, catalogus: Any) -> None:
    made = call.make(DOCUMENTS, document(document_type(call, catalogus)))
    assert content(call, made["inhoud"], HTTP_ACCEPT="application/pdf") == b"Geachte heer"


@pytest.mark.parametrize("place", [[181, 52], [-180.1, 52], [5, 90.5], [5, -91], [155000, 463000]])
def test_a_place_lies_on_earth(call: Caller, published: Any, place: list[float]) -> None:
    body = zaak(published, zaakgeometrie={"type": "Point", "coordinates": place})
    assert faults(call("POST", f"{ZAKEN}/zaken", body)) == [("zaakgeometrie", "invalid")]
    call.make(f"{ZAKEN}/zaken", body | {"zaakgeometrie": {"type": "Point", "coordinates": [180, -90, 8000]}})


def test_yes_and_no_may_be_written_as_python_writes_them(call: Caller, published: Any) -> None:
    call.make(f"{ZAKEN}/zaken", zaak(published))
    assert [call.get(f"{ZAKEN}/zaken?einddatum__isnull={said}")["count"] for said in ("True", "False")] == [1, 0]
    assert faults(call("GET", f"{ZAKEN}/zaken?einddatum__isnull=ja")) == [("einddatum__isnull", "invalid_choice")]
