"""What the OpenAPI document tells of calls on documents beside those that every resource has."""

from __future__ import annotations

from typing import Any

from stroomlijn.zgw.register.openapi import PROBLEM, UUID_PLACE, operation, page_of, parameter
from stroomlijn.zgw.wire.kinds import Schema, Whole

from .resources import BESTANDSDELEN, INFORMATIEOBJECTEN
from .versions import VERSION

_ONE = f"/{INFORMATIEOBJECTEN.path}/{{uuid}}"
_TEXT: Schema = {"type": "string"}


def paths() -> dict[str, Any]:
    return {
        f"/{INFORMATIEOBJECTEN.path}/_zoek": {"post": _search()},
        f"{_ONE}/lock": {"parameters": [UUID_PLACE], "post": _lock()},
        f"{_ONE}/unlock": {"parameters": [UUID_PLACE], "post": _unlock()},
        f"{_ONE}/download": {"parameters": [UUID_PLACE], "get": _download()},
        f"/{BESTANDSDELEN.path}/{{uuid}}": {"parameters": [UUID_PLACE], "put": _part()},
    }


def _search() -> dict[str, Any]:
    body = _object(
        {
            "uuid__in": {"type": "array", "minItems": 1, "items": {"type": "string", "format": "uuid"}},
            **dict.fromkeys(("identificatie", "bronorganisatie", "expand"), _TEXT),
        },
        "uuid__in",
    )
    asked = [parameter("page", Whole(1).schema())]
    shown = page_of(INFORMATIEOBJECTEN)
    return operation(INFORMATIEOBJECTEN, "list", {"200": shown}, body=body, parameters=asked, named="_zoek")


def _lock() -> dict[str, Any]:
    return operation(INFORMATIEOBJECTEN, "lock", {"200": _object({"lock": _TEXT}, "lock")})


def _unlock() -> dict[str, Any]:
    found = operation(INFORMATIEOBJECTEN, "unlock", {"204": None}, body=_object({"lock": _TEXT | {"maxLength": 100}}))
    # Who may let go by force sends none.
    found["requestBody"]["required"] = False
    return found


def _download() -> dict[str, Any]:
    versions = [parameter(name, one.schema()) for name, one in VERSION.items()]
    asked = [*versions, {"name": "Range", "in": "header", "required": False, "schema": _TEXT}]
    found = operation(INFORMATIEOBJECTEN, "read", {"304": None}, parameters=asked, named="download")
    content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    for status in ("200", "206"):
        found["responses"][status] = {"description": "OK", "content": content}
    found["responses"]["416"] = {"description": "", "content": {"application/problem+json": {"schema": PROBLEM}}}
    return found


def _part() -> dict[str, Any]:
    shown = {
        "url": {"type": "string", "format": "uri"},
        "volgnummer": {"type": "integer"},
        "omvang": {"type": "integer"},
        "voltooid": {"type": "boolean"},
        "lock": _TEXT,
    }
    found = operation(BESTANDSDELEN, "update", {"200": _object(shown, "url", "lock")})
    form = _object({"inhoud": {"type": "string", "format": "binary"}, "lock": _TEXT | {"minLength": 1}}, "lock")
    found["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    return found


def _object(properties: dict[str, Any], *required: str) -> Schema:
    return {"type": "object", "properties": properties, **({"required": list(required)} if required else {})}
