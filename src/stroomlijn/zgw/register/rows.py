"""Rows of a model read and added by statements of fixed shape: an ORM puts its statement together anew each time, which
costs more than what the database does with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models

from .refusals import Refused

Row = TypeVar("Row", bound=models.Model)
Convert = Callable[[Any, Any, Any], Any]


@dataclass(frozen=True, slots=True)
class _Shape:
    """
    read  by the place of a column, what Django does with its value
    """

    names: tuple[str, ...]
    select: str
    insert: str
    read: tuple[tuple[int, Any, tuple[Convert, ...]], ...]


def row_of(model: type[Row], where: str, values: Sequence[Any], *, lock: bool = False) -> Row | None:
    """The one row `t` of the model that the condition is about; with `lock` for this transaction alone."""
    shape = _shape(model)
    with connection.cursor() as cursor:
        cursor.execute(f"{shape.select} where {where}{' for update of t' if lock else ''}", values)
        found = cursor.fetchone()
    if found is None:
        return None
    columns = list(found)
    for place, expression, converts in shape.read:
        for convert in converts:
            columns[place] = convert(columns[place], expression, connection)
    return model.from_db(connection.alias, shape.names, columns)


def lock_row(model: type[Row], number: UUID) -> Row:
    """The row with this id, for this transaction alone. Raises `Refused` when it was removed meanwhile."""
    found = row_of(model, "t.id = %s", [number], lock=True)
    if found is None:
        raise Refused(409, "conflict", "Wat je noemt, is intussen verwijderd.")
    return found


def add(row: models.Model, **ready: str | None) -> None:
    """Adds a new row; `ready` are columns of which the value stands as the database takes it, such as JSON."""
    values = [
        ready[one.attname] if one.attname in ready else one.get_db_prep_save(one.pre_save(row, True), connection)
        for one in row._meta.concrete_fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(_shape(type(row)).insert, values)
    row._state.adding, row._state.db = False, connection.alias


@cache
def _shape(model: type[models.Model]) -> _Shape:
    table, fields = model._meta.db_table, model._meta.concrete_fields
    read = []
    for place, field in enumerate(fields):
        column = field.get_col("t")
        converts = (*connection.ops.get_db_converters(column), *column.get_db_converters(connection))
        if converts:
            read.append((place, column, tuple(converts)))
    quoted = [f'"{one.column}"' for one in fields]
    return _Shape(
        tuple(one.attname for one in fields),
        f"select {', '.join(f't.{one}' for one in quoted)} from {table} t",
        f"insert into {table} ({', '.join(quoted)}) values ({', '.join(['%s'] * len(fields))})",
        tuple(read),
    )
