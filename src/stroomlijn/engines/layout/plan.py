"""What is decided about a scope before anything has coordinates."""

from __future__ import annotations

from dataclasses import dataclass, field

from stroomlijn.engines.process_model import Box, Node, Point

from .bands import Bands
from .extents import Extent
from .grid import Grid
from .routes import Route
from .scope import Scope


@dataclass(slots=True)
class Placed:
    """Boxes and points of one scope. `frames` are the pools and lanes."""

    width: float = 0.0
    height: float = 0.0
    frames: dict[str, Box] = field(default_factory=dict)
    shapes: dict[str, Box] = field(default_factory=dict)
    labels: dict[str, Box] = field(default_factory=dict)
    edges: dict[str, tuple[Point, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Plan:
    """Rows, columns and routes of a scope, and the room that everything takes.

    tracks   how many tracks the channel in each row needs;  extents: by node
    names    of lanes and pools, by id;  labels: of flows, by id;  label_cell: where such a label stands, if in a cell
    """

    scope: Scope
    bands: Bands
    grid: Grid
    routes: list[Route]
    tracks: dict[int, int]
    extents: dict[str, Extent]
    names: dict[str, str]
    labels: dict[str, str] = field(init=False)
    nodes: dict[str, Node] = field(init=False)
    events: dict[str, Node] = field(init=False)
    label_cell: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.labels = {link.id: link.label for link in self.scope.flows}
        self.label_cell = {line: cell for cell, line in self.grid.label_of.items()}
        self.nodes = {node.id: node for node in self.scope.nodes}
        self.events = {event.id: event for events in self.scope.attached.values() for event in events}

    def label_row(self, route: Route) -> int:
        """The row above which the label of a route stands: that of its own cell, else of its first horizontal piece."""
        if route.id in self.label_cell:
            return self.grid.row[self.label_cell[route.id]]
        return route.levels[1 if route.turns[0].column >= 0 else 0].row
