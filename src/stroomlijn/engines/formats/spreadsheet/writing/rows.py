"""From one process to the rows of the sheet Stappen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stroomlijn.engines.formats.spreadsheet.idents import process_id, slug
from stroomlijn.engines.formats.spreadsheet.kinds import RowKind
from stroomlijn.engines.process_model import STEPS, Event, Kind, Node, Process, reading_order
from stroomlijn.engines.process_model.durations import written_minutes

from .order import has_order_of_workbook, row_numbers
from .routes import Route, Routes, Written

_SPECIAL = set(';:,()"→=>|\n')


def step_rows(process: Process, municipality: str, code: str, codes: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows by field name. `codes` gives the code of each process in the workbook, for calls between them."""
    return _Writer(_on_one_line(process), process_id(municipality, code), code, codes).rows()


def unwritten_labels(process: Process) -> int:
    """How many names of ways do not come into a row: a way on has its name there only where there is a choice."""
    process = _on_one_line(process)
    named = Counter(flow.label for flow in process.flows if flow.label)
    return (named - Counter(_Writer(process, "", "", {}).labels())).total()


def _on_one_line(process: Process) -> Process:
    """Labels as a cell shows them; a drawing breaks them where its boxes end."""
    nodes = tuple(replace(node, label=" ".join(node.label.split())) for node in process.nodes)
    flows = tuple(replace(flow, label=" ".join(flow.label.split())) for flow in process.flows)
    return replace(process, nodes=nodes, flows=flows)


