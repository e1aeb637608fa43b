"""Which werkrollen a version asks something of."""

from __future__ import annotations

from stroomlijn.engines.process_model import Process
from stroomlijn.organisation.queries.people import werkrol_key


def werkrol_keys(graph: Process) -> list[str]:
    """The folded names of who does a step or works along, each once, in order."""
    names = {name for node in graph.steps for name in (node.role, *node.helpers) if name}
    return sorted({werkrol_key(name) for name in names})
