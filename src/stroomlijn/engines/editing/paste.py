"""The command `paste`: many rows at once, or one column down the rows that there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from stroomlijn.engines.formats.spreadsheet.cells import is_error
from stroomlijn.engines.formats.spreadsheet.steps import people_in
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Kind, Node, Process

from . import texts
from .cells import CELLS, put_cell
from .draft import Draft
from .lanes import complete_lanes, with_role
from .pasted import PastedRow, pasted_column, pasted_rows
from .pasted_ways import join_pasted
from .places import splice
from .rows import steps_in_order
from .steps import asked_place, new_step, remove


def paste(process: Process, command: Mapping[str, Any]) -> tuple[Process, tuple[Remark, ...]]:
    """{do: paste, after | before, id, text | rows, over?} inserts a row per line, with where it goes on; {do: paste,
    at, column, text} fills cells.

    The ids of the new steps are `id` with _1, _2 ... `over` is a row without a name that the new ones come in place of.
    What cannot be taken over comes back as a Remark with the number of the row, its beginning (`text`) and all of it
    (`whole`); the rest is taken over.
    """
    draft = Draft(process)
    if command.get("column") is not None:
        return _fill(draft, command)
    prefix = texts.new_id(command.get("id"), draft.taken)
    found, remarks = pasted_rows(command.get("text"), command.get("rows"))
    place = asked_place(draft, command)
    made = [(row, new_step(draft.fresh(f"{prefix}_{row.number}"), "", place.near)) for row in found]
    steps = [(row, step) for row, bare in made if (step := _step(draft, row, bare, remarks)) is not None]
    if not steps:
        return process, tuple(remarks)
    splice(draft, place, [step for _, step in steps])
    complete_lanes(draft, steps[0][1])
    joined, left_out = join_pasted(_over(draft, command), [(row, step.id) for row, step in steps])
    return joined, tuple(sorted((*remarks, *left_out), key=_row_of))


def _row_of(remark: Remark) -> int:
    """The number of the row, 0 for what is about all of them."""
    return int("".join(filter(str.isdecimal, remark.place)) or 0)


def _over(draft: Draft, command: Mapping[str, Any]) -> Process:
    """The graph without the empty row that one pasted on."""
    over = draft.graph.node.get(str(command.get("over") or ""))
    if over is None or over.kind is not Kind.STEP or over.label:
        return draft.graph
    return remove(draft.graph, {"step": over.id})


def _step(draft: Draft, row: PastedRow, step: Node, remarks: list[Remark]) -> Node | None:
    """The row as a step; None when it has no usable name."""
    values: dict[str, Any] = {}
    for name, written in row.cells.items():
        if name not in CELLS:
            continue
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
