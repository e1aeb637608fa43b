"""Sizes of BPMN DI as tools use them, and the distances that keep a drawing legible. One unit is about one pixel."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from stroomlijn.engines.process_model import Artifact, Kind, Node, named

from .text import LINE_HEIGHT, LONGEST, longest_piece, wrap

TASK = (100.0, 80.0)
EVENT = (36.0, 36.0)
GATEWAY = (50.0, 50.0)
DATA = (36.0, 50.0)
ANNOTATION_WIDTH = 110.0
STRIP = 30.0
"""Width of the strip with the name of a pool or lane."""

WIDEST_TASK = 180.0
TASK_PADDING = 12.0
LABEL_WIDTH = 90.0
WIDEST_LABEL = 160.0
LABEL_LINES = 4
FLOW_LABEL_WIDTH = 84.0
GAP = 44.0
"""Least distance between two columns."""
TRACK = 14.0
"""Distance between two vertical lines in one gap."""
ROW_GAP = 22.0
"""Least distance between what stands in two rows."""
BAND_PADDING = 16.0
POOL_GAP = 34.0
MARGIN = 20.0
LABEL_GAP = 4.0
INSIDE = 14.0
"""Between the border of a subprocess and its content; its name stands in a strip above the content."""
INSIDE_NAME = 24.0


def node_size(node: Node) -> tuple[float, float]:
    """Width and height of a node; an expanded subprocess is sized by its content, elsewhere."""
    if node.kind is Kind.EVENT:
        return EVENT
    if node.kind is Kind.GATEWAY:
        return GATEWAY
    return (min(max(TASK[0], ceil(longest_piece(node.label)) + TASK_PADDING), WIDEST_TASK), TASK[1])


def node_label_size(node: Node) -> tuple[float, float]:
    """Width and height of a label outside its node; (0, 0) when the node has none or carries it inside."""
    if node.kind not in (Kind.EVENT, Kind.GATEWAY):
        return (0.0, 0.0)
    return label_size(named(node), LABEL_WIDTH)


def label_size(text: str, width: float) -> tuple[float, float]:
    """The box of a label in lines of at most `width`, or of its longest word; (0, 0) for an empty text."""
    return _label_size(text[: LONGEST + 1], width)


# Each way in which a process is tried asks for the same labels again.
@lru_cache(maxsize=4096)
def _label_size(text: str, width: float) -> tuple[float, float]:
    width = min(max(width, ceil(longest_piece(text))), WIDEST_LABEL)
    lines = wrap(text, width, LABEL_LINES)
    return (width, len(lines) * LINE_HEIGHT) if lines else (0.0, 0.0)


def artifact_size(artifact: Artifact) -> tuple[float, float]:
    """Width and height of what is drawn beside the nodes, without its label."""
    if artifact.type == "textAnnotation":
        return (ANNOTATION_WIDTH, max(30.0, len(wrap(artifact.label, ANNOTATION_WIDTH - 12, 6)) * LINE_HEIGHT + 8))
    if artifact.type == "group":
        return (140.0, 60.0)
    return (50.0, 50.0) if artifact.type.startswith("dataStore") else DATA


def artifact_label_size(artifact: Artifact) -> tuple[float, float]:
    """Width and height of the label below a data object or store."""
    return (0.0, 0.0) if artifact.type in ("textAnnotation", "group") else label_size(artifact.label, LABEL_WIDTH)
