"""The command `paste`: many rows at once, or one column down the rows that there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from stroomlijn.engines.formats.spreadsheet.cells import is_error
from stroomlijn.engines.formats.spreadsheet.steps import people_in
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Node, Process

from . import texts
from .cells import CELLS, put_cell
from .draft import Draft
from .lanes import complete_lanes, with_role
from .pasted import PastedRow, pasted_column, pasted_rows
from .places import splice
from .rows import steps_in_order
from .steps import asked_place, new_step


def paste(process: Process, command: Mapping[str, Any]) -> tuple[Process, tuple[Remark, ...]]:
    """{do: paste, after | before, id, text | rows} inserts a row per line; {do: paste, at, column, text} fills cells.

    The ids of the new steps are `id` with _1, _2 ... What cannot be taken over comes back as a Remark with the number
    of the row, its beginning (`text`) and all of it (`whole`); the other rows are taken over.
    """
    draft = Draft(process)
    if command.get("column") is not None:
        return _fill(draft, command)
    prefix = texts.new_id(command.get("id"), draft.taken)
    found, remarks = pasted_rows(command.get("text"), command.get("rows"))
    place = asked_place(draft, command)
    steps = []
    for row in found:
        step = _step(draft, row, new_step(draft.fresh(f"{prefix}_{row.number}"), "", place.near), remarks)
        if step is not None:
            steps.append(step)
    if steps:
        splice(draft, place, steps)
        complete_lanes(draft, steps[0])
    return draft.graph, tuple(remarks)


def _step(draft: Draft, row: PastedRow, step: Node, remarks: list[Remark]) -> Node | None:
    """The row as a step; None when it has no usable name."""
    values: dict[str, Any] = {}
    for name, written in row.cells.items():
        try:
            values[name] = _read(name, written, row.place)
        except Problem as problem:
            if name == "label":
                remarks.append(_refused(problem.code, row, written))
                return None
            remarks.append(_refused("edit-paste-cell", row, written))
    if not values.get("label"):
        remarks.append(_refused("edit-paste-nameless", row, row.text))
        return None
    people, automatic = people_in(values.pop("role", ""))
    made = replace(step, **values, helpers=people[1:], type="serviceTask" if automatic else step.type)
    return with_role(draft, made, people[0]) if people else made


def _fill(draft: Draft, command: Mapping[str, Any]) -> tuple[Process, tuple[Remark, ...]]:
    """One pasted column, down from a row. Lines for which there is no row come back."""
    field = str(command["column"])
    if field not in CELLS:
        raise Problem("edit-command-unreadable", field[:100])
    ordered = [node.id for node in steps_in_order(draft.graph)]
    rows = ordered[ordered.index(draft.step(command.get("at")).id) :]
    remarks = []
    for number, written in enumerate(pasted_column(command.get("text")), 1):
        row = PastedRow(number, {field: written})
        if number > len(rows):
            remarks += [_refused("edit-paste-no-row", row, written)] if written else []
            continue
        try:
            put_cell(draft, draft.step(rows[number - 1]), field, _read(field, written, row.place))
        except Problem:
            remarks.append(_refused("edit-paste-cell", row, written))
    return draft.graph, tuple(remarks)


def _read(name: str, written: str, place: str) -> Any:
    if is_error(written):
        raise Problem("edit-paste-cell", place)
    return CELLS[name](written, place)


def _refused(code: str, row: PastedRow, written: str) -> Remark:
    facts = {"text": texts.shown(written), "whole": row.text, "length": len(written), "limit": texts.LABEL}
    return Remark(code, row.place, facts)
