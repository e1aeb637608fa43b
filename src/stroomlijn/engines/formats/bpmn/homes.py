"""Where each element of a process goes when it becomes BPMN: in which process, subprocess or collaboration."""

from __future__ import annotations

from dataclasses import dataclass, field

from stroomlijn.engines.process_model import Artifact, Flow, Lane, Node, Pool, Process

from .names import DATA, DATA_ENDS


@dataclass(slots=True)
class Home:
    """What one BPMN process holds, by the id of the subprocess around it ("" for the process itself).

    `pool` is None for the process of a drawing without pools, and for what lies in no pool.
    """

    pool: Pool | None
    lanes: list[Lane] = field(default_factory=list)
    nodes: dict[str, list[Node]] = field(default_factory=dict)
    flows: dict[str, list[Flow]] = field(default_factory=dict)
    artifacts: dict[str, list[Artifact]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not (self.lanes or self.nodes or self.flows or self.artifacts)


class Homes:
    """`all` in the order of the pools, loose elements last.

    `collaborate` is whether there is a collaboration around them, `shared` are artifacts of the collaboration itself.
    """

    def __init__(self, process: Process) -> None:
        self._process = process
        self._lanes = {lane.id: lane for lane in process.lanes}
        self._home = {pool.id: Home(pool) for pool in process.pools}
        self._loose = Home(None)
        self._of_node: dict[str, Home] = {}
        self.shared: list[Artifact] = []
        self.collaborate = bool(process.pools or process.messages)
        for lane in process.lanes:
            self._home.get(lane.pool, self._loose).lanes.append(lane)
        for node in process.nodes:
            home = self._of_node[node.id] = self._home.get(self._pool(node), self._loose)
            home.nodes.setdefault(node.parent, []).append(node)
        for flow in process.flows:
            self._of_node[flow.source].flows.setdefault(process.node[flow.source].parent, []).append(flow)
        for artifact in process.artifacts:
            self._place(artifact)
        self.all = [home for home in self._home.values() if not home.empty or (home.pool and home.pool.process)]
        if not self._loose.empty or not process.pools:
            self.all.append(self._loose)

    def of_node(self, node: str) -> Home:
        """The home that holds the node."""
        return self._of_node[node]

    def _pool(self, node: Node) -> str:
        """The pool that the node, else its lane, else the subprocess around it, says."""
        seen: set[str] = set()
        while True:
            lane = self._lanes.get(node.lane)
            if pool := node.pool or (lane.pool if lane else ""):
                return pool
            if node.parent not in self._process.node or node.parent in seen:
                return ""
            seen.add(node.parent)
            node = self._process.node[node.parent]

    def _place(self, artifact: Artifact) -> None:
        linked = [node for node, _ in artifact.links if node in self._of_node]
        if artifact.parent in self._of_node and artifact.type not in DATA_ENDS:
            self._of_node[artifact.parent].artifacts.setdefault(artifact.parent, []).append(artifact)
        elif linked:
            self._of_node[linked[0]].artifacts.setdefault("", []).append(artifact)
        elif self.collaborate and artifact.type not in DATA:
            self.shared.append(artifact)
        else:
            home = next(iter(self._of_node.values()), self._loose)
            home.artifacts.setdefault("", []).append(artifact)
