"""Which node stands in which subprocess, made safe: unknown parents and rings of parents count as the top."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.engines.process_model import Event, Node, Process


@dataclass(frozen=True)
class Family:
    """`parent` by node id ("" at the top), `members` by subprocess id in document order, `depth` by scope id."""

    process: Process
    parent: dict[str, str]
    members: dict[str, list[Node]]
    depth: dict[str, int]

    def scopes(self) -> list[str]:
        """The top and every subprocess with content, innermost first."""
        return sorted(self.members, key=lambda scope: -self.depth[scope])

    def lift(self, node: str, scope: str) -> str:
        """The node of `scope` that is or holds `node`; "" when the node stands elsewhere."""
        while node in self.parent and self.parent[node] != scope:
            node = self.parent[node]
        return node if node in self.parent else ""

    def common_scope(self, left: str, right: str) -> str:
        """The innermost scope that holds both nodes."""
        first, second = self.parent.get(left, ""), self.parent.get(right, "")
        while first != second:
            if self.depth[first] >= self.depth[second]:
                first = self.parent.get(first, "")
            else:
                second = self.parent.get(second, "")
        return first


def family_of(process: Process) -> Family:
    """The nesting of the nodes of a process."""
    parent = {node.id: _claimed_parent(node, process) for node in process.nodes}
    depth = _break_rings(parent)
    members: dict[str, list[Node]] = {"": []}
    for node in process.nodes:
        members.setdefault(parent[node.id], []).append(node)
    return Family(process, parent, members, depth)


def hosts(nodes: list[Node]) -> dict[str, str]:
    """Of each boundary event among the nodes: the activity on whose border it stands."""
    plain = {node.id for node in nodes if node.event is not Event.BOUNDARY}
    return {node.id: node.attached_to for node in nodes if node.id not in plain and node.attached_to in plain}


def _claimed_parent(node: Node, process: Process) -> str:
    host = process.node.get(node.attached_to) if node.event is Event.BOUNDARY else None
    claimed = (host or node).parent
    return claimed if claimed in process.node and claimed != node.id else ""


def _break_rings(parent: dict[str, str]) -> dict[str, int]:
    """Depth of every scope; a node in a ring of parents is moved to the top."""
    depth = {"": 0}
    for node in parent:
        chain: list[str] = []
        seen: set[str] = set()
        scope = node
        while scope not in depth and scope not in seen:
            seen.add(scope)
            chain.append(scope)
            scope = parent[scope]
        if scope not in depth:
            parent[chain[-1]] = ""
        for inner in reversed(chain):
            depth[inner] = depth.get(parent[inner], 0) + 1
    return depth
