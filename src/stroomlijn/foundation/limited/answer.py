"""What was read, or a Problem, as JSON and back. Never pickle: whoever takes over a child must not reach the client."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from stroomlijn.engines.formats.reading import FoundProcess, Reading
from stroomlijn.engines.formats.text_document import Block, TextDocument
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Box, Drawing, process_from_json, process_to_json

if TYPE_CHECKING:
    from stroomlijn.engines.formats.spreadsheet.table import Table

Found = TypeVar("Found")


def encode(found: Reading | TextDocument | list[Table]) -> bytes:
    """What a reader found as JSON."""
    if isinstance(found, Reading):
        return encode_reading(found)
    return encode_text(found) if isinstance(found, TextDocument) else encode_tables(found)


def encode_reading(reading: Reading) -> bytes:
    """The reading as JSON."""
    data = {
        "format": reading.format,
        "processes": [_found(found) for found in reading.processes],
        "remarks": [_remark(remark) for remark in reading.remarks],
        "refused": [_remark(remark) for remark in reading.refused],
    }
    return json.dumps({"reading": data}).encode()


def encode_text(document: TextDocument) -> bytes:
    """The document as JSON."""
    blocks = [[block.kind, block.text, block.level, block.rows] for block in document.blocks]
    remarks = [_remark(remark) for remark in document.remarks]
    return json.dumps({"text": {"format": document.format, "blocks": blocks, "remarks": remarks}}).encode()


def encode_problem(problem: Problem) -> bytes:
    """The refusal as JSON."""
    return json.dumps({"problem": _remark(problem.as_remark())}).encode()


def encode_tables(tables: list[Table]) -> bytes:
    """The rows of each sheet as JSON."""
    return json.dumps({"tables": [_table(table) for table in tables]}).encode()


def decode(answer: bytes) -> Reading:
    """The reading. Raises the Problem that was answered, or Problem("reading-crashed") for anything unexpected."""
    return _decoded(answer, lambda data: _to_reading(data["reading"]))


def decode_tables(answer: bytes) -> list[Table]:
    """The sheets, as `decode` gives a reading."""
    return _decoded(answer, lambda data: [_to_table(table) for table in data["tables"]])


def decode_text(answer: bytes) -> TextDocument:
    """The document, as `decode` gives a reading."""
    return _decoded(answer, lambda data: _to_text(data["text"]))


def _decoded(answer: bytes, found: Callable[[dict[str, Any]], Found]) -> Found:
    try:
        data = json.loads(answer, parse_constant=_no_constant)
        if "problem" in data:
            remark = _to_remark(data["problem"])
            refusal = Problem(remark.code, remark.place, **remark.facts)
        else:
            return found(data)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as unexpected:
        raise Problem("reading-crashed", error=type(unexpected).__name__) from unexpected
    raise refusal


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "rows": [[row.number, *row.cells] for row in table.rows],
        "remarks": [_remark(remark) for remark in table.remarks],
        "refused": [_remark(remark) for remark in table.refused],
    }


def _to_table(data: dict[str, Any]) -> Table:
    from stroomlijn.engines.formats.spreadsheet.table import Row, Table

    return Table(
        str(data["name"]),
        tuple(Row(int(number), tuple(map(str, cells))) for number, *cells in data["rows"]),
        remarks=tuple(_to_remark(remark) for remark in data["remarks"]),
        refused=tuple(_to_remark(remark) for remark in data["refused"]),
    )


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


def _to_text(data: dict[str, Any]) -> TextDocument:
    remarks = tuple(_to_remark(remark) for remark in data["remarks"])
    return TextDocument(str(data["format"]), tuple(_to_block(*block) for block in data["blocks"]), remarks)


def _to_block(kind: Any, text: Any, level: Any, rows: Any) -> Block:
    if kind not in ("heading", "paragraph", "item", "table"):
        raise ValueError(kind)
    return Block(kind, str(text), int(level), tuple(tuple(str(cell) for cell in row) for row in rows))


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
