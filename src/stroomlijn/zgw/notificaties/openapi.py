"""What the OpenAPI document tells of publishing, beside channels and subscriptions."""

from __future__ import annotations

from typing import Any

from stroomlijn.zgw.register.openapi import operation
from stroomlijn.zgw.wire.kinds import object_schema

from .resources import KANALEN
from .views import MESSAGE


def paths() -> dict[str, Any]:
    message = object_schema(MESSAGE)
    published = operation(KANALEN, "create", {"201": message}, body=message)
    return {"/notificaties": {"post": published | {"operationId": "notificaties_create", "tags": ["notificaties"]}}}
