"""The one in-memory process graph that all engines share."""

from .drawing import Box, Drawing, Point
from .graph import (
    Artifact,
    Event,
    Flow,
    Gateway,
    Kind,
    Lane,
    MessageFlow,
    Node,
    Pool,
    Process,
    Source,
)
from .json import process_from_json, process_to_json

__all__ = [
    "Artifact",
    "Box",
    "Drawing",
    "Event",
    "Flow",
    "Gateway",
    "Kind",
    "Lane",
    "MessageFlow",
    "Node",
    "Point",
    "Pool",
    "Process",
    "Source",
    "process_from_json",
    "process_to_json",
]
