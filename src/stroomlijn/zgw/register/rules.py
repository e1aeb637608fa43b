"""What must hold when a resource is written; each resource gives the functions of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from stroomlijn.zgw.wire.faults import Fault

from .here import Here

Row = Any
"""An instance of the resource's model, with the values of the body already set."""


def _nothing(row: Row, here: Here) -> None:
    return None


def _changes_nothing(row: Row, before: models.Model, here: Here) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Rules:
    """Functions that are called inside the transaction, before the row is written; they raise `Invalid` or `Refused`.

    before_create  gets the new row outside the transaction: what takes long, or what others would wait for
    before_update  gets the row with its new values and as it was, likewise
    create  gets the new row
    update  gets the row with its new values and the locked row as it was
    delete  gets the locked row
    after   gets the row that was just created or updated: what follows from it for other rows
    gone    gets the row that was just deleted: what follows from that
    taken   by the name of a unique constraint: what to say to whoever comes second
    """

    before_create: Callable[[Row, Here], None] = _nothing
    before_update: Callable[[Row, Any, Here], None] | None = None
    create: Callable[[Row, Here], None] = _nothing
    update: Callable[[Row, Any, Here], None] = _changes_nothing
    delete: Callable[[Row, Here], None] = _nothing
    after: Callable[[Row, Here], None] = _nothing
    gone: Callable[[Row, Here], None] = _nothing
    taken: Mapping[str, Fault] = field(default_factory=dict)
