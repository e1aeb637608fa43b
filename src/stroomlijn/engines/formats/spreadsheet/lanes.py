"""A lane for every role. What no role does lies in the lane of the step before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stroomlijn.engines.process_model import Lane, Node

from .idents import Idents, slug


def with_lanes(nodes: Sequence[Node], process: str, idents: Idents) -> tuple[list[Node], list[Lane]]:
    """The nodes with their lane, and the lanes in order of appearance. Sub-steps lie in the lane of their step."""
    named = next((node.role for node in nodes if node.role and not node.parent), "")
    if not named:
        return list(nodes), []
    lanes: dict[str, Lane] = {}
    placed: dict[str, str] = {}
    role = named
    for node in nodes:
        role = (node.role or role) if not node.parent else role
        if role not in lanes:
            lanes[role] = Lane(idents.take(f"{process}-baan-{slug(role) or 'rol'}"), role)
        placed[node.id] = placed.get(node.parent) or lanes[role].id
    return [replace(node, lane=placed[node.id]) for node in nodes], list(lanes.values())
