"""Documents for tests, and who may see them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .conftest import Caller

CATALOGI, DOCUMENTEN = "/catalogi/api/v1", "/documenten/api/v1"
DOCUMENTS = f"{DOCUMENTEN}/enkelvoudiginformatieobjecten"


def document_type(call: Caller, catalogus: Mapping[str, Any], name: str = "Brief", **more: Any) -> Any:
    """A published informatieobjecttype."""
    body = {
        "catalogus": catalogus["url"],
        "omschrijving": name,
        "vertrouwelijkheidaanduiding": "intern",
        "beginGeldigheid": "2021-01-01",
        "informatieobjectcategorie": "brief",
        **more,
    }
    made = call.make(f"{CATALOGI}/informatieobjecttypen", body)
    assert call("POST", made["url"] + "/publish").status_code == 200
    return made


def document(of: Mapping[str, Any], content: bytes | None = b"Geachte heer", **more: Any) -> dict[str, Any]:
    """A body that makes a document."""
    return {
        "bronorganisatie": "000000000",
        "creatiedatum": "2021-03-09",
        "titel": "Brief",
        "auteur": "Ans",
        "taal": "dut",
        "informatieobjecttype": of["url"],
        **({} if content is None else {"inhoud": b64encode(content).decode()}),
        **more,
    }


def content(call: Caller, address: str, **headers: str) -> bytes:
    answer = call("GET", address, **headers)
    assert answer.status_code in {200, 206}, answer.content
    return b"".join(answer.streaming_content)


def lock(call: Caller, made: Mapping[str, Any]) -> str:
    answer = call("POST", made["url"] + "/lock")
    assert answer.status_code == 200, answer.content
    return str(answer.json()["lock"])


def unlock(call: Caller, made: Mapping[str, Any], given: str) -> Any:
    return call("POST", made["url"] + "/unlock", {"lock": given})


def send_part(call: Caller, part: Mapping[str, Any], piece: bytes, lock: str) -> Any:
    """A form with the piece in it, as a browser writes one."""
    parts = (
        f'--deel\r\nContent-Disposition: form-data; name="lock"\r\n\r\n{lock}\r\n'.encode(),
        b'--deel\r\nContent-Disposition: form-data; name="inhoud"; filename="deel"\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n" + piece + b"\r\n",
        b"--deel--\r\n",
    )
    return call.send("PUT", part["url"], b"".join(parts), "multipart/form-data; boundary=deel")


def kept(folder: Path) -> int:
    """How many files the storage holds; none may be underway."""
    assert not any((folder / "arriving").glob("*"))
    return len(list((folder / "kept").glob("??/*")))


def on_documents(of: Mapping[str, Any], *scopes: str, level: str = "zeer_geheim") -> dict[str, Any]:
    return {
        "component": "drc",
        "scopes": [f"documenten.{scope}" for scope in scopes],
        "informatieobjecttype": of["url"],
        "maxVertrouwelijkheidaanduiding": level,
    }


def on_zaken(of: Mapping[str, Any], *scopes: str) -> dict[str, Any]:
    return {
        "component": "zrc",
        "scopes": [f"zaken.{scope}" for scope in scopes],
        "zaaktype": of["url"],
        "maxVertrouwelijkheidaanduiding": "zeer_geheim",
    }
