"""From a row to the nodes that it stands for: the step, and the wait after it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from stroomlijn.engines.process_model import Event, Gateway, Kind, Node
from stroomlijn.engines.process_model.durations import minutes, split_wait

from .calls import called_process
from .joins import TYPES
from .kinds import RowKind
from .levels import Item
from .rows import StepRow

_PEOPLE = re.compile(r"\s*[/+\n]\s*")
_LIST = re.compile(r"\s*[;\n]\s*")
_AUTOMATIC = re.compile(r"(automatisch|geautomatiseerd|automatic)\b.*", re.IGNORECASE)


def row_node(item: Item, kind: RowKind, ident: str, parent: str) -> Node:
    """The node of the row itself, without its lane."""
    row = item.row
    if kind is RowKind.DECISION:
        label = row["step"] or row["decision"]
        return _described(
            row, Node(ident, Kind.GATEWAY, label, TYPES[Gateway.EXCLUSIVE], gateway=Gateway.EXCLUSIVE, parent=parent)
        )
    if kind is not RowKind.STEP:
        return _described(row, _event(row, kind, ident, parent))
    called = called_process(row["step"])
    step = Node(
        ident,
        Kind.CALL if called else Kind.SUBPROCESS if item.inside else Kind.STEP,
        called[0] if called else row["step"],
        _type(called is not None, bool(item.inside), row),
        calls=called[1] if called else "",
        parent=parent,
    )
    return _described(row, step)


def wait_node(row: StepRow, ident: str, parent: str) -> Node | None:
    """The event after the step for what stands in `Wacht op`, None when nothing does."""
    if not row["wait"]:
        return None
    what, term = split_wait(" ".join(row["wait"].split()))
    trigger = "message" if what else "timer"
    return Node(
        ident,
        Kind.EVENT,
        what or term,
        "intermediateCatchEvent",
        Event.INTERMEDIATE,
        trigger,
        parent=parent,
        lead_time=term,
    )


def process_node(name: str, ident: str, parent: str) -> Node:
    """The call to the process that takes over."""
    return Node(ident, Kind.CALL, name, "callActivity", calls=name, parent=parent)


def people_in(written: str) -> tuple[tuple[str, ...], bool]:
    """Who does it first and who works along, without the machine; and whether a machine does it."""
    names = _listed(written, _PEOPLE)
    people = tuple(name for name in names if not _AUTOMATIC.fullmatch(name))
    return people, len(people) < len(names)


def _event(row: StepRow, kind: RowKind, ident: str, parent: str) -> Node:
    if kind is RowKind.START:
        return Node(ident, Kind.EVENT, row["step"], "startEvent", Event.START, parent=parent)
    if kind is RowKind.END:
        return Node(ident, Kind.EVENT, row["step"], "endEvent", Event.END, parent=parent)
    return Node(ident, Kind.EVENT, row["step"], "intermediateThrowEvent", Event.INTERMEDIATE, parent=parent)


def _described(row: StepRow, node: Node) -> Node:
    """The node with the columns that only describe it."""
    people, _ = people_in(row["who"])
    facts: dict[str, object] = {"documentation": row["note"], "bottleneck": row["bottleneck"]}
    facts |= {"role": people[0] if people else "", "helpers": people[1:]}
    if node.gateway is None:
        facts |= {"lead_time": row["lead_time"], "legal_basis": row["legal_basis"], "system": row["system"]}
        facts |= {"documents": _listed(row["document"], _LIST), "duration": _duration(row)}
    return _replaced(node, facts)


def _replaced(node: Node, facts: dict[str, object]) -> Node:
    make: Callable[..., Node] = replace
    return make(node, **facts)


def _duration(row: StepRow) -> float | None:
    if not row["duration"]:
        return None
    found = minutes(row["duration"])
    if found is None:
        row.remark("workbook-duration-unread", written=row["duration"][:50])
    return found


def _type(call: bool, inside: bool, row: StepRow) -> str:
    if call:
        return "callActivity"
    if inside:
        return "subProcess"
    if people_in(row["who"])[1]:
        return "serviceTask"
    return "userTask" if row["system"] else "task"


def _listed(written: str, separator: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in separator.split(written) if name))
