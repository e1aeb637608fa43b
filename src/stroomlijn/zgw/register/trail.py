"""What every write leaves behind: a line of the audit trail, and a notification to whoever subscribed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import msgspec

from stroomlijn.zgw.models import TrailLine

from .here import Here
from .notifying import notify
from .reading import Shown
from .resource import Resource
from .rows import add

RESULTS = {"create": 201, "update": 200, "partial_update": 200, "destroy": 204}


def record(resource: Resource, action: str, before: Shown | None, after: Shown | None, here: Here) -> None:
    """The line of the trail for a change, and the notification of it; call it in the transaction of the change."""
    shown = after or before or {}
    destroyed = action == "destroy" and "audit" in resource.guard.scopes
    if destroyed:
        forget([_number(shown["url"])])
    line = TrailLine(
        source=resource.api.source,
        application=here.rights.application,
        application_name=here.rights.label[:200],
        user=here.rights.user,
        user_name=here.rights.user_name,
        action=action,
        result=RESULTS.get(action, 200),
        main=_number(shown.get(resource.main, "") if resource.main else shown["url"]),
        resource=resource.name,
        number=_number(shown["url"]),
        reason=here.reason,
        representation=resource.represent(shown)[:200],
    )
    add(line, before=None if destroyed else _json(before), after=_json(after))
    notify(resource, action, shown, here)


def forget(numbers: Iterable[UUID]) -> None:
    """What a destroyed zaak, document or decision said is nowhere any more; who destroyed it, and when, stays."""
    TrailLine.objects.filter(main__in=numbers).delete()


def _json(shown: Shown | None) -> str | None:
    return None if shown is None else msgspec.json.encode(shown).decode()


def _number(address: str) -> UUID:
    return UUID(address.rsplit("/", 1)[-1])
