"""PNML (ISO/IEC 15909-2, place/transition nets) to the process graph.

A labelled transition becomes a step; with several places before it a parallel gateway joins them first, with several
behind it a parallel gateway splits after it. A silent transition becomes such a gateway alone, or nothing when one
place leads through it to one other. A place becomes the flow between its transitions; an exclusive gateway where
several produce or several consume; a start event where the first token lies; an end event where nothing consumes.

The graph allows exactly the firing sequences of the net when the net is free-choice, safe and has arcs of weight 1.
Where transitions share a place but not all their places, a gateway chooses earlier than the net would: a remark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from lxml import etree

from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process

from .reading import FoundProcess, Reading
from .xml import check_parts, inner_text, line_of, local_name, read_xml

MANY_NODES = 2_000
MAX_LABEL = 10_000
_SILENT = re.compile(r"(tau|τ|invisible|\$invisible\$|)", re.IGNORECASE)
_LIFECYCLE = re.compile(r"\+(complete|start)$", re.IGNORECASE)
_PARTS = ("net", "place", "transition", "arc", "referencePlace", "referenceTransition")
_MOST_REFERENCES = 100
_PLAIN_ARCS = ("", "normal", "1")


def read_pnml(name: str, data: bytes) -> Reading:
    """All nets in a PNML file.

    A step has the id of its transition; gateways and events have one made from their place or transition.
    "+complete" behind a label, the mark of a log's life cycle, is left out. Raises Problem when there is no net.
    """
    root = read_xml(data).root
    nets = [element for element in root.iter() if local_name(element) == "net"]
    if not nets:
        raise Problem("pnml-no-net", line_of(root))
    check_parts([part for part in root.iter() if local_name(part) in _PARTS])
    stem = PurePath(name).stem
    names = [_text(net, "name") or (stem if len(nets) == 1 else net.get("id") or stem) for net in nets]
    return Reading("pnml", tuple(_found(net, title) for net, title in zip(nets, names, strict=True)))


def _found(net: etree._Element, name: str) -> FoundProcess:
    remarks: list[Remark] = []
    graph = _Graph(_read_net(net, remarks), remarks)
    nodes, flows = graph.built()
    if len(nodes) > MANY_NODES:
        remarks.append(Remark("process-large", name, {"nodes": len(nodes)}))
    process = Process(net.get("id") or "net", name, nodes, flows)
    return FoundProcess(process, f"net {process.id}, {line_of(net)}", None, tuple(remarks))


@dataclass(slots=True)
class _Net:
    """`label` of a transition is "" when it is silent; `before` and `after` hold neighbours in the order of arcs."""

    places: dict[str, None] = field(default_factory=dict)
    marked: list[str] = field(default_factory=list)
    label: dict[str, str] = field(default_factory=dict)
    before: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    after: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))


def _read_net(element: etree._Element, remarks: list[Remark]) -> _Net:
    net, means, seen = _Net(), dict[str, str](), set[str]()
    arcs = []
    for part in element.iter():
        kind, part_id = local_name(part), part.get("id") or ""
        if kind == "arc":
            arcs.append(part)
        elif kind in ("referencePlace", "referenceTransition"):
            means[part_id] = part.get("ref") or ""
        elif kind in ("place", "transition"):
            if not part_id or part_id in seen:
                remarks.append(Remark("pnml-duplicate-id", line_of(part), {"id": part_id}))
                continue
            seen.add(part_id)
            _add_part(part, kind, part_id, net, remarks)
    for arc in arcs:
        _add_arc(arc, means, net, remarks)
    return net


def _add_part(part: etree._Element, kind: str, part_id: str, net: _Net, remarks: list[Remark]) -> None:
    if kind == "transition":
        net.label[part_id] = _label(part, remarks)
        return
    net.places[part_id] = None
    tokens = _text(part, "initialMarking")
    if tokens not in ("", "0"):
        net.marked.append(part_id)
        if tokens != "1":
            remarks.append(Remark("pnml-tokens", f"{part_id}, {line_of(part)}", {"tokens": tokens}))


def _add_arc(arc: etree._Element, means: dict[str, str], net: _Net, remarks: list[Remark]) -> None:
    where = ", ".join(part for part in (arc.get("id") or "", line_of(arc)) if part)
    source, target = (_meant(arc.get(end) or "", means) for end in ("source", "target"))
    if not ((source in net.places and target in net.label) or (source in net.label and target in net.places)):
        remarks.append(Remark("pnml-arc-dangling", where, {"source": source, "target": target}))
        return
    if _text(arc, "inscription") not in _PLAIN_ARCS or _text(arc, "arctype") not in _PLAIN_ARCS:
        remarks.append(Remark("pnml-arc-special", where, {"kind": _text(arc, "arctype") or _text(arc, "inscription")}))
    net.after[source][target] = None
    net.before[target][source] = None


def _label(transition: etree._Element, remarks: list[Remark]) -> str:
    for tool in transition.iterchildren():
        if local_name(tool) == "toolspecific" and tool.get("activity") == "$invisible$":
            return ""
    text = _LIFECYCLE.sub("", _text(transition, "name"))
    if len(text) > MAX_LABEL:
        remarks.append(Remark("text-cut", line_of(transition), {"length": len(text), "limit": MAX_LABEL}))
    return "" if _SILENT.fullmatch(text) else text[:MAX_LABEL]


def _text(element: etree._Element, name: str) -> str:
    child = next((child for child in element.iterchildren() if local_name(child) == name), None)
    text = None if child is None else next((part for part in child.iterchildren() if local_name(part) == "text"), None)
    return "" if text is None else inner_text(text).strip()


def _meant(part: str, means: dict[str, str]) -> str:
    """What a reference stands for, also through other references; a ring or an endless chain of them means nothing."""
    for _ in range(_MOST_REFERENCES):
        if part not in means:
            return part
        part = means[part]
    return ""


class _Graph:
    """First every place and transition as a node of its own, then without the gateways that route nothing."""

    def __init__(self, net: _Net, remarks: list[Remark]) -> None:
        self._net = net
        self._remarks = remarks
        self._nodes: dict[str, Node] = {}
        self._taken = {*net.places, *net.label}
        self._pairs: dict[tuple[str, str, int], None] = {}

    def built(self) -> tuple[tuple[Node, ...], tuple[Flow, ...]]:
        """Nodes and flows in the order of the file, starts first and ends last."""
        entry, leave = {}, {}
        for place in self._net.places:
            entry[place] = leave[place] = self._gateway(place, place, Gateway.EXCLUSIVE)
            if not self._net.after[place]:
                self._connect(place, self._event(place, Event.END))
        for transition, label in self._net.label.items():
            entry[transition], leave[transition] = self._transition(transition, label)
        self._start()
        for source in (*self._net.places, *self._net.label):
            for target in self._net.after[source]:
                self._connect(leave[source], entry[target])
        self._remark_choices()
        return self._simplified()

    def _transition(self, transition: str, label: str) -> tuple[str, str]:
        before, after = self._net.before[transition], self._net.after[transition]
        if label:
            step = Node(transition, Kind.STEP, label, "task")
            first = self._gateway(transition, f"{transition}_join", Gateway.PARALLEL) if len(before) > 1 else ""
            self._nodes[transition] = step
            last = self._gateway(transition, f"{transition}_split", Gateway.PARALLEL) if len(after) > 1 else ""
            for source, target in ((first, transition), (transition, last)):
                if source and target:
                    self._connect(source, target)
        else:
            first = last = self._gateway(transition, transition, Gateway.PARALLEL)
        first, last = first or transition, last or transition
        if not before:
            self._connect(self._event(transition, Event.START), first)
        if not after:
            self._connect(last, self._event(transition, Event.END))
        return first, last

    def _start(self) -> None:
        marked = self._net.marked or [place for place in self._net.places if not self._net.before[place]]
        if not self._net.marked or len(marked) == 1:
            for place in marked:
                self._connect(self._event(place, Event.START), place)
            return
        split = self._gateway("start", self._free("start_split"), Gateway.PARALLEL)
        self._connect(self._event("start", Event.START), split)
        for place in marked:
            self._connect(split, place)

    def _gateway(self, origin: str, wanted: str, gateway: Gateway) -> str:
        node_id = wanted if wanted == origin else self._free(wanted)
        kind = "exclusiveGateway" if gateway is Gateway.EXCLUSIVE else "parallelGateway"
        self._nodes[node_id] = Node(node_id, Kind.GATEWAY, "", kind, gateway=gateway)
        return node_id

    def _event(self, origin: str, event: Event) -> str:
        node_id = self._free(f"{origin}_{event}")
        self._nodes[node_id] = Node(node_id, Kind.EVENT, "", f"{event}Event", event=event)
        return node_id

    def _free(self, wanted: str) -> str:
        node_id, number = wanted, 1
        while node_id in self._taken:
            number += 1
            node_id = f"{wanted}_{number}"
        self._taken.add(node_id)
        return node_id

    def _connect(self, source: str, target: str) -> None:
        self._pairs[source, target, len(self._pairs)] = None

    def _remark_choices(self) -> None:
        """Transitions that share a place but not all places: the net chooses later than a gateway can."""
        for place in self._net.places:
            consumers = self._net.after[place]
            if len({frozenset(self._net.before[transition]) for transition in consumers}) > 1:
                self._remarks.append(Remark("pnml-not-free-choice", place, {"transitions": len(consumers)}))

    def _simplified(self) -> tuple[tuple[Node, ...], tuple[Flow, ...]]:
        graph = _Wires(self._nodes, [(source, target) for source, target, _ in self._pairs])
        order = {Event.START: 0, None: 1, Event.END: 2}
        kept = (node for node in self._nodes.values() if node.id in graph.kept)
        nodes = tuple(sorted(kept, key=lambda node: order.get(node.event, 1)))
        flows = tuple(
            Flow(self._free(f"flow_{number}"), source, target) for number, (source, target) in enumerate(graph.pairs, 1)
        )
        return nodes, flows


class _Wires:
    """A graph from which gateways with one way in and one way out are taken, until none is left.

    Of equal ways between two exclusive gateways one is left, and a way back to the same gateway is none. A way into a
    parallel gateway always stays: it is one more thing to wait for.
    """

    def __init__(self, nodes: dict[str, Node], pairs: list[tuple[str, str]]) -> None:
        self._nodes = nodes
        self._wires: dict[int, tuple[str, str]] = {}
        self._choices: set[tuple[str, str]] = set()
        self._into: dict[str, dict[int, None]] = {node: {} for node in nodes}
        self._out_of: dict[str, dict[int, None]] = {node: {} for node in nodes}
        for number, pair in enumerate(pairs):
            self._add(number, *pair)
        self.kept = set(nodes)
        waiting = list(nodes)
        while waiting:
            waiting += self._reduced(waiting.pop())

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Source and target of every flow that is left."""
        return (self._wires[number] for number in sorted(self._wires))

    def _add(self, number: int, source: str, target: str) -> bool:
        """Whether the way was added; one that adds no choice is not."""
        if self._chooses(source) and self._chooses(target):
            if source == target or (source, target) in self._choices:
                return False
            self._choices.add((source, target))
        self._wires[number] = (source, target)
        self._out_of[source][number] = None
        self._into[target][number] = None
        return True

    def _remove(self, number: int) -> None:
        source, target = self._wires.pop(number)
        self._choices.discard((source, target))
        del self._out_of[source][number]
        del self._into[target][number]

    def _chooses(self, node: str) -> bool:
        return self._nodes[node].gateway is Gateway.EXCLUSIVE

    def _reduced(self, node_id: str) -> tuple[str, ...]:
        """Takes the node out if it routes nothing; gives the nodes around it that may route nothing now."""
        into, out_of = self._into[node_id], self._out_of[node_id]
        routes = self._nodes[node_id].kind is not Kind.GATEWAY or len(into) != 1 or len(out_of) != 1
        if routes or node_id not in self.kept or into == out_of:
            return ()
        first, last = next(iter(into)), next(iter(out_of))
        source, target = self._wires[first][0], self._wires[last][1]
        self._remove(first)
        self._remove(last)
        self.kept.discard(node_id)
        return () if self._add(first, source, target) else (source, target)
