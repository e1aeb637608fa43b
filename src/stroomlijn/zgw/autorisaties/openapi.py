"""What the OpenAPI document tells of applications, beside what every resource has."""

from __future__ import annotations

from typing import Any

from stroomlijn.zgw.register.openapi import operation, parameter

from .resources import APPLICATIES


def paths() -> dict[str, Any]:
    one = {"$ref": "#/components/schemas/Applicatie"}
    asked = parameter("clientId", {"type": "string"}) | {"required": True}
    found = operation(APPLICATIES, "read", {"200": one}, parameters=[asked], named="consumer")
    return {"/applicaties/consumer": {"get": found}}
