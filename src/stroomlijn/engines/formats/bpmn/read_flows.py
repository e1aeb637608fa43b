"""Sequence flows and message flows; what leads nowhere is mended where the nodes tell how, else left out."""

from __future__ import annotations

from lxml import etree

from stroomlijn.engines.process_model import Flow, MessageFlow, Node, Pool

from .index import Index
from .names import model, own
from .own import own_sources
from .text import child_text, label


class Flows:
    """Reads flows between the given nodes. `home` is the BPMN process of each node."""

    def __init__(self, nodes: dict[str, Node], home: dict[str, etree._Element], index: Index) -> None:
        self._nodes = nodes
        self._home = home
        self._index = index
        self._ends: dict[tuple[str, str], str] | None = None
        self._defaults = {
            self._index.refer(element.get("default"))
            for node in nodes
            if (element := index.element(node)) is not None and element.get("default")
        }

    def read(self, element: etree._Element) -> Flow | None:
        """The flow, or None with a remark when an end is missing or lies behind a border that no flow may cross."""
        source = self._end(element, "sourceRef", "outgoing")
        target = self._end(element, "targetRef", "incoming")
        if not source or not target:
            missing = element.get("sourceRef" if not source else "targetRef", "")
            self._index.remark("bpmn-flow-dangling", element, node=missing)
            return None
        if self._home[source] is not self._home[target]:
            self._index.remark("bpmn-flow-across-pools", element, source=source, target=target)
            return None
        if self._nodes[source].parent != self._nodes[target].parent:
            self._index.remark("bpmn-flow-across-subprocess", element, source=source, target=target)
            return None
        flow_id = self._index.id(element)
        return Flow(
            id=flow_id,
            source=source,
            target=target,
            label=label(element, self._index),
            condition=child_text(element, "conditionExpression", self._index),
            default=flow_id in self._defaults or element.get(own("default")) == "true",
            sources=own_sources(element),
        )

    def _end(self, element: etree._Element, attribute: str, listed: str) -> str:
        node = self._index.refer(element.get(attribute))
        if node in self._nodes:
            return node
        if element.get(attribute):
            return ""
        mended = self._listed().get((listed, self._index.id(element)), "")
        if mended:
            self._index.remark("bpmn-flow-mended", element, node=mended)
        return mended

    def _listed(self) -> dict[tuple[str, str], str]:
        """Which node lists which flow as incoming or outgoing; only made when a flow lacks an end."""
        if self._ends is None:
            self._ends = {}
            for node in self._nodes:
                element = self._index.element(node)
                assert element is not None
                for name in ("incoming", "outgoing"):
                    for reference in element.iterchildren(model(name)):
                        self._ends.setdefault((name, self._index.refer(reference.text)), node)
        return self._ends


def read_messages(
    collaboration: etree._Element, nodes: dict[str, Node], pools: tuple[Pool, ...], index: Index
) -> tuple[MessageFlow, ...]:
    """Messages between nodes and pools; one with an end elsewhere is left out with a remark."""
    known = nodes.keys() | {pool.id for pool in pools}
    pool_of = {pool.process: pool.id for pool in pools if pool.process}
    found = []
    for element in collaboration.iterchildren(model("messageFlow")):
        ends = [index.refer(element.get(end)) for end in ("sourceRef", "targetRef")]
        source, target = (pool_of.get(end, end) for end in ends)
        if source in known and target in known:
            found.append(MessageFlow(index.id(element), source, target, label(element, index)))
        else:
            missing = element.get("sourceRef" if source not in known else "targetRef", "")
            index.remark("bpmn-message-dangling", element, node=missing)
    return tuple(found)
