"""Which page of a list was asked for, in which order, and after or before which row.

`next` and `previous` carry the key of a row beside the page number: walking costs the same at every depth, and misses
or repeats nothing when rows come in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from stroomlijn.zgw.wire.faults import Fault, Invalid, fault
from stroomlijn.zgw.wire.kinds import WRONG, Part, Whole

from .filters import Condition
from .reading import Shown
from .resource import Resource

SIZE, LARGEST = 100, 500
LAST = 10_000_000
NUMBERS = frozenset({"page", "pageSize"})
KEYS = frozenset({"after", "before"})
PAGING = NUMBERS | KEYS | {"expand", "ordering"}


@dataclass(frozen=True, slots=True)
class Order:
    """By a column, `-startdatum` being the newest first, empty ones last, equals by id; by id alone without one."""

    attribute: str = ""
    column: str = ""
    empty: bool = False
    descending: bool = False
    turned: bool = False

    @property
    def sql(self) -> str:
        way = "desc" if self._falls else "asc"
        column = f"{self.column} {way} nulls {'first' if self.turned else 'last'}, " if self.column else ""
        return f"order by {column}t.id {way}"

    def turn(self) -> Order:
        return replace(self, turned=not self.turned)

    def beyond(self, key: Key) -> Condition:
        """The rows that come after the one with this key."""
        sign = "<" if self._falls else ">"
        if not self.column:
            return f"t.id {sign} %s", [key.id]
        if key.value is None:
            others = f"{self.column} is not null or" if self.turned else f"{self.column} is null and"
            return f"{others} t.id {sign} %s", [key.id]
        empty = f" or {self.column} is null" if self.empty and not self.turned else ""
        return f"({self.column}, t.id) {sign} (%s, %s){empty}", [key.value, key.id]

    def key(self, row: Shown) -> str:
        """The key of a row, as a link carries it."""
        value = row[self.attribute] if self.attribute else None
        number: str = row["url"][-36:]
        return number if value is None else f"{number}~{value}"

    @property
    def _falls(self) -> bool:
        return self.descending is not self.turned


@dataclass(frozen=True, slots=True)
class Key:
    id: UUID
    value: Any = None


@dataclass(frozen=True, slots=True)
class Paging:
    """
    order  in which the rows are looked up: turned when the page is the one before the row with the key
    """

    number: int
    size: int
    order: Order
    key: Key | None = None

    @property
    def skipped(self) -> int:
        return (self.number - 1) * self.size


def paging(resource: Resource, asked: Mapping[str, str]) -> Paging:
    """Raises `Invalid` for a page, key or order that cannot be."""
    number, size = _number(asked, "page", 1, LAST), _number(asked, "pageSize", SIZE, LARGEST)
    order = _order(resource, asked.get("ordering", ""))
    if "before" in asked:
        return Paging(number, size, order.turn(), _key(resource, order, asked, "before"))
    return Paging(number, size, order, _key(resource, order, asked, "after") if "after" in asked else None)


def _order(resource: Resource, name: str) -> Order:
    attribute = name.removeprefix("-")
    if not attribute:
        return Order()
    column = resource.orders.get(attribute)
    if column is None:
        raise Invalid([fault("ordering", "invalid_choice", value=name[:100])])
    empty = _part(resource, attribute).null
    return Order(attribute, column, empty, descending=name.startswith("-"))


def _key(resource: Resource, order: Order, asked: Mapping[str, str], name: str) -> Key:
    number, given, value = asked[name].partition("~")
    faults: list[Fault] = []
    read = _part(resource, order.attribute).kind.read(value, name, faults) if given and order.attribute else None
    try:
        found = UUID(number)
    except ValueError:
        raise Invalid([fault(name, "invalid")]) from None
    if read is WRONG:
        raise Invalid(faults)
    return Key(found, read)


def _part(resource: Resource, attribute: str) -> Part:
    return next(one.part for one in resource.attributes if one.name == attribute)


def _number(asked: Mapping[str, str], name: str, otherwise: int, highest: int) -> int:
    if name not in asked:
        return otherwise
    faults: list[Fault] = []
    found = Whole(1, highest).read(asked[name], name, faults)
    if faults:
        raise Invalid(faults)
    return int(found)
