"""Pages of a list. `next` and `previous` carry the last key beside the page number, so that walking costs the same at
every depth; a bare page number is looked up over ids alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection

from stroomlijn.zgw.wire.faults import Fault, Invalid, fault
from stroomlijn.zgw.wire.kinds import Whole

from .expanding import expand
from .filters import Condition, conditions
from .here import Here
from .reading import Shown, joined, read_rows
from .resource import Resource

SIZE = 100
LAST = 10_000_000
PAGING = frozenset({"page", "pageSize", "expand", "ordering"})


@dataclass(frozen=True, slots=True)
class Page:
    count: int
    next: str | None
    previous: str | None
    results: Sequence[Shown]


def list_page(resource: Resource, asked: Mapping[str, str], here: Here) -> Page:
    """The page that was asked for. Raises `Invalid` for a wrong parameter, `NoSuchPage` beyond the last one."""
    number, size = _number(asked, "page", 1, LAST), _number(asked, "pageSize", SIZE, 500)
    where = conditions(resource.filters, {name: asked[name] for name in asked if name not in PAGING}, here)
    total, order = count(resource, where, here), _order(resource, asked)
    if number > 1 and (number - 1) * size >= total:
        raise NoSuchPage
    ids = _ids(resource, where, here, f"order by {order} offset {(number - 1) * size} limit {size}")
    found = read_rows(resource, [("t.id = any(%s)", [ids])], here, f"order by {order}") if ids else []
    expand(resource, found, asked.get("expand", ""), here)
    return Page(
        count=total,
        next=_link(resource, asked, number + 1, here) if number * size < total else None,
        previous=_link(resource, asked, number - 1, here) if number > 1 else None,
        results=found,
    )


def list_all(
    resource: Resource, asked: Mapping[str, str], here: Here, inside: Sequence[Condition] = ()
) -> Sequence[Shown]:
    """A list that the standard gives without pages."""
    where = conditions(resource.filters, {name: asked[name] for name in asked if name != "expand"}, here)
    found = read_rows(resource, [*where, *inside], here, f"order by {resource.order}")
    expand(resource, found, asked.get("expand", ""), here)
    return found


class NoSuchPage(Exception):  # noqa: N818 - an answer, not a failure
    """A page beyond the last one."""


def count(resource: Resource, where: Sequence[Condition], here: Here) -> int:
    sql, values = joined([*where, resource.guard.condition(here.rights)])
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {resource.table} t where {sql}", values)
        return int(cursor.fetchone()[0])


def _ids(resource: Resource, where: Sequence[Condition], here: Here, tail: str) -> list[UUID]:
    sql, values = joined([*where, resource.guard.condition(here.rights)])
    with connection.cursor() as cursor:
        cursor.execute(f"select t.id from {resource.table} t where {sql} {tail}", values)
        return [row[0] for row in cursor.fetchall()]


def _order(resource: Resource, asked: Mapping[str, str]) -> str:
    """SQL for the order that was asked for, `-startdatum` being the newest first; equals by id."""
    name = asked.get("ordering", "")
    if not name:
        return resource.order
    column = resource.orders.get(name.removeprefix("-"))
    if column is None:
        raise Invalid([fault("ordering", "invalid_choice", value=name[:100])])
    return f"{column} {'desc' if name.startswith('-') else 'asc'} nulls last, t.id"


def _number(asked: Mapping[str, str], name: str, otherwise: int, highest: int) -> int:
    if name not in asked:
        return otherwise
    faults: list[Fault] = []
    found = Whole(1, highest).read(asked[name], name, faults)
    if faults:
        raise Invalid(faults)
    return int(found)


def _link(resource: Resource, asked: Mapping[str, str], number: int, here: Here) -> str:
    return f"{here.base}{resource.root}?{urlencode({**asked, 'page': number})}"