class _Writer:
    def __init__(self, process: Process, process_id: str, code: str, codes: Mapping[str, str]) -> None:
        self._process, self._id, self._code, self._codes = process, process_id, code, codes
        self._routes = Routes(process)
        self._written: dict[str, Written] = {}
        every = reading_order(process)
        self._is_row = self._choose(every)
        self._rows = self._nested([node for node in process.nodes if node.id in self._is_row])
        if not has_order_of_workbook(process, self._rows) or not self._begins_well():
            self._rows = self._nested([node for node in every if node.id in self._is_row])
        self._numbers = row_numbers(process, self._rows)
        self._next = {node.id: other for node, other in zip(self._rows, self._rows[1:], strict=False)}

    def rows(self) -> list[dict[str, str]]:
        return [{name: value for name, value in self._row(node).items() if value} for node in self._rows]

    def labels(self) -> Iterator[str]:
        """The names of ways that the rows say."""
        return (
            route.label for written in self._written.values() for route in written.routes if len(written.routes) > 1
        )

    def _choose(self, every: Sequence[Node]) -> set[str]:
        """Steps are rows; events and gateways only where no column of a step can hold them."""
        chosen = [node for node in every if node.kind in STEPS]
        chosen += [node for node in every if not self._process.incoming[node.id] and node.event is not Event.START]
        chosen += self._starts()
        found: set[str] = set()
        while chosen:
            node = chosen.pop()
            if node.id in found:
                continue
            found.add(node.id)
            if node.event is Event.END:
                continue
            self._written[node.id] = self._routes.of(node)
            goals = [goal for route in self._written[node.id].routes for goal in route.goals]
            chosen += [goal for goal in goals if goal.event is not Event.END or _needs_row(goal)]
        return found

    def _starts(self) -> list[Node]:
        """A start gets a row when it says something or is not the only one; what it leads to always has one."""
        chosen: list[Node] = []
        for node in self._process.nodes:
            if node.event is Event.START:
                alone = not any(
                    other.event is Event.START and other.parent == node.parent and other is not node
                    for other in self._process.nodes
                )
                first = [goal for route in self._routes.of(node).routes for goal in route.goals]
                if not alone or node.label or len(first) != 1 or first[0].event is Event.END:
                    chosen.append(node)
                else:
                    chosen += first
        return chosen

    def _begins_well(self) -> bool:
        """Whether the first row of each level is where its unwritten start leads."""
        first: dict[str, str] = {}
        for node in self._rows:
            first.setdefault(node.parent, node.id)
        for node in self._process.nodes:
            if node.event is Event.START and node.id not in self._is_row:
                goals = [goal.id for route in self._routes.of(node).routes for goal in route.goals]
                if goals != [first.get(node.parent)]:
                    return False
        return True

    def _nested(self, nodes: Sequence[Node]) -> list[Node]:
        """Sub-steps directly after the step that holds them; inside a level the starts first."""
        inside: dict[str, list[Node]] = {}
        for node in nodes:
            inside.setdefault(node.parent if node.parent in self._is_row else "", []).append(node)
        ordered: list[Node] = []
        stack = list(reversed(inside.get("", [])))
        while stack:
            node = stack.pop()
            ordered.append(node)
            stack += reversed(inside.get(node.id, []))
        return ordered

    def _row(self, node: Node) -> dict[str, str]:
        written = self._written.get(node.id, Written("", "", ()))
        return {
            "code": self._code,
            "nr": self._numbers[node.id],
            "kind": _kind(node),
            "step": self._step(node),
            "who": self._who(node),
            "system": node.system,
            "decision": written.decision,
            "next": "" if node.event is Event.END else self._vervolg(node, written),
            "wait": written.wait,
            "document": "; ".join(node.documents),
            "duration": "" if node.duration is None else written_minutes(node.duration),
            "lead_time": node.lead_time,
            "legal_basis": node.legal_basis,
            "note": node.documentation,
            "bottleneck": node.bottleneck,
            "id": "" if node.id == f"{self._id}-{slug(self._numbers[node.id])}" else node.id,
        }

    def _step(self, node: Node) -> str:
        if node.kind is not Kind.CALL or not node.calls:
            return node.label
        called = self._codes.get(node.calls, node.calls)
        return (
            f"zie proces {called}" if node.label in ("", node.calls, called) else f"{node.label} (zie proces {called})"
        )

    def _who(self, node: Node) -> str:
        if node.kind in (Kind.EVENT, Kind.GATEWAY):
            return " / ".join(name for name in (node.role, *node.helpers) if name)
        automatic = node.type in ("serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask")
        return " / ".join(name for name in ("automatisch" if automatic else "", node.role, *node.helpers) if name)

    def _vervolg(self, node: Node, written: Written) -> str:
        routes = written.routes
        if not routes:
            return self._end(node)
        if len(routes) == 1 and len(routes[0].goals) == 1:
            return self._single(node, routes[0].goals[0])
        if len(routes) == 1:  # with a name, reading would leave the other answer to the next row
            return self._together(node, routes[0])
        return "; ".join(self._route(node, route) for route in routes)

    def _single(self, node: Node, goal: Node) -> str:
        following = self._next.get(node.id)
        plain = all(self._numbers[other.id].isdigit() for other in (node, goal) if other.id in self._numbers)
        if following is goal and plain and goal.parent == node.parent:
            return ""
        return self._goal(node, goal)

    def _route(self, node: Node, route: Route) -> str:
        goals = self._together(node, route)
        return f"{_quoted(route.label)}: {goals}" if route.label else goals

    def _together(self, node: Node, route: Route) -> str:
        return (" en/of " if route.inclusive else " en ").join(self._goal(node, goal) for goal in route.goals)

    def _goal(self, node: Node, goal: Node) -> str:
        if goal.id in self._numbers and goal.parent == node.parent:
            return self._numbers[goal.id]
        return f"einde ({goal.label})" if goal.label and not _needs_row(goal) else self._end(node)

    def _end(self, node: Node) -> str:
        return "einde deel" if node.parent in self._numbers else "einde"


def _needs_row(end: Node) -> bool:
    """An end whose name would be read as something else in Vervolg, or that lies inside a step."""
    words = end.label.casefold().split()
    return bool(end.label) and bool(
        end.parent or _SPECIAL & set(end.label) or {"en", "of", "en/of", "&", "+"} & set(words)
    )


def _kind(node: Node) -> str:
    if node.kind is Kind.GATEWAY:
        return RowKind.DECISION
    if node.kind is Kind.EVENT:
        return {Event.START: RowKind.START, Event.END: RowKind.END}.get(node.event or Event.END, RowKind.EVENT)
    return ""


def _quoted(label: str) -> str:
    plain = label.replace('"', "'")
    return f'"{plain}"' if _SPECIAL & set(plain) or {"of"} & set(plain.split()) else plain
