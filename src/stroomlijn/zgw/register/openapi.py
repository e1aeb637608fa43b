"""The OpenAPI document of an API, from the definitions that it is served by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from stroomlijn.zgw.wire.kinds import Schema, object_schema
from stroomlijn.zgw.wire.names import camel

from .api import Api
from .once import LONGEST
from .paging import KEYS, NUMBERS
from .resource import Resource

PROBLEM = {"$ref": "#/components/schemas/Fout"}
REFUSALS = ("400", "401", "403", "404", "405", "406", "409", "412", "413", "415", "422", "500", "503", "507")
IF_NONE_MATCH = {"name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"}}
WRITES = ("create", "update", "delete")
REASON = {"name": "X-Audit-Toelichting", "in": "header", "required": False, "schema": {"type": "string"}}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST},
}
NOT_REPEATED = frozenset({"list", "read", "update", "delete", "audit"})
"""Every other method is a POST that does something."""
UUID_PLACE = {"name": "uuid", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
FAULT = {
    "type": "object",
    "required": ["code", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "code": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri"},
        "invalidParams": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "code", "reason"],
                "properties": {name: {"type": "string"} for name in ("name", "code", "reason")},
            },
        },
    },
}


TRAIL_TEXTS = (
    *("bron", "applicatieId", "applicatieWeergave", "gebruikersId", "gebruikersWeergave", "actie", "actieWeergave"),
    *("resource", "toelichting", "resourceWeergave"),
)
TRAIL = {
    "type": "object",
    "required": [
        *("bron", "actie", "resultaat", "hoofdObject", "resource", "resourceUrl", "resourceWeergave"),
        *("aanmaakdatum", "wijzigingen"),
    ],
    "properties": {
        "uuid": {"type": "string", "format": "uuid"},
        **{name: {"type": "string"} for name in TRAIL_TEXTS},
        "resultaat": {"type": "integer"},
        "hoofdObject": {"type": "string", "format": "uri"},
        "resourceUrl": {"type": "string", "format": "uri"},
        "aanmaakdatum": {"type": "string", "format": "date-time"},
        "wijzigingen": {
            "type": "object",
            "properties": {name: {"type": "object", "nullable": True} for name in ("oud", "nieuw")},
        },
    },
}


def document(api: Api, resources: Iterable[Resource], beside: Mapping[str, Any]) -> dict[str, Any]:
    """OpenAPI 3.0.3; `beside` are the paths of what does not belong to one resource as others do."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {"Fout": FAULT}
    for resource in resources:
        schemas[_name(resource)] = schema(resource)
        if "update" in resource.methods:
            schemas[f"Patched{_name(resource)}"] = {**schema(resource), "required": []}
        where = _path(resource)
        paths[where] = _collection(resource)
        paths[f"{where}/{{uuid}}"] = _single(resource)
        if "audit" in resource.guard.scopes:
            schemas["AuditTrail"] = TRAIL
            paths |= _trail(resource, where)
        for action in resource.actions:
            paths[f"{where}/{{uuid}}/{action.name}"] = _action(resource, action.name)
    return {
        "openapi": "3.0.3",
        "info": {"title": f"{api.name.capitalize()} API", "version": api.version},
        "servers": [{"url": api.root}],
        "paths": paths | dict(beside),
        "components": {
            "schemas": schemas,
            "securitySchemes": {"JWT-Claims": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
        "security": [{"JWT-Claims": []}],
    }


def schema(resource: Resource) -> Schema:
    """What one of the resource looks like."""
    found = object_schema(resource.parts)
    address = {"type": "string", "format": "uri", "readOnly": True}
    own = {"url": address} | (
        {"uuid": {"type": "string", "format": "uuid", "readOnly": True}} if resource.shows_uuid else {}
    )
    found["properties"] = own | found["properties"]
    found["required"] = sorted({*found.get("required", ()), *own})
    if resource.targets:
        found["properties"]["_expand"] = {"type": "object", "readOnly": True}
    return found


def page_of(resource: Resource) -> Schema:
    """What a page of a list looks like."""
    address = {"type": "string", "format": "uri", "nullable": True}
    return {
        "type": "object",
        "required": ["count", "results"],
        "properties": {
            "count": {"type": "integer"},
            "next": address,
            "previous": address,
            "results": {"type": "array", "items": {"$ref": f"#/components/schemas/{_name(resource)}"}},
        },
    }


def _collection(resource: Resource) -> dict[str, Any]:
    one = {"$ref": f"#/components/schemas/{_name(resource)}"}
    found: dict[str, Any] = {"parameters": _holder(resource)}
    if "list" in resource.methods:
        shown = page_of(resource) if resource.paged else {"type": "array", "items": one}
        found["get"] = operation(resource, "list", {"200": shown}, parameters=_filters(resource))
    if "create" in resource.methods:
        found["post"] = operation(resource, "create", {"201": one}, body=one)
    return found


def _single(resource: Resource) -> dict[str, Any]:
    one = {"$ref": f"#/components/schemas/{_name(resource)}"}
    asked = [parameter("expand", {"type": "string"})] if resource.targets else []
    asked += [parameter("datumGeldigheid", {"type": "string", "format": "date"})] if resource.dated else []
    asked += [parameter(name, one.schema()) for name, one in resource.read_by.items()]
    found: dict[str, Any] = {"parameters": [*_holder(resource), UUID_PLACE]}
    found["get"] = operation(resource, "read", {"200": one, "304": None}, parameters=[*asked, IF_NONE_MATCH])
    found["head"] = operation(resource, "read", {"200": None, "304": None}, parameters=[IF_NONE_MATCH], named="headers")
    if "update" in resource.methods:
        found["put"] = operation(resource, "update", {"200": one}, body=one)
        some = {"$ref": f"#/components/schemas/Patched{_name(resource)}"}
        found["patch"] = operation(resource, "update", {"200": one}, body=some, named="partial_update")
    if "delete" in resource.methods:
        found["delete"] = operation(resource, "delete", {"204": None})
    return found


def _action(resource: Resource, name: str) -> dict[str, Any]:
    one = {"$ref": f"#/components/schemas/{_name(resource)}"}
    return {"parameters": [UUID_PLACE], "post": operation(resource, name, {"200": one})}


def _trail(resource: Resource, where: str) -> dict[str, Any]:
    line = {"$ref": "#/components/schemas/AuditTrail"}
    holder = UUID_PLACE | {"name": f"{resource.name}_uuid"}
    every, one = f"{where}/{{{holder['name']}}}/audittrail", f"{where}/{{{holder['name']}}}/audittrail/{{uuid}}"
    lines = {"type": "array", "items": line}
    return {
        every: {"parameters": [holder], "get": operation(resource, "audit", {"200": lines})},
        one: {
            "parameters": [holder, UUID_PLACE],
            "get": operation(resource, "audit", {"200": line}, named="audit_line"),
        },
    }


def operation(
    resource: Resource,
    method: str,
    answers: dict[str, Schema | None],
    *,
    body: Schema | None = None,
    parameters: Iterable[Schema] = (),
    named: str = "",
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": f"{resource.name}_{named or method}",
        "tags": [resource.path],
        "parameters": [
            *parameters,
            *([REASON] if method in WRITES else []),
            *([] if method in NOT_REPEATED else [IDEMPOTENCY_KEY]),
        ],
        "security": [{"JWT-Claims": [" | ".join(resource.guard.scopes[method])]}],
        "responses": {
            **{status: _answer(status, shown) for status, shown in answers.items()},
            **{
                status: {"description": "", "content": {"application/problem+json": {"schema": PROBLEM}}}
                for status in REFUSALS
            },
        },
    }
    if body is not None:
        found["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return found


def _answer(status: str, shown: Schema | None) -> dict[str, Any]:
    headers = {"API-version": {"schema": {"type": "string"}}}
    content = {} if shown is None else {"content": {"application/json": {"schema": shown}}}
    return {"description": "OK", "headers": headers, **content}


def _filters(resource: Resource) -> list[dict[str, Any]]:
    found = [parameter(name, one.schema()) for name, one in resource.filters.items()]
    if resource.paged:
        found += [parameter(name, {"type": "integer", "minimum": 1}) for name in sorted(NUMBERS)]
        found += [parameter(name, {"type": "string"}) for name in sorted(KEYS)]
    if resource.orders:
        choices = [sign + name for name in resource.orders for sign in ("", "-")]
        found.append(parameter("ordering", {"type": "string", "enum": choices}))
    return [*found, parameter("expand", {"type": "string"})] if resource.targets else found


def parameter(name: str, kind: Schema) -> dict[str, Any]:
    comma = {"style": "form", "explode": False} if kind.get("type") == "array" else {}
    return {"name": name, "in": "query", "required": False, "schema": kind, **comma}


def _holder(resource: Resource) -> list[dict[str, Any]]:
    if resource.inside is None:
        return []
    return [
        {"name": _holder_name(resource), "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
    ]


def _holder_name(resource: Resource) -> str:
    return f"{resource.main}_uuid"


def _path(resource: Resource) -> str:
    if resource.inside is None:
        return f"/{resource.path}"
    return f"/{resource.path}/{{{_holder_name(resource)}}}/{resource.inside[1]}"


def _name(resource: Resource) -> str:
    return camel(resource.name).capitalize()
