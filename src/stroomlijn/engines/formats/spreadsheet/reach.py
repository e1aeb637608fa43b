"""Which rows no way leads to, and from which rows no way leads to an end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stroomlijn.engines.process_model import Event, Flow, Node

from .rows import StepRow


def remark_reach(nodes: Sequence[Node], flows: Sequence[Flow], rows: Mapping[str, StepRow]) -> None:
    """Leaves a remark in each row that is never reached or never gets to an end."""
    begun = _reached((node.id for node in nodes if node.event is Event.START), _ahead(flows))
    ended = _reached((node.id for node in nodes if node.event is Event.END), _behind(flows))
    for node in nodes:
        row = rows.get(node.id)
        if row is not None and node.id not in begun:
            row.remark("workbook-step-never-reached")
        elif row is not None and node.id not in ended:
            row.remark("workbook-step-never-ends")


def _ahead(flows: Sequence[Flow]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for flow in flows:
        found.setdefault(flow.source, []).append(flow.target)
    return found


def _behind(flows: Sequence[Flow]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for flow in flows:
        found.setdefault(flow.target, []).append(flow.source)
    return found


def _reached(begin: Iterable[str], neighbours: Mapping[str, list[str]]) -> set[str]:
    seen = set(begin)
    ahead = list(seen)
    while ahead:
        new = [node for node in neighbours.get(ahead.pop(), ()) if node not in seen]
        seen.update(new)
        ahead += new
    return seen
