"""Publishing a type: from then on it may be used, and no longer changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.reading import Shown
from stroomlijn.zgw.register.resource import Action, Resource
from stroomlijn.zgw.register.trail import record
from stroomlijn.zgw.register.writing import locked, seen

from .rules import publishable


@transaction.atomic
def publish(resource: Resource, number: UUID, here: Here) -> Shown | None:
    """The type as it is from now on; None where it is not there. Raises `Invalid`."""
    row: Any = locked(resource, number, here)
    if row is None:
        return None
    before = seen(resource, row, here)
    publishable(row)
    row.concept = False
    row.save(update_fields=["concept"])
    found = seen(resource, row, here)
    record(resource, "partial_update", before, found, here)
    return found


PUBLISH = Action("publish", publish)
