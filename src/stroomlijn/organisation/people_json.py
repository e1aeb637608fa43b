"""The rows of a personnel file as they are kept with it, and back."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.text import storable

if TYPE_CHECKING:
    from stroomlijn.engines.people import PeopleSheet, PersonRow


def sheet_to_json(sheet: PeopleSheet) -> dict[str, Any]:
    return {
        "rows": [_row(row) for row in sheet.rows],
        "refused": [[remark.code, remark.place, remark.facts] for remark in sheet.refused],
        "mentioned": sorted(sheet.mentioned),
        "unknown": list(sheet.unknown),
    }


def sheet_from_json(data: dict[str, Any]) -> PeopleSheet:
    from stroomlijn.engines.people import PeopleSheet

    return PeopleSheet(
        tuple(_to_row(row) for row in data["rows"]),
        tuple(Remark(code, place, facts) for code, place, facts in data["refused"]),
        frozenset(data["mentioned"]),
        tuple(data["unknown"]),
    )


def _row(row: PersonRow) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for field, value in asdict(row).items():
        if isinstance(value, str):
            kept[field] = storable(value)
        elif isinstance(value, tuple):
            kept[field] = [storable(one) for one in value]
        else:
            kept[field] = value.isoformat() if isinstance(value, datetime.date) else value
    return kept


def _to_row(data: dict[str, Any]) -> PersonRow:
    from stroomlijn.engines.people import PersonRow

    lists = {field: tuple(data[field]) for field in ("teams", "werkrollen", "roles")}
    left_on = datetime.date.fromisoformat(data["left_on"]) if data["left_on"] else None
    return PersonRow(**{**data, **lists, "left_on": left_on})
