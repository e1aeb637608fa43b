"""Which werkrollen steps ask something of."""

from __future__ import annotations

from collections.abc import Iterable

from stroomlijn.engines.process_model import Node
from stroomlijn.organisation.queries.people import werkrol_key


def werkrol_keys(nodes: Iterable[Node]) -> list[str]:
    """The folded names of who does a step or works along, each once, in order."""
    return sorted({werkrol_key(name) for node in nodes for name in node.workers})
