"""What a source says otherwise than the merge: with it every source's own process can be told again."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from stroomlijn.engines.process_model import Flow, Node, Process, Source

from .draft import Draft
from .frame import Frame

OF_PROCESS = ("id", "name", "documentation", "language", "facts")
OF_FLOW = ("label", "condition", "default")
OF_NODE = tuple(field.name for field in fields(Node) if field.name not in ("id", "sources"))

NO_FLOW = Flow("", "", "")


def own_values(draft: Draft, merged: Process, around: Frame) -> dict[Source, dict[str, Any]]:
    """By source element the fields that differ from the merged element, a flow's from an empty one.

    References are in the source's own ids. The process itself is under the element "".
    """
    found = dict(around.own)
    homes = draft.homes()
    for number, source in enumerate(draft.union.sources):
        found[source.source("")] = _differing(source.process, merged, OF_PROCESS)
        for node in source.process.nodes:
            if there := merged.node.get(homes[number, node.id]):
                found[source.source(node.id)] = _differing(node, there, OF_NODE)
        for flow in source.process.flows:
            found[source.source(flow.id)] = _differing(flow, NO_FLOW, OF_FLOW)
    return {source: values for source, values in found.items() if values}


def _differing(own: Any, merged: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(own, name)) != getattr(merged, name)}
