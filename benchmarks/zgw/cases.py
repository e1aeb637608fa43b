"""Zaken by COPY, each with three statuses, a result, a role, a property and an object; the same ones at every run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from benchmarks.zgw.catalogue import Types
from django.db import connection, models

from stroomlijn.zgw.models import Resultaat, Rol, Status, Zaak, ZaakEigenschap, ZaakObject

FIRST_DAY, DAYS = date(2022, 1, 3), 1_499
_LEVELS = (3, 3, 3, 3, 2, 2, 1, 0, 4, 6)
_PERCENT = (16, 12, 10, 8, 7, 6, 5, 5, 4, 4, 4, 3, 3, 3, 2, 2, 2, 2, 1, 1)
_TYPE_OF = tuple(place for place, percent in enumerate(_PERCENT) for _ in range(percent))
"""Which of the twenty types a case has, by the last two digits of its number: some are asked for more than others."""
_BLOCK = 2_000
_TABLES = (Zaak, Status, Resultaat, Rol, ZaakEigenschap, ZaakObject)
Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """The case with a number, and everything that follows from that."""

    number: int
    of: Types

    @property
    def id(self) -> str:
        return self._id(0)

    @property
    def day(self) -> date:
        return FIRST_DAY + timedelta(days=self.number * 7919 % DAYS)

    @property
    def closed(self) -> bool:
        return self.number // 100 % 10 < 7

    @property
    def by_person(self) -> bool:
        return self.number // 7 % 2 == 0

    @property
    def bsn(self) -> str:
        return citizen_number(self.number * 31 % 700_000)

    def handler(self, handlers: int) -> str:
        return f"mw{self.number * 17 % handlers:05}"

    def zaak(self) -> Line:
        return {
            "id": self.id,
            "identificatie": f"ZAAK-OUD-{self.number:010}",
            "bronorganisatie": "000000000",
            "omschrijving": f"Aanvraag nummer {self.number}",
            "toelichting": "Aangevraagd aan de balie, met bijlagen.",
            "zaaktype_id": self.of.zaaktype,
            "registratiedatum": self.day,
            "verantwoordelijke_organisatie": "000000000",
            "startdatum": self.day,
            "einddatum": self.day + timedelta(days=40) if self.closed else None,
            "einddatum_gepland": self.day + timedelta(days=56),
            "vertrouwelijkheidaanduiding": _LEVELS[self.number // 13 % len(_LEVELS)],
            "status_id": self._id(3),
            "statustype": self.of.statustypen[3 if self.closed else 2],
            "resultaat_id": self._id(4),
        }

    def statuses(self) -> Iterator[Line]:
        for place in range(3):
            yield {
                "id": self._id(1 + place),
                "zaak_id": self.id,
                "statustype_id": self.of.statustypen[3 if self.closed and place == 2 else place],
                "datum_status_gezet": self._midnight(20 * place),
            }

    def result(self) -> Line:
        return {"id": self._id(4), "zaak_id": self.id, "resultaattype_id": self.of.resultaattype}

    def role(self, handlers: int) -> Line:
        kind, generic, who = (
            ("natuurlijk_persoon", "initiator", {"inpBsn": self.bsn, "geslachtsnaam": "Jansen"})
            if self.by_person
            else ("medewerker", "behandelaar", {"identificatie": self.handler(handlers), "achternaam": "Bakker"})
        )
        return {
            "id": self._id(5),
            "zaak_id": self.id,
            "betrokkene_type": kind,
            "roltype_id": self.of.roltypen[0 if self.by_person else 1],
            "omschrijving": "Aanvrager" if self.by_person else "Behandelaar",
            "omschrijving_generiek": generic,
            "roltoelichting": "bij de aanvraag",
            "registratiedatum": self._midnight(0),
            "betrokkene_identificatie": who,
        }

    def property(self) -> Line:
        return {"id": self._id(6), "zaak_id": self.id, "eigenschap_id": self.of.eigenschap, "waarde": "Noord"}

    def object(self) -> Line:
        return {
            "id": self._id(7),
            "zaak_id": self.id,
            "object": f"https://bag.voorbeeld.nl/adressen/{self.number}",
            "zaakobjecttype_id": self.of.zaakobjecttype,
            "object_type": "adres",
        }

    def _midnight(self, days: int) -> datetime:
        return datetime.combine(self.day + timedelta(days=days), datetime.min.time(), UTC)

    def _id(self, part: int) -> str:
        """A UUID version 7: the cases came in one after another."""
        milliseconds = f"{1_640_000_000_000 + 100 * self.number:012x}"
        return f"{milliseconds[:8]}-{milliseconds[8:]}-7{part:03x}-8000-{self.number:012x}"


def fill(types: Sequence[Types], first: int, last: int) -> None:
    """Adds the cases with these numbers, checks their references once they are all in, and vacuums."""
    handlers = handlers_of(last)
    lines: Mapping[type[models.Model], Callable[[Case], Iterable[Line]]] = {
        Zaak: lambda one: (one.zaak(),),
        Status: lambda one: one.statuses(),
        Resultaat: lambda one: (one.result(),),
        Rol: lambda one: (one.role(handlers),),
        ZaakEigenschap: lambda one: (one.property(),),
        ZaakObject: lambda one: (one.object(),),
    }
    with _references_checked_at_the_end():
        for model in _TABLES:
            _copy(model, (line for number in range(first, last) for line in lines[model](case(types, number))))
    with connection.cursor() as cursor:
        cursor.execute("vacuum (analyze)")


def case(types: Sequence[Types], number: int) -> Case:
    return Case(number, types[_TYPE_OF[number % 100]])


def handlers_of(many: int) -> int:
    """Everyone who handles cases has a hundred or so of them, however many cases there are."""
    return max(10, many // 200)


def citizen_number(number: int) -> str:
    """A BSN that passes the eleven-test."""
    for last in range(2):
        digits = f"{10_000_000 + 2 * number + last}"
        rest = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 1, -1), strict=True)) % 11
        if rest < 10:
            return f"{digits}{rest}"
    raise AssertionError(number)


def _copy(model: type[models.Model], lines: Iterable[Line]) -> None:
    fields = model._meta.concrete_fields
    otherwise = {one.attname: _default(one) for one in fields}
    columns = ", ".join(str(one.column) for one in fields)
    with connection.cursor() as cursor, cursor.copy(f"copy {model._meta.db_table} ({columns}) from stdin") as copy:
        rest = iter(lines)
        while block := list(islice(rest, _BLOCK)):
            rows = ("\t".join(_text(value) for value in {**otherwise, **one}.values()) for one in block)
            copy.write("\n".join(rows) + "\n")


def _default(field: models.Field[Any, Any]) -> Any:
    """What stands in a column that a line says nothing of."""
    value = None if field.primary_key else field.get_default()
    if isinstance(value, list):
        return "[]" if isinstance(field, models.JSONField) else "{}"
    return value


def _text(value: Any) -> str:
    if value is None:
        return r"\N"
    return json.dumps(value) if isinstance(value, dict) else str(value)


@contextmanager
def _references_checked_at_the_end() -> Iterator[None]:
    """Without the foreign keys of these tables: putting them back checks all rows at once instead of one by one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint "
            "where contype = 'f' and conrelid = any(%s::regclass[])",
            [[model._meta.db_table for model in _TABLES]],
        )
        references = cursor.fetchall()
        for table, name, _ in references:
            cursor.execute(f"alter table {table} drop constraint {name}")
        yield
        for table, name, definition in references:
            cursor.execute(f"alter table {table} add constraint {name} {definition}")
