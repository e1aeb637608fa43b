"""Where the elements of a process stand on paper. Units are those of BPMN DI: about one pixel on screen."""

from __future__ import annotations

from dataclasses import dataclass, field

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return (self.x + self.width / 2, self.y + self.height / 2)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Places by element id.

    shapes   nodes, lanes, pools, artifacts
    edges    flows, messages, associations: at least two points from source to target. An association stands under
             `association_id` and runs as its direction says; without direction from the artifact to the node
    labels   where the name of an event, gateway, flow or message stands, when it is not inside its shape
    """

    shapes: dict[str, Box] = field(default_factory=dict)
    edges: dict[str, tuple[Point, ...]] = field(default_factory=dict)
    labels: dict[str, Box] = field(default_factory=dict)


def association_id(artifact: str, node: str, direction: str) -> str:
    """Under which id the line between an artifact and one of its links (node, direction) is drawn."""
    return f"{artifact}-{direction or 'with'}-{node}"
