"""What stands around a node: the labels just before and after it, and how far along the process it is."""

from __future__ import annotations

from collections import deque
from functools import cached_property

from stroomlijn.engines.process_model import Kind, Process

from .similarity import Lexicon

Words = tuple[str, ...]


class Surroundings:
    """Neighbours and depth of the nodes of one process."""

    def __init__(self, process: Process, lexicon: Lexicon) -> None:
        self._process = process
        self._lexicon = lexicon
        self._labels: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def label(self, node_id: str) -> str:
        return self._process.node[node_id].label

    def around(self, node_id: str) -> frozenset[tuple[str, Words]]:
        """The words of the nearest steps and events before and after, looking through gateways."""
        before, after = self.labels(node_id)
        return frozenset(
            {("before", self._lexicon.words(label)) for label in before}
            | {("after", self._lexicon.words(label)) for label in after}
        )

    def labels(self, node_id: str) -> tuple[frozenset[str], frozenset[str]]:
        """The labels of the nearest steps and events before, and of those after."""
        if node_id not in self._labels:
            self._labels[node_id] = self._nearest(node_id, "source"), self._nearest(node_id, "target")
        return self._labels[node_id]

    @cached_property
    def depth(self) -> dict[str, int]:
        """Flows from the nearest start; nodes that no start reaches count from the first of them in the file."""
        process, depth = self._process, dict[str, int]()
        roots = [node.id for node in process.nodes if not process.incoming[node.id]]
        for root in [*roots, *(node.id for node in process.nodes)]:
            if root in depth:
                continue
            depth[root] = 0
            queue = deque([root])
            while queue:
                here = queue.popleft()
                for flow in process.outgoing[here]:
                    if flow.target not in depth and flow.target in process.node:
                        depth[flow.target] = depth[here] + 1
                        queue.append(flow.target)
        return depth

    def _nearest(self, node_id: str, end: str) -> frozenset[str]:
        flows = self._process.incoming if end == "source" else self._process.outgoing
        found, seen, queue = set[str](), {node_id}, deque([node_id])
        while queue:
            for flow in flows[queue.popleft()]:
                neighbour = self._process.node.get(getattr(flow, end))
                if neighbour is None or neighbour.id in seen:
                    continue
                seen.add(neighbour.id)
                if neighbour.kind is Kind.GATEWAY:
                    queue.append(neighbour.id)
                else:
                    found.add(neighbour.label)
        return frozenset(found)
