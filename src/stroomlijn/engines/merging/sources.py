"""The processes that are merged, in an order and under names that do not depend on how they were given."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from stroomlijn.engines.matching.values import Key, Member
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Kind, Node, Process, Source, reading_order

LARGEST = 10_000
"""Nodes and flows of one process that can be merged."""
MOST = 50_000
"""Nodes and flows of all of them together: some 40 models of 300 steps."""


@dataclass(frozen=True)
class Sourced:
    """A member under the name by which its elements are traced."""

    file: str
    name: str
    process: Process

    @property
    def key(self) -> Key:
        return (self.file, self.name)

    @cached_property
    def reading(self) -> tuple[Node, ...]:
        """The nodes in reading order."""
        return reading_order(self.process)

    @cached_property
    def holders(self) -> frozenset[str]:
        """The nodes that have others inside them or at their border."""
        return frozenset(held for node in self.process.nodes for held in (node.parent, node.attached_to) if held)

    @property
    def size(self) -> int:
        """How many nodes and flows there are."""
        return len(self.process.nodes) + len(self.process.flows)

    def source(self, element: str) -> Source:
        return Source(self.file, self.name, element)


def in_order(members: Sequence[Member]) -> tuple[Sourced, ...]:
    """Sorted by (file, process name); the same process of the same file once.

    Two processes of one file with the same name are told apart by their ids, else by a number.
    """
    distinct = {(member.key, _fingerprint(member)): member for member in members}
    ordered = [distinct[key] for key in sorted(distinct)]
    twice = Counter(member.key for member in ordered)
    seen: Counter[Key] = Counter()
    found = []
    for member in ordered:
        name = member.name
        if twice[member.key] > 1:
            name = f"{name} ({member.process.id})"
        seen[member.file, name] += 1
        if seen[member.file, name] > 1:
            name = f"{name} {seen[member.file, name]}"
        found.append(Sourced(member.file, name, member.process))
    return tuple(sorted(found, key=lambda one: one.key))


def taking_part(sources: Sequence[Sourced]) -> tuple[tuple[Sourced, ...], tuple[Remark, ...]]:
    """The sources that can be merged, and of the others why they take no part.

    A process without steps has nothing to compare; where none has steps there is nothing to merge. A drawing that is
    very large is no process. Where all together are too much the smallest take part. Of a process that takes part it is
    told how many of its gateways do not: those without flows.
    """
    described = [source for source in sources if source.process.steps]
    why = "merge-no-steps" if described else "merge-nothing-described"
    left_out = [_left_out(source, why) for source in sources if not source.process.steps]
    total, kept = 0, set()
    for source in sorted(described or sources, key=lambda source: (source.size, source.key)):
        if source.size <= LARGEST and total + source.size <= MOST:
            total += source.size
            kept.add(source.key)
            left_out += _loose_gateways(source)
        else:
            limit = LARGEST if source.size > LARGEST else MOST
            left_out.append(_left_out(source, "merge-too-large", size=source.size, limit=limit))
    return tuple(source for source in sources if source.key in kept), tuple(sorted(left_out, key=repr))


def _loose_gateways(source: Sourced) -> list[Remark]:
    process = source.process
    gateways = [node.id for node in process.nodes if node.kind is Kind.GATEWAY]
    loose = sum(not (process.incoming[gateway] or process.outgoing[gateway]) for gateway in gateways)
    return [_left_out(source, "merge-loose-gateways", number=loose)] if loose else []


def _left_out(source: Sourced, code: str, **facts: int) -> Remark:
    return Remark(code, source.file, {"process": source.name, **facts})


def _fingerprint(member: Member) -> str:
    return hashlib.sha256(repr(member.process).encode()).hexdigest()
