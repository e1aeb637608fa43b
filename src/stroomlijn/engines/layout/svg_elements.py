"""Everything of a drawing in SVG, each element in a group of its own."""

from __future__ import annotations

from collections.abc import Mapping

from stroomlijn.engines.process_model import Drawing, Process

from .svg_edges import draw_association, draw_flow, draw_message
from .svg_frames import draw_lane, draw_pool, kinds
from .svg_nodes import draw_artifact, draw_node
from .svg_text import attribute

Part = tuple[str, str, list[str]]
"""What is drawn of one element: its id, its colour class and the lines of SVG."""


def draw_elements(
    process: Process, drawing: Drawing, numbers: Mapping[str, str], changed: frozenset[str], prefix: str
) -> list[str]:
    """Pools and lanes, open subprocesses, lines, then nodes, so that nothing hides what is drawn before it."""
    kind = kinds(process)
    nodes = [node for node in process.nodes if node.id in drawing.shapes]
    around = {node.parent for node in nodes if node.parent}
    nodes.sort(key=lambda node: bool(node.attached_to))
    drawn = _frames(process, drawing, kind)
    for is_open in (True, False):
        for node in nodes:
            if (node.id in around) is is_open:
                body = draw_node(node, drawing, numbers, node.id in changed, is_open)
                drawn.append((node.id, kind.get(node.lane, ""), body))
        if is_open:
            drawn += _lines(process, drawing, prefix)
    return [line for index, part in enumerate(drawn, 1) for line in _group(f"{prefix}-{index}", *part)]


def _frames(process: Process, drawing: Drawing, kind: dict[str, str]) -> list[Part]:
    pools = [pool for pool in process.pools if pool.id in drawing.shapes]
    lanes = [lane for lane in process.lanes if lane.id in drawing.shapes]
    drawn = [(pool.id, "", draw_pool(pool, process, drawing)) for pool in pools]
    return drawn + [(lane.id, kind.get(lane.id, ""), draw_lane(lane, process, drawing)) for lane in lanes]


def _lines(process: Process, drawing: Drawing, prefix: str) -> list[Part]:
    """Flows, messages, and artifacts with their associations."""
    flows = [flow for flow in process.flows if flow.id in drawing.edges]
    messages = [message for message in process.messages if message.id in drawing.edges]
    artifacts = [artifact for artifact in process.artifacts if artifact.id in drawing.shapes]
    drawn = [(flow.id, "", draw_flow(flow, process, drawing, prefix)) for flow in flows]
    drawn += [(message.id, "", draw_message(message, drawing, prefix)) for message in messages]
    return drawn + [
        (item.id, "", draw_association(item, drawing, prefix) + draw_artifact(item, drawing)) for item in artifacts
    ]


def _group(group_id: str, name: str, kind: str, body: list[str]) -> list[str]:
    css = f' class="{kind}"' if kind else ""
    return [f'<g id="{group_id}" data-element="{attribute(name)}"{css}>', *body, "</g>"]
