"""One source's own process back out of a merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Artifact, Flow, Lane, MessageFlow, Node, Pool, Process, Source

from .values import Merge

T = TypeVar("T", Node, Lane, Pool, MessageFlow, Artifact)


def project(merge: Merge, file: str, process: str) -> Process:
    """The process that the source had, with its own ids and texts, as far as decisions left it.

    Of a merge in which nothing is decided this is the source itself, up to the order of its elements. Raises
    Problem("merge-unknown-source").
    """
    if (file, process) not in merge.alignment.columns:
        raise Problem("merge-unknown-source", file, process=process)
    view = _View(merge, file, process)
    merged = merge.process
    values = {
        "id": merged.id,
        "name": merged.name,
        "documentation": merged.documentation,
        "language": merged.language,
        "facts": merged.facts,
    }
    return Process(
        **{**values, **merge.own.get(Source(file, process, ""), {})},
        nodes=tuple(replace(node, sources=()) for node in view.own(merged.nodes)),
        flows=tuple(view.flows()),
        lanes=tuple(view.own(merged.lanes)),
        pools=tuple(view.own(merged.pools)),
        messages=tuple(view.own(merged.messages)),
        artifacts=tuple(view.own(merged.artifacts)),
    )


class _View:
    """A merge as one source sees it."""

    def __init__(self, merge: Merge, file: str, process: str) -> None:
        self._merge = merge
        self._key = (file, process)
        self._ids: dict[str, list[str]] = {}
        for element, sources in merge.elements.items():
            own = [source.element for source in sources if (source.file, source.process) == self._key]
            if own:
                self._ids[element] = own

    def own(self, elements: Iterable[T]) -> list[T]:
        """The elements that the source has, as it has them."""
        return [
            replace(element, id=own_id, **self._values(own_id))
            for element in elements
            for own_id in self._ids.get(element.id, ())
        ]

    def flows(self) -> list[Flow]:
        """The flows of the source: what several merged flows carry through connectors is one again.

        Where a decision joined several of its flows into one way, that is one flow with the id of the first.
        """
        carried: dict[str, list[Flow]] = defaultdict(list)
        for flow in self._merge.process.flows:
            for own_id in self._ids.get(flow.id, ()):
                carried[own_id].append(flow)
        ways: dict[tuple[str, ...], Flow] = {}
        for own_id, parts in sorted(carried.items()):
            for way in self._ways(parts):
                start, end = self._ids[way[0].source][0], self._ids[way[-1].target][0]
                flow = Flow(own_id, start, end, **self._values(own_id))
                ways.setdefault(tuple(part.id for part in way), flow)
        return list(ways.values())

    def _ways(self, parts: list[Flow]) -> list[list[Flow]]:
        """From one node of the source to another, along the parts."""
        following: dict[str, list[Flow]] = defaultdict(list)
        for part in parts:
            following[part.source].append(part)
        found = []
        for first in parts:
            if first.source not in self._ids:
                continue
            way = [first]
            while way[-1].target not in self._ids and following[way[-1].target] and len(way) <= len(parts):
                way.append(following[way[-1].target][0])
            if way[-1].target in self._ids:
                found.append(way)
        return found

    def _values(self, own_id: str) -> dict[str, Any]:
        return dict(self._merge.own.get(Source(*self._key, own_id), {}))
