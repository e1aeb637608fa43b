"""What the OpenAPI document tells of searching zaken and of numbers in advance."""

from __future__ import annotations

from typing import Any

from stroomlijn.zgw.register.openapi import operation, page_of, parameter
from stroomlijn.zgw.register.paging import KEYS, NUMBERS
from stroomlijn.zgw.wire.kinds import Schema, object_schema

from .resources import ZAAKEN
from .searching import SEARCHED
from .views import RESERVATION

_TEXT: Schema = {"type": "string"}


def paths() -> dict[str, Any]:
    return {
        f"/{ZAAKEN.path}/_zoek": {"post": _search()},
        "/zaaknummer_reserveren": {"post": _reserve()},
    }


def _search() -> dict[str, Any]:
    orders = [sign + name for name in SEARCHED.orders for sign in ("", "-")]
    asked = {
        **{name: _in_body(one.schema()) for name, one in SEARCHED.filters.items()},
        "expand": _TEXT,
        "ordering": {"type": "string", "enum": orders},
        "fields": {"type": "array", "items": {"oneOf": [_TEXT, {"type": "object", "additionalProperties": True}]}},
    }
    places = [parameter("expand", _TEXT)]
    places += [parameter(name, {"type": "integer", "minimum": 1}) for name in sorted(NUMBERS)]
    places += [parameter(name, _TEXT) for name in sorted(KEYS)]
    body = {"type": "object", "properties": asked}
    return operation(ZAAKEN, "list", {"200": page_of(ZAAKEN)}, body=body, parameters=places, named="_zoek")


def _in_body(schema: Schema) -> Schema:
    """In a body yes and no are no texts."""
    return {"type": "boolean"} if schema.get("enum") == ["true", "false"] else schema


def _reserve() -> dict[str, Any]:
    number = {"type": "object", "required": ["zaaknummer"], "properties": {"zaaknummer": _TEXT}}
    given = {"oneOf": [number, {"type": "array", "items": number}]}
    found = operation(ZAAKEN, "create", {"201": given}, body=object_schema(RESERVATION), named="reserve_numbers")
    return found | {"tags": ["zaaknummer_reserveren"]}
