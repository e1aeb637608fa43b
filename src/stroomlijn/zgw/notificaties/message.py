"""A message on the wire: as the standard has it, or as a CloudEvent for who asked for those."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

Said = Mapping[str, Any]
TEST: Said = {
    "kanaal": "test",
    "hoofdObject": "https://test.example/",
    "resource": "test",
    "resourceUrl": "https://test.example/",
    "actie": "create",
    "aanmaakdatum": "2019-01-01T12:00:00Z",
    "kenmerken": {},
}
"""To find out whether a subscriber takes messages at all; on a channel that nobody has."""


def on_wire(said: Said, number: UUID, *, cloudevent: bool) -> tuple[bytes, dict[str, str]]:
    """The body and its headers. The number is the same each time, so that a subscriber can tell doubles."""
    kind = "application/cloudevents+json" if cloudevent else "application/json"
    body = msgspec.json.encode(_cloudevent(said, number) if cloudevent else said)
    return body, {"Content-Type": kind, "Idempotency-Key": f'"{number}"'}


def _cloudevent(said: Said, number: UUID) -> dict[str, Any]:
    """The same in the form of CloudEvents 1.0."""
    main = urlsplit(said["hoofdObject"])
    return {
        "specversion": "1.0",
        "id": str(number),
        "source": f"{main.scheme}://{main.netloc}",
        "type": f"nl.overheid.{said['kanaal']}.{said['resource']}.{said['actie']}",
        "subject": said["resourceUrl"].rstrip("/").rsplit("/", 1)[-1],
        "time": said["aanmaakdatum"],
        "datacontenttype": "application/json",
        "data": {**said["kenmerken"], "hoofdObject": said["hoofdObject"], "resourceUrl": said["resourceUrl"]},
    }
