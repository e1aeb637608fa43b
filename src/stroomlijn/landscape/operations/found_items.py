"""What was found in a file, as the preview shows it and as it will be taken over."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from stroomlijn.engines.formats.reading import FoundProcess, Reading
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import process_to_json, step_numbers
from stroomlijn.foundation.text import fold, storable
from stroomlijn.landscape.models import Import, ImportFile, ImportItem
from stroomlijn.landscape.naming import split_organisation

MOST_DRAWN = 5_000  # nodes and flows together; the time of a drawing grows with the square of its flows


def found_item(
    run: Import, file: ImportFile, position: int, found: FoundProcess, reading: Reading, data: bytes
) -> ImportItem:
    process = found.process
    name, organisation = _named(run, found)
    bpmn, drawing, remarks = prepared(found, reading.format, data)
    remarks = (*found.remarks, *remarks, *_other_organisation(run, found))
    return ImportItem(
        file=file,
        position=position,
        place=storable(found.place)[:300],
        outcome=ImportItem.Outcome.REMARK if remarks else ImportItem.Outcome.ACCEPTED,
        remarks=as_json(remarks),
        name=name,
        code=storable(process.fact.get("code", ""))[:60],
        organisation=organisation,
        element=storable(process.id)[:300],
        graph=storable_json(process_to_json(process)),
        bpmn=bpmn,
        drawing=storable(drawing),
        step_count=len(process.steps),
        flow_count=len(process.flows),
    )


def _named(run: Import, found: FoundProcess) -> tuple[str, str]:
    name = storable(found.process.name or found.process.fact.get("code", "") or found.place).strip()
    named = found.process.fact.get("gemeente", "")
    organisation = named or run.organisation if run.column_first else run.organisation or named
    if run.organisation_in_name:
        name, in_name = split_organisation(name)
        organisation = in_name or organisation
    return (name or "Proces zonder naam")[:300], storable(organisation).strip()[:120]


def _other_organisation(run: Import, found: FoundProcess) -> tuple[Remark, ...]:
    named = found.process.fact.get("gemeente", "")
    given = "" if run.column_first else run.organisation
    differs = given and named and fold(named) != fold(given)
    return (Remark("other-organisation", "", {"found": named}),) if differs else ()


def prepared(found: FoundProcess, format_name: str, data: bytes) -> tuple[bytes, str, tuple[Remark, ...]]:
    """The record, the drawing, and what was to be remarked on them."""
    from stroomlijn.engines.formats.bpmn import write_bpmn
    from stroomlijn.engines.layout import arrange, draw_svg

    process = found.process
    parts = len(process.nodes) + len(process.flows)
    if parts > MOST_DRAWN:
        record = data if format_name == "bpmn" else write_bpmn(process, None)
        return record, "", (Remark("too-many-nodes", "", {"number": parts, "most": MOST_DRAWN}),)
    drawing = found.drawing or arrange(process)
    record = data if format_name == "bpmn" else write_bpmn(process, drawing)
    return record, draw_svg(process, drawing, numbers=step_numbers(process)), ()


def refused_item(file: ImportFile, position: int, remark: Remark) -> ImportItem:
    return ImportItem(
        file=file,
        position=position,
        place=storable(remark.place)[:300],
        outcome=ImportItem.Outcome.REFUSED,
        remarks=as_json([remark]),
        include=False,
    )


def as_json(remarks: Any) -> list[dict[str, Any]]:
    return [storable_json(asdict(remark)) for remark in remarks]


def storable_json(value: Any) -> Any:
    """The same JSON without signs that the database cannot hold."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(str(name)): storable_json(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [storable_json(part) for part in value]
    return value
