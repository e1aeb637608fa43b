"""Parameters of a list: each reads one value and gives a condition over the row `t`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from stroomlijn.zgw.wire.faults import Fault, Invalid, fault
from stroomlijn.zgw.wire.kinds import WRONG, Faults, Kind, Schema, Text

from .here import Here

if TYPE_CHECKING:
    from .resource import Resource

Condition = tuple[str, list[Any]]
ANY_TEXT = Text(blank=True)
IMPOSSIBLE: Condition = ("false", [])


class Filter(Protocol):
    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition: ...

    def schema(self) -> Schema: ...


@dataclass(frozen=True, slots=True)
class Where:
    """A value of a kind in an SQL condition with one `%s`."""

    sql: str
    kind: Kind = ANY_TEXT

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        found = self.kind.read(value, name, faults)
        return IMPOSSIBLE if found is WRONG else (self.sql, [found])

    def schema(self) -> Schema:
        return self.kind.schema()


@dataclass(frozen=True, slots=True)
class At:
    """An address, of ours or of others, in an SQL condition with one `%s` for it as it is kept."""

    sql: str

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        found = ANY_TEXT.read(value, name, faults)
        return IMPOSSIBLE if found is WRONG else (self.sql, [here.kept(found)])

    def schema(self) -> Schema:
        return ANY_TEXT.schema()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Some values of a kind, with commas, in an SQL condition with one `%s` for the list."""

    sql: str
    kind: Kind

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        found = [self.kind.read(one, name, faults) for one in value.split(",")]
        return IMPOSSIBLE if WRONG in found else (self.sql, [found])

    def schema(self) -> Schema:
        return {"type": "array", "items": self.kind.schema()}


@dataclass(frozen=True, slots=True)
class Given:
    """A choice of fixed conditions without a value, `einddatum__isnull=true` or `True`, as Python has it; `otherwise`
    when none is asked for."""

    conditions: Mapping[str, str]
    otherwise: str = ""

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        found = self.conditions.get(value) or self.conditions.get(value.lower())
        if found is None:
            faults.append(fault(name, "invalid_choice", value=value[:100]))
            return IMPOSSIBLE
        return found, []

    def schema(self) -> Schema:
        return {"type": "string", "enum": list(self.conditions)}


@dataclass(frozen=True, slots=True)
class Pointing:
    """The address of a resource of ours, in an SQL condition with one `%s` for its id."""

    sql: str
    to: Callable[[], Resource]

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        found = here.own_id(value, self.to().root)
        return IMPOSSIBLE if found is None else (self.sql, [found])

    def schema(self) -> Schema:
        return {"type": "string", "format": "uri"}


def conditions(filters: Mapping[str, Filter], asked: Mapping[str, str], here: Here) -> list[Condition]:
    """Raises `Invalid` for a parameter that is unknown or has a wrong value."""
    faults: Faults = []
    unknown = sorted(asked.keys() - filters.keys())
    if unknown:
        reason = f"Onbekende parameters: {', '.join(unknown)[:200]}."
        faults.append(Fault("nonFieldErrors", "unknown-parameters", reason))
    found = [
        filters[name].condition(value, name, here, faults) for name, value in asked.items() if name in filters and value
    ]
    if faults:
        raise Invalid(faults)
    return found


def _unasked(filters: Mapping[str, Filter]) -> dict[str, str]:
    return {name: one.otherwise for name, one in filters.items() if isinstance(one, Given) and one.otherwise}
