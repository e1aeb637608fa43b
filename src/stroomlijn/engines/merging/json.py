"""A merge as plain JSON values and back: the OUT.json of the command line."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from stroomlijn.engines.matching.values import Key
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Event, Gateway, Kind, Source, process_from_json, process_to_json

from .values import (
    Alignment,
    Choice,
    Consequence,
    Difference,
    DifferenceType,
    Falls,
    Merge,
    Option,
    OptionKind,
    Row,
)

ENUMS = {"kind": Kind, "event": Event, "gateway": Gateway}


def merge_to_json(merge: Merge) -> dict[str, Any]:
    """All that the merge holds, in the shape of docs/cli.md. Same merge, same JSON."""
    return {
        "base": _key(merge.base),
        "elements": [
            {"id": element, "sources": [_source(source) for source in sources]}
            for element, sources in merge.elements.items()
        ],
        "differences": [_difference(difference) for difference in merge.differences],
        "refused": list(merge.refused),
        "left_out": list(map(_remark, merge.left_out)),
        "contradicted": list(map(_remark, merge.contradicted)),
        "alignment": {
            "columns": [_key(column) for column in merge.alignment.columns],
            "rows": [
                {"id": row.id, "label": row.label, "kind": row.kind, "element": row.element, "cells": list(row.cells)}
                for row in merge.alignment.rows
            ],
        },
        "own": [{**_source(source), "values": dict(values)} for source, values in merge.own.items()],
        "process": process_to_json(merge.process),
    }


def merge_from_json(data: dict[str, Any]) -> Merge:
    """The inverse of merge_to_json. Raises KeyError, TypeError or ValueError on JSON that it did not write."""
    alignment = data["alignment"]
    return Merge(
        process=process_from_json(data["process"]),
        base=_key_of(data["base"]),
        differences=tuple(_difference_of(one) for one in data["differences"]),
        alignment=Alignment(
            columns=tuple(_key_of(column) for column in alignment["columns"]),
            rows=tuple(
                Row(row["id"], row["label"], Kind(row["kind"]), row["element"], tuple(row["cells"]))
                for row in alignment["rows"]
            ),
        ),
        elements={one["id"]: tuple(_source_of(source) for source in one["sources"]) for one in data["elements"]},
        own={_source_of(one): _values_of(one["values"]) for one in data["own"]},
        refused=tuple(data["refused"]),
        left_out=tuple(map(_remark_of, data.get("left_out", ()))),
        contradicted=tuple(map(_remark_of, data.get("contradicted", ()))),
    )


def _remark(remark: Remark) -> dict[str, Any]:
    return {"code": remark.code, "file": remark.place, **remark.facts}


def _remark_of(data: dict[str, Any]) -> Remark:
    facts = {name: value for name, value in data.items() if name not in ("code", "file")}
    return Remark(data["code"], data["file"], facts)


def _key(key: Key) -> dict[str, str]:
    return {"file": key[0], "process": key[1]}


def _key_of(data: dict[str, str]) -> Key:
    return (data["file"], data["process"])


def _source(source: Source) -> dict[str, str]:
    return {"file": source.file, "process": source.process, "element": source.element}


def _source_of(data: dict[str, str]) -> Source:
    return Source(data["file"], data["process"], data["element"])


def _difference(difference: Difference) -> dict[str, Any]:
    choice = difference.choice
    return {
        "id": difference.id,
        "type": difference.type,
        "label": difference.label,
        "elements": list(difference.elements),
        "rows": list(difference.rows),
        "options": [_option(option) for option in difference.options],
        "choice": asdict(choice) if choice else None,
    }


def _option(option: Option) -> dict[str, Any]:
    return {
        "id": option.id,
        "kind": option.kind,
        "text": option.text,
        "members": [_key(member) for member in option.members],
        "consequence": asdict(option.consequence),
        "told_by": [{**_key(member), "way": way} for member, way in option.told_by],
        "falls": _falls(option.falls),
        "may_fall": _falls(option.may_fall),
    }


def _falls(falls: Falls) -> list[dict[str, str]]:
    return [{"step": step, "question": question} for step, question in falls]


def _falls_of(data: list[dict[str, str]]) -> Falls:
    return tuple((one["step"], one["question"]) for one in data)


def _difference_of(data: dict[str, Any]) -> Difference:
    return Difference(
        id=data["id"],
        type=DifferenceType(data["type"]),
        label=data["label"],
        elements=tuple(data["elements"]),
        rows=tuple(data["rows"]),
        options=tuple(
            Option(
                option["id"],
                OptionKind(option["kind"]),
                option["text"],
                tuple(_key_of(member) for member in option["members"]),
                Consequence(**option["consequence"]),
                tuple((_key_of(one), one["way"]) for one in option.get("told_by", ())),
                _falls_of(option.get("falls", [])),
                _falls_of(option.get("may_fall", [])),
            )
            for option in data["options"]
        ),
        choice=_choice_of(data["choice"]) if data["choice"] else None,
    )


def _choice_of(data: dict[str, Any]) -> Choice:
    return Choice(data["option"], data["condition"], data["value"], tuple(data.get("among", ())))


def _values_of(values: dict[str, Any]) -> dict[str, Any]:
    """Field values of process_model: JSON knows no tuples and no enumerations."""
    return {name: _value_of(name, value) for name, value in values.items()}


def _value_of(name: str, value: Any) -> Any:
    if name in ENUMS and value is not None:
        return ENUMS[name](value)
    if isinstance(value, list):
        return tuple(tuple(part) if isinstance(part, list) else part for part in value)
    return value
