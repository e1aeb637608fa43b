"""The commands `set` and `describe`: one cell of the table, one fact of the process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from stroomlijn.engines.formats.spreadsheet.columns import PROCESS_COLUMNS
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Node, Process

from . import texts
from .draft import Draft
from .lanes import give_role

CELLS: Mapping[str, Callable[[object, str], Any]] = {
    "label": texts.line,
    "role": texts.line,
    "helpers": texts.listed,
    "system": texts.line,
    "documents": texts.listed,
    "lead_time": texts.line,
    "duration": texts.duration,
    "legal_basis": texts.cell,
    "documentation": texts.paragraphs,
    "bottleneck": texts.paragraphs,
}
"""Per cell how its value is read."""

FACTS = frozenset(PROCESS_COLUMNS) - {"naam"}


def set_cell(process: Process, command: Mapping[str, Any]) -> Process:
    """{do: set, step, field, value, was}. Refused when the cell holds neither `was` nor already the value."""
    draft = Draft(process)
    step = draft.step(command.get("step"))
    field = str(command.get("field"))
    if field not in CELLS:
        raise Problem("edit-command-unreadable", step.id)
    value, was = (CELLS[field](command.get(name), step.id) for name in ("value", "was"))
    now = getattr(step, field)
    if now not in (was, value):
        raise Problem("edit-overtaken", step.id, field=field, now=_said(now))
    if now != value:
        put_cell(draft, step, field, value)
    return draft.graph


def put_cell(draft: Draft, step: Node, field: str, value: Any) -> None:
    """Sets a cell to a value as CELLS reads it."""
    if field == "role":
        give_role(draft, step, value)
    else:
        changed: dict[str, Any] = {field: value}
        draft.put_node(replace(step, **changed))


def describe(process: Process, command: Mapping[str, Any]) -> Process:
    """{do: describe, field, value, was}: the name, the documentation or a fact of the process. A fact "" goes."""
    field = str(command.get("field"))
    if field not in FACTS and field not in ("name", "documentation"):
        raise Problem("edit-command-unreadable", field[:100])
    read = texts.line if field == "name" else texts.paragraphs
    value, was = (read(command.get(name), field) for name in ("value", "was"))
    now = getattr(process, field) if field in ("name", "documentation") else process.fact.get(field, "")
    if now not in (was, value):
        raise Problem("edit-overtaken", field, field=field, now=_said(now))
    if field == "name" and not value:
        raise Problem("edit-process-nameless")
    if field in ("name", "documentation"):
        changed: dict[str, Any] = {field: value}
        return replace(process, **changed)
    facts = {**process.fact, field: value}
    return replace(process, facts=tuple((name, text) for name, text in facts.items() if text or name != field))


def _said(value: object) -> str:
    if isinstance(value, tuple):
        value = "; ".join(value)
    return texts.shown(f"{value:g}" if isinstance(value, float) else str(value or ""))
