"""All parameters beside all organisations, and what happened to one of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from stroomlijn.foundation.queries.trail import audit_of
from stroomlijn.landscape.models import Mention, Parameter
from stroomlijn.organisation.queries.trajecten import all_organisations


@dataclass(frozen=True, slots=True)
class Cell:
    """What a parameter is in one organisation; `name` is that of its field, `mine` says one may fill it in.

    `kept` is what was kept, where `value` is what somebody filled in.
    """

    organisation: str
    name: str
    value: str
    kept: str
    mine: bool

    @property
    def differs(self) -> bool:
        return " ".join(self.value.split()) != " ".join(self.kept.split())

    @property
    def lines(self) -> int:
        return min(max(1, self.value.count("\n") + 1, len(self.value) // 40 + 1), 8)


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One parameter with a cell per organisation, in how many processes it is used, and how much is missing."""

    id: int
    key: str
    label: str
    revision: int
    processes: int
    cells: list[Cell]

    @property
    def missing(self) -> int:
        return sum(not cell.kept for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that was filled in: where, when, by whom, and what stood there before."""

    day: datetime.date
    who: str
    organisation: str
    before: str
    value: str


def parameter_table(
    editable: set[int] | None, asked: Mapping[str, str] | None = None
) -> tuple[list[str], list[ParameterRow]]:
    """The names of the organisations, and a row per parameter.

    `editable` are the organisations that one may fill in (None: all). `asked` is what somebody filled in and that was
    not kept, by name of the field.
    """
    organisations = all_organisations()
    naming = Mention.objects.filter(kind=Mention.Kind.PARAMETER, key=OuterRef("key")).order_by().values("key")
    uses = Subquery(naming.annotate(uses=Count("process", distinct=True)).values("uses"), output_field=IntegerField())
    rows = Parameter.objects.annotate(uses=Coalesce(uses, Value(0))).prefetch_related("values")
    asked = asked or {}

    def cell(parameter: Parameter, values: dict[int, str], where: int) -> Cell:
        name = field_name(parameter.pk, where)
        mine = editable is None or where in editable
        kept = values.get(where, "")
        return Cell(organisations[where], name, asked.get(name, kept), kept, mine)

    table = []
    for row in rows:
        values = {one.organisation_id: one.value for one in row.values.all()}
        cells = [cell(row, values, where) for where in organisations]
        table.append(ParameterRow(row.pk, row.key, row.label, row.revision, row.uses, cells))
    return list(organisations.values()), table


def field_name(parameter_id: int, organisation_id: int) -> str:
    return f"waarde-{parameter_id}-{organisation_id}"


def history_of(parameter: Parameter, limit: int = 30) -> list[Changed]:
    """What was filled in, the newest first."""
    names = all_organisations()
    return [
        Changed(
            line.day,
            line.by,
            names.get(line.details.get("organisation", 0), ""),
            line.details.get("before", ""),
            line.details.get("value", ""),
        )
        for line in audit_of("parameter", parameter.pk, "parameter-filled-in", limit)
    ]
