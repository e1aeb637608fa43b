"""What holds for every table, whatever is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from stroomlijn.engines.problems import Remark

from .registry import check


@check("tables-up-to-date")
def tables_up_to_date() -> Iterator[Remark]:
    """Every table has the shape of this release."""
    executor = MigrationExecutor(connection)
    for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Remark("migration-missing", f"{migration.app_label}.{migration.name}")


@check("pages-undamaged")
def pages_undamaged() -> Iterator[Remark]:
    """No page of the database failed its checksum."""
    for (failures,) in _rows("SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()"):
        if failures:
            yield Remark("pages-damaged", facts={"number": failures})


@check("rows-readable")
def rows_readable() -> Iterator[Remark]:
    """Every row of every table can be read in full."""
    for (table,) in _rows(_TABLES):
        try:
            _rows(f"SELECT sum(length(t::text)) FROM {table} AS t")  # noqa: S608 - quoted by the database itself
        except DatabaseError as error:
            yield Remark("table-unreadable", table, {"reason": str(error).splitlines()[0]})


@check("indexes-valid")
def indexes_valid() -> Iterator[Remark]:
    """Every index can be used."""
    for (name,) in _rows("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1"):
        yield Remark("index-invalid", name)


@check("constraints-valid")
def constraints_valid() -> Iterator[Remark]:
    """Every constraint was checked for all rows."""
    for table, name in _rows(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE NOT convalidated ORDER BY 1, 2"
    ):
        yield Remark("constraint-not-validated", table, {"name": name})


@check("references-exist")
def references_exist() -> Iterator[Remark]:
    """Every row that a row refers to exists."""
    for table, column, target, key in _rows(_REFERENCES):
        missing = _rows(
            f"SELECT count(*) FROM {table} AS a WHERE a.{column} IS NOT NULL"  # noqa: S608 - quoted by the database
            f" AND NOT EXISTS (SELECT 1 FROM {target} AS b WHERE b.{key} = a.{column})"
        )[0][0]
        if missing:
            yield Remark("reference-broken", table, {"column": column, "target": target, "number": missing})


@check("numbers-ahead")
def numbers_ahead() -> Iterator[Remark]:
    """No table is about to give a number that is in use."""
    for table, column, sequence in _rows(_SEQUENCES):
        highest = _rows(f"SELECT max({column}) FROM {table}")[0][0]  # noqa: S608 - quoted by the database itself
        last, called = _rows(f"SELECT last_value, is_called FROM {sequence}")[0]  # noqa: S608
        if highest is not None and highest >= (last + 1 if called else last):
            yield Remark("numbers-behind", table, {"highest": highest, "next": last})


_TABLES = """
    SELECT format('%I', relname) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    ORDER BY 1
"""
_REFERENCES = """
    SELECT c.conrelid::regclass::text, format('%I', a.attname), c.confrelid::regclass::text, format('%I', b.attname)
    FROM pg_constraint AS c
    JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute AS b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND cardinality(c.conkey) = 1
    ORDER BY 1, 2
"""
_SEQUENCES = """
    SELECT t.oid::regclass::text, format('%I', a.attname), d.objid::regclass::text
    FROM pg_depend AS d
    JOIN pg_class AS s ON s.oid = d.objid AND s.relkind = 'S'
    JOIN pg_class AS t ON t.oid = d.refobjid
    JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
    WHERE d.deptype IN ('a', 'i') AND d.classid = 'pg_class'::regclass
      AND a.atttypid IN ('int4'::regtype, 'int8'::regtype)
    ORDER BY 1
"""


def _rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
