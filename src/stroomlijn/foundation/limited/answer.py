"""A Reading or a Problem as JSON and back. Never pickle: whoever takes over a child must not reach the client."""

from __future__ import annotations

import json
from typing import Any

from stroomlijn.engines.formats.reading import FoundProcess, Reading
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Box, Drawing, process_from_json, process_to_json


def encode_reading(reading: Reading) -> bytes:
    """The reading as JSON."""
    data = {
        "format": reading.format,
        "processes": [_found(found) for found in reading.processes],
        "remarks": [_remark(remark) for remark in reading.remarks],
        "refused": [_remark(remark) for remark in reading.refused],
    }
    return json.dumps({"reading": data}).encode()


def encode_problem(problem: Problem) -> bytes:
    """The refusal as JSON."""
    return json.dumps({"problem": _remark(problem.as_remark())}).encode()


def decode(answer: bytes) -> Reading:
    """The reading. Raises the Problem that was answered, or Problem("reading-crashed") for anything unexpected."""
    try:
        data = json.loads(answer, parse_constant=_no_constant)
        if "problem" in data:
            remark = _to_remark(data["problem"])
            refusal = Problem(remark.code, remark.place, **remark.facts)
        else:
            return _to_reading(data["reading"])
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as unexpected:
        raise Problem("reading-crashed", error=type(unexpected).__name__) from unexpected
    raise refusal


def _found(found: FoundProcess) -> dict[str, Any]:
    return {
        "process": process_to_json(found.process),
        "place": found.place,
        "drawing": _drawing(found.drawing) if found.drawing else None,
        "remarks": [_remark(remark) for remark in found.remarks],
    }


def _drawing(drawing: Drawing) -> dict[str, Any]:
    return {
        "shapes": {key: _box(box) for key, box in drawing.shapes.items()},
        "edges": drawing.edges,
        "labels": {key: _box(box) for key, box in drawing.labels.items()},
    }


def _box(box: Box) -> list[float]:
    return [box.x, box.y, box.width, box.height]


def _remark(remark: Remark) -> list[Any]:
    return [remark.code, remark.place, {name: _plain(value) for name, value in remark.facts.items()}]


def _plain(value: object) -> object:
    """Facts are words, numbers or lists of them; whatever else is shown as text."""
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _to_reading(data: dict[str, Any]) -> Reading:
    return Reading(
        str(data["format"]),
        tuple(_to_found(found) for found in data["processes"]),
        tuple(_to_remark(remark) for remark in data["remarks"]),
        tuple(_to_remark(remark) for remark in data["refused"]),
    )


def _to_found(data: dict[str, Any]) -> FoundProcess:
    drawing = _to_drawing(data["drawing"]) if data["drawing"] else None
    remarks = tuple(_to_remark(remark) for remark in data["remarks"])
    return FoundProcess(process_from_json(data["process"]), str(data["place"]), drawing, remarks)


def _to_drawing(data: dict[str, Any]) -> Drawing:
    return Drawing(
        {str(key): Box(*map(float, box)) for key, box in data["shapes"].items()},
        {str(key): tuple((float(x), float(y)) for x, y in points) for key, points in data["edges"].items()},
        {str(key): Box(*map(float, box)) for key, box in data["labels"].items()},
    )


def _to_remark(data: list[Any]) -> Remark:
    code, place, facts = data
    return Remark(str(code), str(place), {str(name): value for name, value in facts.items()})


def _no_constant(name: str) -> float:
    raise ValueError(name)
