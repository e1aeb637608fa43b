"""The preview of a personnel file: per row what it does, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.access import Role
from stroomlijn.foundation.problems import sentence
from stroomlijn.organisation.models import PeopleFile

from .directory import person_names
from .people_plan import people_plan, stamp

if TYPE_CHECKING:
    from stroomlijn.engines.people import Change, Plan, PlannedRow

KINDS = ("new", "changed", "unchanged", "error")


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A field that becomes something else."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the file and what it does; `said` are the reasons and remarks."""

    row: int
    kind: str
    name: str
    number: str
    person: int | None = None
    changes: tuple[ShownChange, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows, how many of each kind, who is proposed to leave or to come back, and the stamp of what is shown."""

    rows: list[ShownRow]
    counts: dict[str, int]
    leaving: dict[int, str]
    returning: dict[int, str]
    unknown: tuple[str, ...]
    stamp: str


def people_preview(file: PeopleFile) -> Preview:
    """In as many queries for many people as for one."""
    plan, _register = people_plan(file)
    rows = sorted([*_refused(file), *map(_shown, plan.rows)], key=lambda one: one.row)
    counted = Counter(row.kind for row in rows)
    names = person_names([*plan.left, *_returning(plan)])
    return Preview(
        rows=rows,
        counts={kind: counted[kind] for kind in KINDS},
        leaving=_by_name({pk: names[pk] for pk in plan.left}),
        returning=_by_name({pk: names[pk] for pk in _returning(plan)}),
        unknown=tuple(file.rows["unknown"]),
        stamp=stamp(plan),
    )


def earlier_files(limit: int = 10) -> list[PeopleFile]:
    """The files that were brought in last, without their rows."""
    files = PeopleFile.objects.select_related("organisation", "stored").defer("rows")
    return list(files.order_by("-created_at")[:limit])


def _returning(plan: Plan) -> list[int]:
    return [row.person for row in plan.rows if row.returns and row.person is not None]


def _by_name(names: dict[int, str]) -> dict[int, str]:
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def _refused(file: PeopleFile) -> list[ShownRow]:
    found = []
    labels = _labels() | {"team": _("Team"), "department": _("Afdeling")}
    del labels["name"], labels["number"]
    for code, place, facts in file.rows["refused"]:
        number = int(place.rpartition(" ")[2]) if place.rpartition(" ")[2].isdecimal() else 0
        stood = facts.get("stood", {})
        rest = tuple(ShownChange(label, "", stood[field]) for field, label in labels.items() if stood.get(field))
        said = (sentence(Remark(code, "", facts)),)
        found.append(ShownRow(number, "error", stood.get("name", ""), stood.get("number", ""), None, rest, said))
    return found


def _shown(row: PlannedRow) -> ShownRow:
    said = tuple(sentence(Remark(one.code, "", one.facts)) for one in row.remarks)
    changes = tuple(_change(one) for one in row.changes)
    if row.kind == "new":
        changes = _facts(row)
    return ShownRow(row.data.row, row.kind, row.data.name, row.data.number, row.person, changes, said)


def _facts(row: PlannedRow) -> tuple[ShownChange, ...]:
    labels, data = _labels(), row.data
    facts = {
        "function": data.function,
        "teams": ", ".join(data.teams),
        "werkrollen": ", ".join(data.werkrollen),
        "role": ", ".join(data.roles),
        "email": data.email,
    }
    return tuple(ShownChange(labels[field], "", text) for field, text in facts.items() if text)


def _change(change: Change) -> ShownChange:
    return ShownChange(
        _labels()[change.field], _worded(change.field, change.before), _worded(change.field, change.after)
    )


def _worded(field: str, text: str) -> str:
    if field == "role":
        return ", ".join(str(Role(role).label) for role in text.split(", ") if role)
    if field == "left_on" and (day := parse_date(text)) is not None:
        return date_format(day, "j F Y")
    return text


def _labels() -> dict[str, str]:
    return {
        "number": _("Personeelsnummer"),
        "name": _("Naam"),
        "email": _("E-mailadres"),
        "phone": _("Telefoon"),
        "function": _("Functie"),
        "teams": _("Teams"),
        "werkrollen": _("Werkrollen"),
        "role": _("Toegangsrol"),
        "deputy": _("Plaatsvervanger"),
        "left_on": _("Uit dienst vanaf"),
    }
