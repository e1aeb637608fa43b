"""What stands at an address of another service, remembered in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from stroomlijn.foundation.database.leaving import leave_database
from stroomlijn.zgw.models import Remembered
from stroomlijn.zgw.wire.faults import Fault, fault

from .asking import NoAnswer, ask
from .services import may_ask

FRESH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of resource of another service, known by the names that it always has."""

    name: str
    has: frozenset[str]

    def is_one(self, body: Any) -> bool:
        return isinstance(body, dict) and body.keys() >= self.has


def what_is_wrong(name: str, address: str, sort: Sort) -> Fault | None:
    """The standard's fault when no resource of that sort stands at an address; `name` is the field that holds it."""
    if not may_ask(address):
        return fault(name, "bad-url")
    try:
        body = _at(address)
    except NoAnswer:
        return fault(name, "bad-url")
    return None if sort.is_one(body) else fault(name, "invalid-resource", expected=sort.name)


def answers(address: str) -> bool:
    """Whether anything at all stands at an address of a registered service."""
    if not may_ask(address):
        return False
    try:
        _at(address)
    except NoAnswer:
        return False
    return True


def remembered(address: str, sort: Sort | None = None) -> dict[str, Any]:
    """What was last seen at an address, without asking again; {} where nothing ever was, or nothing of that sort."""
    known = Remembered.objects.filter(pk=address).first()
    return known.body if known and (sort is None or sort.is_one(known.body)) else {}


def _at(address: str) -> dict[str, Any] | None:
    known = Remembered.objects.filter(pk=address).first()
    if known and known.asked > timezone.now() - FRESH:
        return known.body  # type: ignore[no-any-return]
    leave_database()
    try:
        body = ask(address)
    except NoAnswer:
        if known:
            return known.body  # type: ignore[no-any-return]
        raise
    if body is not None:
        Remembered.objects.update_or_create(pk=address, defaults={"body": body, "asked": timezone.now()})
    return body
