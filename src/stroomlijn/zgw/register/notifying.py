"""The notification that a change leaves behind: one row in its transaction, and none when nobody listens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection
from django.utils import timezone

from stroomlijn.foundation.ids import uuid7
from stroomlijn.zgw.models.words import VERTROUWELIJKHEID

from .attributes import Attribute, Level, Link
from .channels import Channel
from .here import Here
from .resource import Resource

ACTIONS = {"partial_update": "update"}
_QUEUE = "insert into zgw_notificatie (number, queued, message) select %s::uuid, now(), %s::jsonb"
_LISTENED_TO = "exists (select from zgw_abonnement where kanalen @> %s::jsonb)"


def notify(resource: Resource, action: str, shown: Mapping[str, Any], here: Here) -> None:
    """Queues the message about a change of this resource; what belongs to another tells the kenmerken of that one."""
    channel = resource.channel
    if channel is None:
        return
    message = {
        "kanaal": channel.name,
        "hoofdObject": shown[resource.main] if resource.main else shown["url"],
        "resource": resource.name,
        "resourceUrl": shown["url"],
        "actie": ACTIONS.get(action, action),
        "aanmaakdatum": timezone.now(),
    }
    if resource.main:
        _queue_with_main(message, channel, resource.targets[resource.main], here)
    else:
        queue(message | {"kenmerken": {name: shown[name] for name in channel.kenmerken}})


def queue(message: Mapping[str, Any]) -> None:
    """Queues a whole message for whoever subscribed to its channel."""
    with connection.cursor() as cursor:
        listened = _json([{"naam": message["kanaal"]}])
        cursor.execute(f"{_QUEUE} where {_LISTENED_TO}", (uuid7(), _json(message), listened))


def _queue_with_main(message: Mapping[str, Any], channel: Channel, main: Resource, here: Here) -> None:
    """Reads the kenmerken in the statement that queues."""
    pairs, values = [], []
    for attribute in main.attributes:
        if attribute.name in channel.kenmerken:
            sql, given = _on_wire(attribute, here)
            pairs.append(f"%s::text, {sql}")
            values += [attribute.name, *given]
    kenmerken = f"jsonb_build_object('kenmerken', jsonb_build_object({', '.join(pairs)}))"
    statement = f"{_QUEUE} || {kenmerken} from {main.table} t where t.id = %s and {_LISTENED_TO}"
    number = UUID(message["hoofdObject"].rsplit("/", 1)[-1])
    with connection.cursor() as cursor:
        cursor.execute(statement, [uuid7(), _json(message), *values, number, _json([{"naam": channel.name}])])


def _on_wire(attribute: Attribute, here: Here) -> tuple[str, list[Any]]:
    """SQL for the value of a column as the wire shows it."""
    if isinstance(attribute, Link):
        return f"%s::text || {attribute.select}", [f"{here.base}{attribute.to().root}/"]
    if isinstance(attribute, Level):
        return f"(%s::text[])[{attribute.select} + 1]", [list(VERTROUWELIJKHEID)]
    return attribute.select, []


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
