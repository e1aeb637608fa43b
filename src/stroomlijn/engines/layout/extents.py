"""How much room every cell takes around its middle: node, label, boundary events below and artifacts above."""

from __future__ import annotations

from dataclasses import dataclass, field

from stroomlijn.engines.process_model import Artifact, Box, Node, named

from .ports import BOTTOM, TOP
from .sizes import EVENT, LABEL_GAP, artifact_label_size, artifact_size, label_size, node_label_size

_BOUNDARY_STEP = 46.0
_BOUNDARY_LABEL = 64.0
_ARTIFACT_GAP = 22.0
JOG = 10.0
"""Distance below a boundary event at which its line bends off when the column below is taken."""


@dataclass(slots=True)
class Extent:
    """Boxes relative to the middle of the cell: `left`, `up`, `right`, `down` are the distances they reach."""

    size: tuple[float, float]
    shapes: dict[str, Box] = field(default_factory=dict)
    labels: dict[str, Box] = field(default_factory=dict)
    left: float = 0.0
    up: float = 0.0
    right: float = 0.0
    down: float = 0.0

    def put(self, id: str, box: Box, label: bool = False) -> None:  # noqa: A002 - the word of the graph
        (self.labels if label else self.shapes)[id] = box
        self.left, self.up = max(self.left, -box.x), max(self.up, -box.y)
        self.right, self.down = max(self.right, box.right), max(self.down, box.bottom)


def extent_of(
    node: Node,
    size: tuple[float, float],
    attached: list[Node],
    artifacts: list[Artifact],
    sides: dict[tuple[str, str], str],
) -> Extent:
    """The extent of a node with its boundary events, artifacts and label.

    `sides` tells at which sides lines leave it; the label avoids those.
    """
    width = max(size[0], len(attached) * boundary_step(attached))
    extent = Extent((width, size[1]))
    extent.put(node.id, _around(0, 0, width, size[1]))
    for event in attached:
        _put_boundary(event, boundary_offsets(attached, width)[event.id], size[1] / 2, extent)
    _put_label(node, size, sides, extent)
    _put_artifacts(artifacts, extent)
    return extent


def boundary_step(attached: list[Node]) -> float:
    """Distance between boundary events on one activity; wider when they carry a label."""
    widest = max((label_size(named(event), _BOUNDARY_LABEL)[0] for event in attached), default=0.0)
    return widest + 14 if widest and len(attached) > 1 else _BOUNDARY_STEP


def boundary_offsets(attached: list[Node], width: float) -> dict[str, float]:
    """Where boundary events stand along the bottom, from the middle; the first stands at the right."""
    step = boundary_step(attached)
    return {event.id: width / 2 - step * (index + 0.5) for index, event in enumerate(attached)}


def _around(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, width, height)


def _put_boundary(event: Node, x: float, y: float, extent: Extent) -> None:
    extent.put(event.id, _around(x, y, *EVENT))
    extent.down = max(extent.down, y + EVENT[1] / 2 + JOG * 1.5)
    width, height = label_size(named(event), _BOUNDARY_LABEL)
    if height:
        extent.put(event.id, Box(x + LABEL_GAP + 2, y + EVENT[1] / 2 + 1, width, height), label=True)


def _put_label(node: Node, size: tuple[float, float], sides: dict[tuple[str, str], str], extent: Extent) -> None:
    width, height = node_label_size(node)
    if not height:
        return
    edge = size[1] / 2 + LABEL_GAP
    if (node.id, BOTTOM) not in sides:
        box = Box(-width / 2, edge, width, height)
    elif (node.id, TOP) not in sides:
        box = Box(-width / 2, -edge - height, width, height)
    else:
        box = Box(LABEL_GAP * 2, edge - 8, width, height)
    extent.put(node.id, box, label=True)


def _put_artifacts(artifacts: list[Artifact], extent: Extent) -> None:
    """Side by side above the node, their labels above them, so that the line down to the node is free."""
    sizes = [(artifact_size(artifact), artifact_label_size(artifact)) for artifact in artifacts]
    widths = [max(own[0], label[0]) for own, label in sizes]
    x = -(sum(widths) + 16.0 * (len(widths) - 1)) / 2
    bottom = -extent.up - _ARTIFACT_GAP
    for artifact, (own, label), width in zip(artifacts, sizes, widths, strict=True):
        extent.put(artifact.id, Box(x + (width - own[0]) / 2, bottom - own[1], *own))
        if label[1]:
            top = bottom - own[1] - label[1] - 2
            extent.put(artifact.id, Box(x + (width - label[0]) / 2, top, *label), label=True)
        x += width + 16.0
