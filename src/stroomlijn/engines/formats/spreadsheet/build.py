"""From the rows of one process to its graph: start, ends and gateways are derived, never asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process

from .idents import Idents, slug
from .joins import TYPES, join
from .kinds import RowKind, kind_of
from .lanes import with_lanes
from .levels import Item, arrange
from .reach import remark_reach
from .rows import StepRow
from .steps import process_node, row_node, wait_node
from .vervolg import Way
from .ways import Exit, Goal, exits


def build(ident: str, name: str, rows: Sequence[StepRow], empty_means_end: bool) -> tuple[Process, list[Remark]]:
    """The graph of the rows, and what had to be remarked about it as a whole. Row remarks are left in the rows."""
    return _Builder(ident, name, rows, empty_means_end).build()


class _Builder:
    def __init__(self, ident: str, name: str, rows: Sequence[StepRow], empty_means_end: bool) -> None:
        self._id, self._name, self._empty_means_end = ident, name, empty_means_end
        self._idents = Idents()
        self._nodes: list[Node] = []
        self._ends: dict[str, Node] = {}
        self._flows: list[Flow] = []
        self._items = arrange(rows)
        self._ids: dict[int, str] = {}
        self._known: dict[str, Item] = {}
        self._name_items(self._items)

    def build(self) -> tuple[Process, list[Remark]]:
        self._level(self._items, "")
        by_id = {self._ids[id(item)]: item.row for item in self._all(self._items)}
        remark_reach(self._nodes, self._flows, by_id)
        nodes, lanes = with_lanes(self._nodes, self._id, self._idents)
        joined = join(nodes, self._flows, self._idents.take)
        remarks = [Remark("workbook-branches-cross", self._row_of(split, by_id)) for split in joined.crossed]
        nodes = [placed for node in nodes for placed in (*joined.joins.get(node.id, ()), node)]
        flows = [
            replace(flow, id=self._idents.take(f"{flow.source}--{flow.target}"))
            for flow in self._sorted(joined.flows, nodes)
        ]
        process = Process(self._id, self._name, tuple(nodes), tuple(flows), tuple(lanes), language="nl")
        return process, remarks

    def _name_items(self, items: Sequence[Item]) -> None:
        """Ids before flows: a Vervolg may point ahead. Labels may be used instead of numbers."""
        every = list(self._all(items))
        for item in every:
            wanted = slug(item.row["id"]) and item.row["id"]
            self._ids[id(item)] = self._idents.take(wanted or f"{self._id}-{slug(item.row.nr) or 'stap'}")
            if item.row.nr:
                self._known.setdefault(item.row.nr, item)
        for item in every:
            self._known.setdefault(item.row["step"].casefold(), item)

    def _all(self, items: Sequence[Item]) -> list[Item]:
        return [found for item in items for found in (item, *self._all(item.inside))]

    def _level(self, items: Sequence[Item], parent: str) -> None:
        kinds = [kind_of(item) for item in items]
        if RowKind.START not in kinds:
            start = Node(self._take(parent, "start"), Kind.EVENT, type="startEvent", event=Event.START, parent=parent)
            self._nodes.append(start)
            first = next((item for item, kind in zip(items, kinds, strict=True) if kind is not RowKind.END), items[0])
            self._flow(start.id, self._ids[id(first)])
        own_ends, self._ends = self._ends, {}
        for index, (item, kind) in enumerate(zip(items, kinds, strict=True)):
            self._row(items, index, item, kind, parent)
        self._nodes += self._ends.values()
        self._ends = own_ends

    def _row(self, items: Sequence[Item], index: int, item: Item, kind: RowKind, parent: str) -> None:
        node = row_node(item, kind, self._ids[id(item)], parent)
        self._nodes.append(node)
        if item.inside:
            self._level(item.inside, node.id)
        if kind is RowKind.END:
            return
        tail = node.id
        wait = wait_node(item.row, self._idents.take(f"{node.id}-wacht"), parent) if item.row["wait"] else None
        if wait is not None:
            self._nodes.append(wait)
            self._flow(tail, wait.id)
            tail = wait.id
        found = exits(items, index, self._known, self._empty_means_end)
        if node.gateway is not None and len(found) == 1 and len(found[0].goals) > 1:
            self._split_row(node, found[0])
        else:
            self._ways(node, tail, found, item.row)

    def _split_row(self, node: Node, way_out: Exit) -> None:
        """A row that only divides the work becomes the gateway that its Vervolg asks for."""
        kind = Gateway.INCLUSIVE if way_out.inclusive else Gateway.PARALLEL
        self._nodes[self._nodes.index(node)] = replace(node, gateway=kind, type=TYPES[kind])
        for goal in way_out.goals:
            self._flow(node.id, self._goal(goal, node))

    def _ways(self, node: Node, tail: str, found: Sequence[Exit], row: StepRow) -> None:
        if node.gateway is None and (len(found) > 1 or row["decision"]):
            choice = self._gateway(f"{node.id}-keuze", Gateway.EXCLUSIVE, node.parent, row["decision"])
            self._flow(tail, choice)
            tail = choice
            if len(found) == 1:
                row.remark("workbook-decision-without-ways")
        for way_out in found:
            self._lead(node, tail, way_out)

    def _lead(self, node: Node, source: str, way_out: Exit) -> None:
        label = way_out.label
        if len(way_out.goals) > 1:
            kind = Gateway.INCLUSIVE if way_out.inclusive else Gateway.PARALLEL
            split = self._gateway(f"{node.id}-tegelijk", kind, node.parent, "")
            self._flow(source, split, label)
            source, label = split, ""
        for goal in way_out.goals:
            self._flow(source, self._goal(goal, node), label)

    def _goal(self, goal: Goal, node: Node) -> str:
        if goal.item is not None:
            return self._ids[id(goal.item)]
        if goal.way is not Way.PROCESS:
            return self._end(node.parent, goal.name)
        call = process_node(goal.name, self._idents.take(f"{node.id}-zie-{slug(goal.name)}"), node.parent)
        self._nodes.append(call)
        self._flow(call.id, self._end(node.parent, ""))
        return call.id

    def _end(self, parent: str, name: str) -> str:
        if name not in self._ends:
            ident = self._take(parent, f"einde-{slug(name)}" if slug(name) else "einde")
            self._ends[name] = Node(ident, Kind.EVENT, name, "endEvent", Event.END, parent=parent)
        return self._ends[name].id

    def _gateway(self, wanted: str, kind: Gateway, parent: str, label: str) -> str:
        gateway = Node(self._idents.take(wanted), Kind.GATEWAY, label, TYPES[kind], gateway=kind, parent=parent)
        self._nodes.append(gateway)
        return gateway.id

    def _take(self, parent: str, ending: str) -> str:
        return self._idents.take(f"{parent or self._id}-{ending}")

    def _flow(self, source: str, target: str, label: str = "") -> None:
        self._flows.append(Flow(str(len(self._flows)), source, target, label))

    @staticmethod
    def _sorted(flows: Sequence[Flow], nodes: Sequence[Node]) -> list[Flow]:
        """By the node they leave, and there as Vervolg names them."""
        place = {node.id: index for index, node in enumerate(nodes)}
        return sorted(flows, key=lambda flow: (place[flow.source], int(flow.id or 0)))

    def _row_of(self, split: str, rows: Mapping[str, StepRow]) -> str:
        found = rows.get(split.removesuffix("-tegelijk"))
        return found.place if found else self._name
