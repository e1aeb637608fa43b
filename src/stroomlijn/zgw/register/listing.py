"""Lists of a resource: pages with an exact count, or the whole of it where the standard knows no pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection

from stroomlijn.zgw.wire.faults import Fault, Invalid

from .expanding import MOST, expand
from .filters import Condition, conditions
from .here import Here
from .paging import KEYS, PAGING, Order, Paging, paging
from .reading import Shown, joined, read_rows
from .resource import Resource


@dataclass(frozen=True, slots=True)
class Page:
    count: int
    next: str | None
    previous: str | None
    results: Sequence[Shown]


def list_page(resource: Resource, asked: Mapping[str, str], here: Here) -> Page:
    """The page that was asked for. Raises `Invalid` for a wrong parameter, `NoSuchPage` beyond the last one."""
    page = paging(resource, asked)
    filters = {name: value for name, value in asked.items() if name not in PAGING}
    where = [*conditions(resource.filters, filters, here), resource.guard.condition(here.rights)]
    count = _count(resource, filters, where)
    if page.skipped and page.key is None:
        total = _value(*count)
        ids = _ids_at(resource, where, page, total)
    else:
        total, ids = _count_and_ids(resource, count, where, page)
    if page.skipped and page.skipped >= total:
        raise NoSuchPage
    order = page.order.turn() if page.order.turned else page.order
    found = read_rows(resource, [("t.id = any(%s)", [ids])], here, order.sql) if ids else []
    expand(resource, found, asked.get("expand", ""), here)
    link = partial(_link, f"{here.base}{resource.root}", asked)
    return Page(
        count=total,
        next=link(page.number + 1, "after", order, found[-1:]) if page.skipped + page.size < total else None,
        previous=link(page.number - 1, "before", order, found[:1]) if page.skipped else None,
        results=found,
    )


def list_all(
    resource: Resource, asked: Mapping[str, str], here: Here, inside: Sequence[Condition] = ()
) -> Sequence[Shown]:
    """A list that the standard gives without pages. Raises `Invalid` for one that is too long for an answer."""
    where = conditions(resource.filters, {name: asked[name] for name in asked if name != "expand"}, here)
    found = read_rows(resource, [*where, *inside], here, f"{Order().sql} limit {MOST + 1}")
    if len(found) > MOST:
        reason = f"Dit zijn er meer dan {MOST}. Vraag ze met een filter, zoals die van een zaak."
        raise Invalid([Fault("nonFieldErrors", "too_large", reason)])
    expand(resource, found, asked.get("expand", ""), here)
    return found


class NoSuchPage(Exception):  # noqa: N818 - an answer, not a failure
    """A page beyond the last one."""


def _count(resource: Resource, filters: Mapping[str, str], where: Sequence[Any]) -> tuple[str, list[Any]]:
    """A statement for how many rows there are, from the table that keeps count of them where the filters allow it."""
    sql, values = joined(where)
    kept = resource.counts
    if kept and filters.keys() <= kept.by:
        return f"select {kept.counting} from {kept.table} t where {sql}", values
    return f"select count(*) from {resource.table} t where {sql}", values


def _count_and_ids(
    resource: Resource, count: tuple[str, list[Any]], where: Sequence[Any], page: Paging
) -> tuple[int, list[UUID]]:
    sql, values = joined([*where, page.order.beyond(page.key)] if page.key else where)
    ids = f"array(select t.id from {resource.table} t where {sql} {page.order.sql} limit {page.size})"
    with connection.cursor() as cursor:
        cursor.execute(f"select ({count[0]}), {ids}", [*count[1], *values])
        total, found = cursor.fetchone()
    return total, found


def _ids_at(resource: Resource, where: Sequence[Any], page: Paging, total: int) -> list[UUID]:
    """The ids of a page that is named by its number alone, counted from the nearer end."""
    size = min(page.size, total - page.skipped)
    if size <= 0:
        return []
    behind = total - page.skipped - size
    order, skipped = (page.order, page.skipped) if page.skipped <= behind else (page.order.turn(), behind)
    sql, values = joined(where)
    statement = f"array(select t.id from {resource.table} t where {sql} {order.sql} offset {skipped} limit {size})"
    found: list[UUID] = _value(f"select {statement}", values)
    return found


def _value(sql: str, values: Sequence[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]


def _link(address: str, asked: Mapping[str, str], number: int, side: str, order: Order, rows: Sequence[Shown]) -> str:
    """The address of the page on that side of a row; by its number alone where there is no row."""
    again = {name: value for name, value in asked.items() if name not in KEYS} | {"page": str(number)}
    return f"{address}?{urlencode(again | ({side: order.key(rows[0])} if rows else {}))}"
